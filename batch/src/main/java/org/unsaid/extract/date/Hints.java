package org.unsaid.extract.date;

import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Precision;
import org.unsaid.extract.date.DateCandidate.Role;
import org.unsaid.extract.date.DateCandidate.Source;

/**
 * Dates that come from outside of the page's own words: its sender's, a researcher's, its address.
 */
final class Hints {

  /** A date stands at the beginning of what names it. */
  private static final int LONGEST = 400;

  private Hints() {}

  /** Reads what came with the page. */
  static void read(Surround surround, DateText.Habits habits, List<Clue> clues) {
    for (var hint : surround.hints()) {
      double weight =
          switch (hint.source()) {
            case FEED, SITEMAP -> Weights.FEED;
            case LIST -> Weights.LIST;
            case HTTP -> Weights.HTTP;
            case DOCUMENT -> Weights.DOCUMENT;
            case SELECTOR -> Weights.SELECTOR;
            default -> 1;
          };
      var clue =
          clue(
              hint.text(),
              hint.source(),
              hint.role(),
              weight,
              hint.place(),
              "came with the page",
              habits);
      if (clue != null) {
        clues.add(clue);
      }
    }
  }

  /**
   * Reads the date where a researcher says that it stands.
   *
   * @return why there is none, in words; empty: there is one
   */
  static String selected(Document page, String selector, DateText.Habits habits, List<Clue> clues) {
    List<Element> elements;
    try {
      elements = page.select(selector);
    } catch (Selector.SelectorParseException | IllegalArgumentException e) {
      return "selector " + selector + " is not CSS";
    }
    for (var element : elements) {
      var clue = selected(element, selector, habits);
      if (clue != null) {
        clues.add(clue);
        return "";
      }
    }
    return "selector " + selector + (elements.isEmpty() ? " finds nothing" : " finds no date");
  }

  private static @Nullable Clue selected(Element element, String selector, DateText.Habits habits) {
    for (var attribute : List.of("datetime", "content", "title", "")) {
      var clue =
          clue(
              attribute.isEmpty() ? element.text() : element.attr(attribute),
              Source.SELECTOR,
              Role.PUBLISHED,
              Weights.SELECTOR,
              selector,
              "the selector of the watch file",
              habits);
      if (clue != null) {
        return clue;
      }
    }
    return null;
  }

  private static @Nullable Clue clue(
      String text,
      Source source,
      Role role,
      double weight,
      String place,
      String why,
      DateText.Habits habits) {
    if (text.isBlank()) {
      return null;
    }
    var time = MachineDates.value(text.strip());
    if (time.isPresent()) {
      return Clue.stated(time.get(), source, role, weight, place, text, why);
    }
    var found = DateText.find(text.length() > LONGEST ? text.substring(0, LONGEST) : text, habits);
    if (found.isEmpty()) {
      return null;
    }
    var first = found.getFirst();
    return new Clue(
        first.time(),
        first.swapped(),
        DayOrder.of(first, text),
        source,
        role,
        first.yearAssumed() ? weight * Weights.YEAR_ASSUMED : weight,
        place,
        text,
        why);
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
