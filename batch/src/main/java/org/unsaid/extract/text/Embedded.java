package org.unsaid.extract.text;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Text that a page carries for machines, within its scripts: search engines are told the body of an
 * article, and pages that are drawn by scripts carry what is to be drawn. Strings are found without
 * reading the JSON around them, which is often broken, or is a program.
 */
final class Embedded {

  private static final Pattern BODY = Pattern.compile("\"articleBody\"\\s{0,9}:\\s{0,9}\"");

  /**
   * Scripts that are read for their longest text, in characters in all: beyond it is no article.
   */
  private static final int MOST = 4_000_000;

  /** A text that is drawn by a script is longer, or it is a label. */
  private static final int SHORTEST = 200;

  private Embedded() {}

  /** What search engines are told is the body of the article; empty: nothing. */
  static String articleBody(Document page) {
    var best = "";
    for (var script : page.getElementsByTag("script")) {
      var data = script.data();
      if (!data.contains("\"articleBody\"")) {
        continue;
      }
      var matcher = BODY.matcher(data);
      if (matcher.find()) {
        var text = plain(unescape(data, matcher.end()));
        if (text.length() > best.length()) {
          best = text;
        }
      }
    }
    return best;
  }

  /** The longest running text in any script that holds data; empty: none. */
  static String longest(Document page) {
    int from = -1;
    Element holder = null;
    int longest = SHORTEST;
    int read = 0;
    for (var script : page.getElementsByTag("script")) {
      var data = script.data();
      var type = script.attr("type");
      boolean holds =
          type.endsWith("json")
              || data.contains("__NEXT_DATA__")
              || data.contains("__next_f")
              || data.contains("__INITIAL_STATE__")
              || data.contains("__NUXT__")
              || data.contains("JSON.parse");
      if (!holds || (read += data.length()) > MOST) {
        continue;
      }
      for (int i = data.indexOf('"'); i >= 0; ) {
        int end = endOf(data, i + 1);
        if (end - i > longest && isText(data, i + 1, end)) {
          longest = end - i;
          from = i + 1;
          holder = script;
        }
        i = end < data.length() ? data.indexOf('"', end + 1) : -1;
      }
    }
    return holder == null ? "" : plain(unescape(holder.data(), from));
  }

  /** Where a string ends that begins at a place. */
  private static int endOf(String data, int from) {
    for (int i = from; i < data.length(); i++) {
      char c = data.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        return i;
      }
    }
    return data.length();
  }

  /** Whether it reads as sentences, and not as a program or an address. */
  private static boolean isText(String data, int from, int to) {
    int marks = 0;
    int code = 0;
    for (int i = from; i < to; i++) {
      char c = data.charAt(i);
      if (Letters.isMark(c)) {
        marks++;
      } else if (c == '{' || c == '}' || c == '=' || c == '|' || c == '#') {
        code++;
      }
    }
    return marks * 150 > to - from && code < marks * 2 && to - from > SHORTEST;
  }

  private static String unescape(String data, int from) {
    var out = new StringBuilder();
    for (int i = from; i < data.length(); i++) {
      char c = data.charAt(i);
      if (c == '"') {
        break;
      }
      if (c != '\\' || i + 1 == data.length()) {
        out.append(c);
        continue;
      }
      char escaped = data.charAt(++i);
      switch (escaped) {
        case 'n', 'r' -> out.append('\n');
        case 't', 'b', 'f' -> out.append(' ');
        case 'u' -> {
          int code = i + 4 < data.length() ? hex(data, i + 1) : -1;
          if (code >= 0) {
            out.append((char) code);
            i += 4;
          }
        }
        default -> out.append(escaped);
      }
    }
    return out.toString();
  }

  private static int hex(String data, int from) {
    int code = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = Character.digit(data.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      code = code * 16 + digit;
    }
    return code;
  }

  /** Without tags, of which some are written as entities. */
  private static String plain(String text) {
    var html = text;
    if (html.contains("&lt;") && !html.contains("</")) {
      html = Jsoup.parseBodyFragment(html).body().wholeText();
    }
    if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
      return Rendering.lines(html);
    }
    if (!html.contains("</") && !html.contains("<br")) {
      html = html.replace("\n", "<br>");
    }
    return Rendering.all(Flow.of(Jsoup.parseBodyFragment(html).body()));
  }
}
