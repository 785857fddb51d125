package org.unsaid.extract.listing;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Finds the text beside a link that looks like a date, as written. What date it is, if any, others
 * decide: here it is enough to tell it from titles and counts.
 */
final class NearDate {

  /** A date and its label stand in a short text; a longer one is a teaser. */
  private static final int SHORT = 60;

  private static final int DEEPEST = 40;

  private static final String DATE =
      "(?:\\p{Nd}{4}\\s?[-./年년]\\s?\\p{Nd}{1,2}(?:\\s?[-./月월]\\s?\\p{Nd}{1,2}[日일]?)?[.月월]?"
          + "|\\p{Nd}{1,2}\\s?[-./]\\s?\\p{Nd}{1,2}\\s?[-./]\\s?(?:\\p{Nd}{4}|\\p{Nd}{2})"
          + "|\\p{Nd}{1,2}[月월]\\s?\\p{Nd}{1,2}[日일]"
          + "|\\p{Nd}{1,2}(?:\\.|st|nd|rd|th|er|º)?[ \u00a0-]*(?:de |of )?[\\p{L}\\p{M}.]{3,20},?"
          + "[ \u00a0-]*(?:del? )?\\p{Nd}{4}"
          + "|[\\p{L}\\p{M}.]{3,20}[ \u00a0]+\\p{Nd}{1,2}(?:st|nd|rd|th)?,?[ \u00a0]+\\p{Nd}{4})"
          + "(?:[ ,T\u00a0]+\\p{Nd}{1,2}[:.h]\\p{Nd}{2}(?::\\p{Nd}{2})?)?";

  private static final Pattern SOMEWHERE = Pattern.compile("(?<![\\p{Nd}])" + DATE + "(?!\\p{Nd})");

  /** Nothing but a date, perhaps in brackets; here also one without a year. */
  private static final Pattern ALONE =
      Pattern.compile(
          "[\\[(（【|]?\\s*(?:[\\p{L}.]{2,12},?\\s*)?(?:"
              + DATE
              + "|(?:19|20)\\p{Nd}{6}"
              + "|\\p{Nd}{1,2}[-/]\\p{Nd}{1,2}(?:\\s+\\p{Nd}{1,2}:\\p{Nd}{2})?"
              + "|\\p{Nd}{1,2}\\.\\p{Nd}{1,2}\\.)\\s*[\\])）】|]?");

  private NearDate() {}

  /** Whether a text is a date and nothing else. */
  static boolean isAlone(String text) {
    return text.length() <= SHORT && hasDigit(text) && ALONE.matcher(text.strip()).matches();
  }

  /**
   * The date in the row of a link.
   *
   * @param title within which dates belong to the title, unless they stand alone
   */
  static @Nullable String in(Node row, Element title) {
    if (row instanceof TextNode words) {
      return of(words, title);
    }
    for (var node : (Iterable<Node>) row.nodeStream()::iterator) {
      if (node instanceof Element element && element.tag().normalName().equals("time")) {
        var written = element.attr("datetime").strip();
        if (hasDigit(written) && written.length() <= SHORT) {
          return written;
        }
      }
      if (node instanceof TextNode words && hasDigit(words.getWholeText())) {
        var date = of(words, title);
        if (date != null) {
          return date;
        }
      }
    }
    return null;
  }

  private static @Nullable String of(TextNode words, Element title) {
    var text = Plain.spaced(words.getWholeText());
    if (isAlone(text)) {
      return text;
    }
    if (isWithin(words, title)) {
      return null;
    }
    var date = dateIn(text);
    if (date != null) {
      return date;
    }
    // a day in one element and its month in the next
    var around = words.parentElement();
    for (int i = 0; i < 2 && around != null; i++, around = around.parent()) {
      var brief = brief(around, title);
      if (brief == null) {
        return null;
      }
      date = dateIn(brief);
      if (date != null) {
        return date;
      }
    }
    return null;
  }

  private static @Nullable String dateIn(String text) {
    if (text.length() > 400) {
      return null;
    }
    var date = SOMEWHERE.matcher(text);
    if (!date.find()) {
      return null;
    }
    return text.length() <= SHORT ? text : date.group();
  }

  /** The text of an element but for the title in it, null if it is not short. */
  private static @Nullable String brief(Element element, Element title) {
    var text = new StringBuilder();
    int nodes = 0;
    for (var node : (Iterable<Node>) element.nodeStream()::iterator) {
      if (++nodes > 30 || text.length() > SHORT) {
        return null;
      }
      if (node instanceof TextNode words && !isWithin(words, title)) {
        text.append(words.getWholeText()).append(' ');
      }
    }
    var plain = Plain.spaced(text.toString());
    return plain.length() > SHORT ? null : plain;
  }

  static boolean isWithin(Node node, Element element) {
    var at = node;
    for (int i = 0; i < DEEPEST && at != null; i++, at = at.parent()) {
      if (at.equals(element)) {
        return true;
      }
    }
    return false;
  }

  static boolean hasDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
