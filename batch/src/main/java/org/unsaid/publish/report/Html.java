package org.unsaid.publish.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.unsaid.publish.TextTable;
import org.unsaid.publish.picture.Drawing;

/** Pieces of pages. What is written by others goes in by {@link #theirs} and {@link #link}. */
final class Html {

  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+");
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'").withZone(ZoneOffset.UTC);
  private static final String NONE = "(no title)";

  private Html() {}

  /** Our own words. */
  static Element add(Element into, String tag, String words) {
    return into.appendElement(tag).appendText(words);
  }

  /** Words of others, in whatever direction, which turn nothing round that stands beside them. */
  static Element theirs(Element into, String words) {
    var plain = TextTable.plain(words).strip();
    return into.appendElement("bdi").attr("dir", "auto").appendText(plain.isEmpty() ? NONE : plain);
  }

  /** Words of others that lead to their place on the web, if that is one. */
  static void link(Element into, @Nullable String address, String words) {
    if (address != null && ADDRESS.matcher(address).matches()) {
      theirs(
          into.appendElement("a").attr("href", address).attr("rel", "noreferrer noopener"), words);
    } else {
      theirs(into, words);
    }
  }

  /** To another page of the site. */
  static Element to(Element into, String root, String place) {
    return into.appendElement("a").attr("href", root + place);
  }

  static String time(@Nullable Instant instant) {
    return instant == null ? "never" : instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  static String minute(Instant instant) {
    return MINUTE.format(instant);
  }

  /** A time that is broken between day and clock alone. */
  static void when(Element into, String text) {
    var parts = text.replaceAll("(?<=\\d)T(?=\\d)", " ").split(" ", -1);
    for (int i = 0; i < parts.length; i++) {
      into.appendText(i == 0 ? "" : " ");
      into.appendElement("span").addClass("t").appendText(parts[i]);
    }
  }

  /** A picture for wide screens and one for narrow ones, of which one is shown. */
  static void figure(Element into, String id, String caption, Drawing wide, Drawing narrow) {
    var figure = into.appendElement("figure");
    figure.appendElement("div").addClass("wide").appendChild(new DataNode(wide.svg(id + "-wide")));
    figure
        .appendElement("div")
        .addClass("narrow")
        .appendChild(new DataNode(narrow.svg(id + "-narrow")));
    figure.appendElement("figcaption").appendText(caption);
  }

  static String count(long number, String one) {
    return "%,d %s%s".formatted(number, one, number == 1 ? "" : "s");
  }
}
