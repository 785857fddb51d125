package org.unsaid.demo;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * One site: what it answers follows from the time alone.
 *
 * @param shows how many items its list shows
 */
record Site(
    String host,
    String name,
    Form form,
    String path,
    int shows,
    ZoneId zone,
    List<Happening> happenings) {

  Site {
    happenings = List.copyOf(happenings);
  }

  /** How it lists what it publishes. */
  enum Form {
    RSS,
    ATOM,
    SITEMAP,
    /** A page with links to pages. */
    LIST,
    /** A page with links to PDF files. */
    PDFS
  }

  /** A page as it stands at a time. */
  record Page(String path, String title, String text, ZonedDateTime posted, Instant changed) {}

  Reply answer(String asked, Instant now) {
    var past = happenings.stream().filter(each -> !each.at().isAfter(now)).toList();
    if (isDown(past)) {
      return Reply.error(503, "Service unavailable");
    }
    if (asked.equals("/robots.txt")) {
      return Reply.of("text/plain; charset=utf-8", "User-agent: *\nAllow: /\n");
    }
    var pages = pages(past);
    if (asked.equals(path)) {
      boolean redesigned = past.stream().anyMatch(each -> each.what() == Happening.What.REDESIGN);
      return new Paper(this, redesigned).list(pages.subList(0, Math.min(shows, pages.size())));
    }
    return pages.stream()
        .filter(page -> page.path().equals(asked))
        .findFirst()
        .map(new Paper(this, false)::page)
        .orElseGet(() -> Reply.error(404, "Not found"));
  }

  private static boolean isDown(List<Happening> past) {
    boolean down = false;
    for (var each : past) {
      down = each.what() == Happening.What.DOWN || (down && each.what() != Happening.What.UP);
    }
    return down;
  }

  /** The newest first. */
  private List<Page> pages(List<Happening> past) {
    var pages = new LinkedHashMap<String, Page>();
    for (var each : past) {
      var path = "/" + each.page() + (form == Form.PDFS ? ".pdf" : ".html");
      switch (each.what()) {
        case POST ->
            pages.put(
                path, new Page(path, each.title(), each.text(), each.at().atZone(zone), each.at()));
        case EDIT ->
            pages.computeIfPresent(
                path,
                (_, page) -> new Page(path, each.title(), each.text(), page.posted(), each.at()));
        case DELETE -> pages.remove(path);
        case DOWN, UP, REDESIGN -> {}
      }
    }
    return new ArrayList<>(pages.values()).reversed();
  }
}
