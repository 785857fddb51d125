package org.unsaid.extract.date;

import java.util.List;
import org.jsoup.nodes.Document;
import org.unsaid.core.Precision;
import org.unsaid.extract.date.DateCandidate.Role;
import org.unsaid.extract.date.DateCandidate.Source;

/**
 * Dates that come from outside of the page's own words: its sender's, a researcher's, its address.
 */
final class Hints {

  private Hints() {}

  static void read(Document page, Surround surround, DateText.Habits habits, List<Clue> clues) {
    for (var hint : surround.hints()) {
      double weight =
          switch (hint.source()) {
            case FEED, SITEMAP -> Weights.FEED;
            case HTTP -> Weights.HTTP;
            case DOCUMENT -> Weights.DOCUMENT;
            case SELECTOR -> Weights.SELECTOR;
            default -> 1;
          };
      add(hint.text(), hint.source(), hint.role(), weight, hint.place(), habits, clues);
    }
    var selector = surround.selector();
    if (selector == null) {
      return;
    }
    for (var element : page.select(selector)) {
      for (var attribute : List.of("datetime", "content", "title")) {
        if (add(
            element.attr(attribute),
            Source.SELECTOR,
            Role.PUBLISHED,
            Weights.SELECTOR,
            selector,
            habits,
            clues)) {
          return;
        }
      }
      if (add(
          element.text(),
          Source.SELECTOR,
          Role.PUBLISHED,
          Weights.SELECTOR,
          selector,
          habits,
          clues)) {
        return;
      }
    }
  }

  private static boolean add(
      String text,
      Source source,
      Role role,
      double weight,
      String place,
      DateText.Habits habits,
      List<Clue> clues) {
    if (text.isBlank()) {
      return false;
    }
    var why = source == Source.SELECTOR ? "the selector of the watch file" : "came with the page";
    var time = MachineDates.value(text.strip());
    if (time.isPresent()) {
      clues.add(Clue.stated(time.get(), source, role, weight, place, text, why));
      return true;
    }
    var found = DateText.find(text.length() > 400 ? text.substring(0, 400) : text, habits);
    if (found.isEmpty()) {
      return false;
    }
    var first = found.getFirst();
    clues.add(
        new Clue(
            first.time(),
            first.swapped(),
            DayOrder.of(first, text),
            source,
            role,
            weight,
            place,
            text,
            why));
    return true;
  }

  static void address(String canonical, Surround surround, List<Clue> clues) {
    var url = surround.url() == null ? "" : surround.url().toString();
    var place = "address";
    var time = MachineDates.path(url);
    if (time.isEmpty()) {
      url = canonical;
      place = "canonical address";
      time = MachineDates.path(url);
    }
    if (time.isPresent()) {
      boolean day = time.get().precision().compareTo(Precision.DAY) >= 0;
      clues.add(
          Clue.stated(
              time.get(),
              Source.URL,
              Role.PUBLISHED,
              day ? Weights.URL_DAY : Weights.URL_MONTH,
              place,
              url,
              "the address names the day"));
    }
  }
}
