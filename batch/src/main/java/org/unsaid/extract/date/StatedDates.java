package org.unsaid.extract.date;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.unsaid.core.Precision;
import org.unsaid.extract.date.DateCandidate.Role;
import org.unsaid.extract.date.DateCandidate.Source;

/** Collects the dates that a page states for programs: scripts, meta elements, properties. */
final class StatedDates {

  /** More of one page are passed over. */
  private static final int MOST = 400;

  final List<Clue> clues = new ArrayList<>();
  final List<LinkedData.Thing> things = new ArrayList<>();

  private final DateText.Habits habits;
  private int scripted;

  StatedDates(DateText.Habits habits) {
    this.habits = habits;
  }

  void script(Element script, String text) {
    var type = script.attr("type");
    if (type.contains("ld+json")) {
      if (things.size() < MOST) {
        things.addAll(LinkedData.read(text));
      }
      return;
    }
    if (text.length() < 200 && script.parent() != null && !script.parent().nameIs("head")) {
      written(text);
    }
    scripted(text);
  }

  /** A short script amid the text often writes the date there. */
  private void written(String text) {
    if ((!text.contains("20") && !text.contains("19")) || clues.size() > MOST) {
      return;
    }
    for (var date : DateText.find(text, habits)) {
      if (date.time().precision().compareTo(Precision.DAY) >= 0) {
        clues.add(
            new Clue(
                date.time(),
                date.swapped(),
                DayOrder.of(date, text),
                Source.META,
                Role.UNKNOWN,
                Weights.SCRIPT,
                "script",
                text.substring(date.start(), date.end()),
                "a script amid the text writes it"));
        return;
      }
    }
  }

  /** Dates of publication in other data, such as that which a program builds the page from. */
  private void scripted(String text) {
    int from = 0;
    while (scripted < 40) {
      int at = text.indexOf("ubli", from);
      if (at < 0) {
        return;
      }
      from = at + 4;
      int colon = at + 4;
      // the rest of the name, and what ends it
      while (colon < text.length()
          && colon < at + 24
          && (Character.isLetterOrDigit(text.charAt(colon))
              || "_-\"'\\ ".indexOf(text.charAt(colon)) >= 0)) {
        colon++;
      }
      if (colon >= text.length() || (text.charAt(colon) != ':' && text.charAt(colon) != '=')) {
        continue;
      }
      var name = text.substring(Math.max(0, at - 12), colon).toLowerCase(Locale.ROOT);
      if (name.contains("publisher") || name.contains("unpubli") || name.contains("republi")) {
        continue;
      }
      int value = colon + 1;
      while (value < text.length()
          && value < colon + 4
          && "\"'\\ ".indexOf(text.charAt(value)) >= 0) {
        value++;
      }
      int end = value;
      while (end < text.length() && end < value + 40 && "\"'\\,}<;".indexOf(text.charAt(end)) < 0) {
        end++;
      }
      if (end - value < 8 || !Character.isDigit(text.charAt(value))) {
        continue;
      }
      var quote = text.substring(value, end);
      var time = MachineDates.value(quote);
      if (time.isPresent()) {
        scripted++;
        clues.add(
            Clue.stated(
                time.get(),
                Source.META,
                Role.UNKNOWN,
                Weights.SCRIPT,
                "script",
                quote,
                "data of a program in the page"));
      }
    }
  }

  void meta(Element meta, int flags) {
    var content = meta.attr("content");
    if (content.length() < 6 || content.length() > 80) {
      return;
    }
    for (var attribute : List.of("property", "name", "itemprop", "http-equiv")) {
      var key = meta.attr(attribute);
      if (!key.isEmpty()
          && stated(key, content, "<meta " + attribute + "=\"" + key + "\">", flags, false)) {
        return;
      }
    }
  }

  void property(Element element, String name, int flags) {
    if (!name.contains("ate") && !name.contains("ublish")) {
      return;
    }
    var content = element.attr("content");
    if (content.isEmpty()) {
      content = element.attr("datetime");
    }
    boolean shown = content.isEmpty();
    if (shown && element.childNodeSize() < 6) {
      content = element.text();
    }
    if (content.length() >= 6 && content.length() < 80) {
      stated(
          name, content, "<" + element.normalName() + " itemprop=\"" + name + "\">", flags, true);
    }
  }

  private boolean stated(String name, String content, String place, int flags, boolean property) {
    var key = name.startsWith("schema:") ? name.substring(7) : name;
    var meaning = MetaDates.of(key);
    if (meaning == null || clues.size() > MOST) {
      return false;
    }
    double weight = meaning.weight();
    if (property) {
      weight = Math.min(weight, Weights.ITEMPROP);
    }
    var role = meaning.role();
    var why = meaning.why();
    if ((flags
            & (Surroundings.COMMENTS
                | Surroundings.RELATED
                | Surroundings.ASIDE
                | Surroundings.FOOTER
                | Surroundings.NAVIGATION))
        != 0) {
      weight *= Weights.IN_RELATED;
      role = role == Role.PUBLISHED ? Role.TEASER : role;
      why = why + ", but beside the text";
    }
    var time = MachineDates.value(content.strip());
    if (time.isPresent()) {
      if (!onlyYear(time.get(), meaning)) {
        clues.add(Clue.stated(time.get(), Source.META, role, weight, place, content, why));
      }
      return true;
    }
    var found = DateText.find(content, habits);
    if (found.isEmpty()) {
      return false;
    }
    var first = found.getFirst();
    if (onlyYear(first.time(), meaning)) {
      return true;
    }
    clues.add(
        new Clue(
            first.time(),
            first.swapped(),
            DayOrder.of(first, content),
            Source.META,
            role,
            weight,
            place,
            content,
            why));
    return true;
  }

  /** Where no name says published, the first of January is what systems write for a mere year. */
  private static boolean onlyYear(ShownTime time, MetaDates.Meaning meaning) {
    return meaning.role() == Role.PUBLISHED
        && meaning.weight() <= Weights.META_CREATED
        && !time.timed()
        && time.start().getDayOfYear() == 1;
  }

  void comment(String text) {
    if (text.length() > 4000) {
      return;
    }
    int at = text.indexOf("<date>");
    if (at < 0) {
      at = text.indexOf("<pubdate>");
    }
    if (at >= 0) {
      int start = text.indexOf('>', at) + 1;
      int end = text.indexOf('<', start);
      if (end > start && end < start + 40) {
        var quote = text.substring(start, end).strip();
        MachineDates.value(quote)
            .ifPresent(
                time ->
                    clues.add(
                        Clue.stated(
                            time,
                            Source.META,
                            Role.PUBLISHED,
                            Weights.COMMENT_NODE,
                            "comment in the markup",
                            quote,
                            "left by the publishing system")));
      }
    }
  }
}
