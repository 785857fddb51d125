package org.unsaid.extract.text;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Knows what a page's site is called, and cuts it off titles. */
final class SiteNames {

  /** What stands between a title and the name of its site. */
  private static final Pattern BETWEEN =
      Pattern.compile(
          "\\s*(?:[|_»«¦｜•·]|::|--|—{2})\\s*|\\s+[-–—<>:/~]\\s+|\\s*[—–]\\s+"
              + "|(?<=[\\u3040-\\u9fff\\uac00-\\ud7af”》」】）])[-–—](?=[\\u3040-\\u9fff\\uac00-\\ud7af])");

  private static final String SEPARATORS = "|_»«¦｜•·:-–—<>/~";

  private final Set<String> names = new HashSet<>();
  private final Set<String> words = new HashSet<>();

  SiteNames(List<String> declared, String location) {
    for (var name : declared) {
      names.add(TitleLine.bare(name));
    }
    names.remove("");
    try {
      var host = location.isEmpty() ? null : URI.create(location).getHost();
      if (host != null) {
        var labels = host.split("\\.", -1);
        for (var label : labels) {
          if (label.length() > 3 && !label.equals("www")) {
            words.add(TitleLine.bare(label));
          }
        }
        names.add(TitleLine.bare(host));
        names.add(TitleLine.bare(host.startsWith("www.") ? host.substring(4) : host));
      }
    } catch (IllegalArgumentException e) {
      // an address that is none names no site
    }
  }

  /** Whether a line is nothing but the site's name. */
  boolean isName(String line) {
    var bare = TitleLine.bare(line);
    return names.contains(bare) || words.contains(bare);
  }

  /** Whether a piece of a title holds the site's name and little else. */
  boolean hasName(String piece) {
    var bare = TitleLine.bare(piece);
    if (bare.isEmpty() || names.contains(bare) || words.contains(bare)) {
      return true;
    }
    for (var name : names) {
      if (name.length() > 2
          && ((bare.contains(name) && bare.length() < 2 * name.length())
              || (name.contains(bare) && bare.length() > 2))) {
        return true;
      }
    }
    for (var word : words) {
      if (bare.contains(word) && bare.length() < 3 * word.length() + 4) {
        return true;
      }
    }
    return false;
  }

  /** Whether a character may stand between a title and the name of its site. A colon may not. */
  static boolean separates(char c) {
    return c != ':' && SEPARATORS.indexOf(c) >= 0;
  }

  /** The pieces of a title, in order, with where each begins and ends. */
  static List<int[]> pieces(String title) {
    var pieces = new ArrayList<int[]>();
    if (title.chars().noneMatch(c -> SEPARATORS.indexOf(c) >= 0)) {
      pieces.add(new int[] {0, title.length()});
      return pieces;
    }
    var between = BETWEEN.matcher(title);
    int start = 0;
    while (between.find()) {
      if (between.start() > start) {
        pieces.add(new int[] {start, between.start()});
      }
      start = between.end();
    }
    if (start < title.length()) {
      pieces.add(new int[] {start, title.length()});
    }
    return pieces;
  }

  /** The title without pieces at its ends that are known to name the site. */
  String cutKnown(String title) {
    var pieces = pieces(title);
    int first = 0;
    int last = pieces.size() - 1;
    while (last > first && hasName(piece(title, pieces.get(last)))) {
      last--;
    }
    while (first < last && hasName(piece(title, pieces.get(first)))) {
      first++;
    }
    return pieces.isEmpty()
        ? title
        : title.substring(pieces.get(first)[0], pieces.get(last)[1]).strip();
  }

  /**
   * The title without what is likely to name the site or its section: short pieces at the end. Used
   * where nothing else on the page says where the title ends.
   */
  String cutLikely(String title) {
    var known = cutKnown(title);
    var pieces = pieces(known);
    if (pieces.size() < 2 || known.length() < title.length()) {
      return known;
    }
    int last = pieces.size() - 1;
    while (last > 0) {
      int rest = pieces.get(last - 1)[1];
      int length = pieces.get(last)[1] - pieces.get(last)[0];
      if (length > rest || length > 60) {
        break;
      }
      last--;
    }
    if (last == 0 && pieces.get(0)[1] < 8 && pieces.size() > 1) {
      return known;
    }
    return known.substring(0, pieces.get(last)[1]).strip();
  }

  private static String piece(String title, int[] range) {
    return title.substring(range[0], range[1]);
  }
}
