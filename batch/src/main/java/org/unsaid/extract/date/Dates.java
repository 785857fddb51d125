package org.unsaid.extract.date;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Precision;
import org.unsaid.extract.date.DateCandidate.Role;
import org.unsaid.extract.date.DateCandidate.Source;

/** Reads when a page was published, from all that it shows. */
public final class Dates {

  /** Before this, nothing was published on the web; an older date needs words that say so. */
  private static final LocalDate WEB = LocalDate.of(1995, 1, 1);

  private Dates() {}

  /**
   * Collects and weighs the dates of a page.
   *
   * @param page left as it is
   */
  public static Dating read(Document page, Surround surround) {
    var locality = Locality.of(page, surround);
    var latest = latest(surround);
    var found = new PageDates(locality, latest);
    var walk = new PageWalk(found);
    NodeTraversor.traverse(walk, page);
    walk.end();
    var clues = new ArrayList<Clue>();
    Hints.read(surround, found.habits(), clues);
    var notes = new ArrayList<String>();
    if (surround.selector() != null) {
      notes.add(Hints.selected(page, surround.selector(), found.habits(), clues));
    }
    Hints.address(found.canonical, surround, clues);
    LinkedClues.read(found.stated.things, found.titles, surround, found.habits(), clues);
    clues.addAll(found.stated.clues);
    clues.addAll(ShownDates.weigh(found));
    var possible = Updates.tell(within(DayOrder.settle(clues, latest), latest));
    if (FrontPage.is(surround.url())) {
      possible = FrontPage.read(possible);
    }
    if (found.passedOver > 0) {
      notes.add("%d more dates were counted only".formatted(found.passedOver));
    }
    notes.removeIf(String::isEmpty);
    return Choice.of(possible, locality, notes);
  }

  /**
   * The zone in which most publishers of such an address and language live: a guess, for a person
   * to correct.
   *
   * @param language BCP 47; empty: unknown
   * @return null: neither tells
   */
  public static @Nullable ZoneId zone(@Nullable URI url, String language) {
    var page = Document.createShell("");
    var root = page.firstElementChild();
    if (root != null) {
      root.attr("lang", language);
    }
    var locality = Locality.of(page, new Surround(url, null, null, null, List.of()));
    var country = locality.country();
    return locality.zone() != null ? locality.zone() : country == null ? null : country.most();
  }

  /** The last day that any date of the page can have; null: unknown. */
  private static @Nullable LocalDate latest(Surround surround) {
    LocalDate latest = null;
    if (surround.captured() != null) {
      latest = surround.captured().atZone(ZoneOffset.UTC).toLocalDate().plusDays(1);
    }
    for (var hint : surround.hints()) {
      if (hint.source() == Source.HTTP && hint.role() != Role.UPDATED) {
        var time = MachineDates.value(hint.text());
        if (time.isPresent()) {
          var day = time.get().start().toLocalDate().plusDays(1);
          latest = latest == null || day.isBefore(latest) ? day : latest;
        }
      }
    }
    return latest;
  }

  private static List<Clue> within(List<Clue> clues, @Nullable LocalDate latest) {
    var within = new ArrayList<Clue>();
    for (var clue : clues) {
      if (latest != null && clue.day().isAfter(latest)) {
        continue;
      }
      if (clue.day().isBefore(WEB)
          && (clue.role() != Role.PUBLISHED
              || clue.source() == Source.URL
              || clue.source() == Source.META)) {
        continue;
      }
      if (clue.time().precision() == Precision.YEAR) {
        continue;
      }
      within.add(clue);
    }
    return within;
  }
}
