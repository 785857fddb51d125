package org.unsaid.extract.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the headline of the page's own article in its JSON-LD. */
final class Headline {

  private static final String KEY = "\"headline\"";

  /** Scripts beyond this are data of the page's program. */
  private static final int LONG = 200_000;

  private Headline() {}

  /**
   * The headline, if there is one alone: a page with many is a list of articles.
   *
   * <p>Read by its key, since a good part of such scripts is not valid JSON.
   */
  static @Nullable String of(List<String> scripts) {
    String only = null;
    for (var script : scripts) {
      int at = script.length() > LONG ? -1 : script.indexOf(KEY);
      while (at >= 0) {
        var value = value(script, at + KEY.length());
        if (value != null && !value.equals(only)) {
          if (only != null) {
            return null;
          }
          only = value;
        }
        at = script.indexOf(KEY, at + KEY.length());
      }
    }
    return only;
  }

  private static @Nullable String value(String script, int from) {
    int at = blanks(script, from);
    if (at >= script.length() || script.charAt(at) != ':') {
      return null;
    }
    at = blanks(script, at + 1);
    if (at >= script.length() || script.charAt(at) != '"') {
      return null;
    }
    var value = new StringBuilder();
    for (int i = at + 1; i < Math.min(script.length(), at + 1000); i++) {
      char c = script.charAt(i);
      if (c == '"') {
        var line = TitleLine.of(value.toString());
        return line.isEmpty() ? null : line;
      }
      if (c != '\\' || i + 1 == script.length()) {
        value.append(c);
        continue;
      }
      char escaped = script.charAt(++i);
      if (escaped == 'u' && i + 4 < script.length()) {
        int code = hex(script, i + 1);
        if (code >= 0) {
          value.append((char) code);
          i += 4;
        }
      } else {
        value.append(escaped == 'n' || escaped == 't' || escaped == 'r' ? ' ' : escaped);
      }
    }
    return null;
  }

  private static int hex(String text, int from) {
    int code = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      code = code * 16 + digit;
    }
    return code;
  }

  private static int blanks(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    return at;
  }
}
