package org.unsaid.extract.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses a title by agreement: what a reader sees above the text is the title, if what the head of
 * the page says confirms it; a single witness may speak of the site, the section or the next
 * article.
 */
final class TitleChoice {

  /** A shorter beginning, in characters, may be a kicker that the title goes on behind. */
  private static final int LEAST_BEFORE_TAIL = 20;

  private final TitleClues clues;
  private final SiteNames site;
  private final List<Witness> witnesses = new ArrayList<>();

  /**
   * What the head of the page says.
   *
   * @param bare its letters and digits
   * @param length of the letters and digits that are likely to be the title's, not the site's
   */
  private record Witness(String value, String why, String bare, int length) {}

  TitleChoice(TitleClues clues, SiteNames site, @Nullable String headline) {
    this.clues = clues;
    this.site = site;
    for (var field : clues.fields()) {
      add(site.cutKnown(field.value()), field.why());
    }
    if (headline != null) {
      add(headline, "JSON-LD headline");
    }
    if (!clues.title().isEmpty()) {
      add(clues.title(), "<title>");
    }
  }

  private void add(String line, String why) {
    if (!line.isEmpty() && !site.isName(line)) {
      var bare = TitleLine.bare(line);
      // only the page's name is likely to bear the site's, and to cut is dear
      int length =
          why.equals("<title>") ? TitleLine.bare(site.cutLikely(line)).length() : bare.length();
      witnesses.add(new Witness(line, why, bare, length));
    }
  }

  Found choose() {
    var headings = clues.headings();
    var first = best(headings, 1, 1, 0.5);
    if (first != null) {
      return first;
    }
    var lower = best(headings, 2, 8, 0.8);
    if (lower != null) {
      return lower;
    }
    var lone = lone(headings);
    var stated = stated();
    if (lone != null
        && (stated == null
            || !stated.why().contains("agree")
            || TitleLine.bare(lone).length() > 15)) {
      return new Found(lone, "<h1>, which nothing confirms");
    }
    if (stated != null) {
      return stated;
    }
    for (var heading : headings) {
      if (!site.isName(heading.text()) && !heading.aside()) {
        return new Found(heading.text(), "the first heading or bold line");
      }
    }
    return headings.isEmpty()
        ? new Found("", "no title, no heading")
        : new Found(headings.getFirst().text(), "the only heading");
  }

  /** The heading that the witnesses confirm most, the higher and earlier one among equals. */
  private @Nullable Found best(List<TitleClues.Heading> headings, int from, int to, double least) {
    Found best = null;
    double most = 0;
    for (var heading : headings) {
      if (heading.rank() < from || heading.rank() > to || site.isName(heading.text())) {
        continue;
      }
      var line = trimmed(heading);
      var bare = TitleLine.bare(line);
      for (var witness : witnesses) {
        double agreement = agreement(bare, witness, from == 1);
        double weight = heading.aside() ? agreement * 0.6 : agreement;
        if (agreement >= least && weight > most + 0.01 && !isSite(line, witness)) {
          most = weight;
          var name = heading.rank() < 7 ? "<h" + heading.rank() + ">" : "a line like a heading";
          var value = heading.parts().size() > 1 ? written(line, bare) : spaced(line, bare);
          best = new Found(value, name + ", confirmed by " + witness.why());
        }
      }
    }
    return best;
  }

  /** A heading that repeats only the last, lesser piece of the page's title names the site. */
  private boolean isSite(String line, Witness witness) {
    if (!witness.why().equals("<title>")) {
      return false;
    }
    var title = witness.value();
    var pieces = SiteNames.pieces(title);
    if (pieces.size() < 2) {
      return false;
    }
    var last = title.substring(pieces.getLast()[0], pieces.getLast()[1]);
    var bare = TitleLine.bare(line);
    int rest = pieces.get(pieces.size() - 2)[1];
    return bare.equals(TitleLine.bare(last)) && (rest > last.length() || site.hasName(line));
  }

  /**
   * A heading without dates and kickers, where a witness proves that they are no part of the title.
   */
  private String trimmed(TitleClues.Heading heading) {
    if (heading.parts().size() < 2 || heading.parts().size() > 6) {
      return heading.text();
    }
    var whole = heading.bare();
    for (var witness : witnesses) {
      if (witness.bare().contains(whole)) {
        return heading.text();
      }
    }
    var parts = heading.parts();
    for (int length = parts.size() - 1; length > 0; length--) {
      for (int i = 0; i + length <= parts.size(); i++) {
        var line = String.join(" ", parts.subList(i, i + length));
        var bare = TitleLine.bare(line);
        if (bare.length() * 3 >= whole.length()) {
          for (var witness : witnesses) {
            if (witness.bare().startsWith(bare)) {
              return line;
            }
          }
        }
      }
    }
    return heading.text();
  }

  /** The only main heading, if it cannot be the site's. */
  private @Nullable String lone(List<TitleClues.Heading> headings) {
    String lone = null;
    for (var heading : headings) {
      if (heading.rank() == 1 && !heading.aside() && !site.isName(heading.text())) {
        if (lone != null) {
          return null;
        }
        lone = heading.text();
      }
    }
    return lone;
  }

  /** What the head of the page says, without the site's name. */
  private @Nullable Found stated() {
    var title = clues.title();
    for (var witness : witnesses) {
      if (!witness.why().equals("<title>")) {
        boolean agree =
            TitleLine.bare(title).startsWith(witness.bare())
                || witnesses.stream()
                    .anyMatch(
                        other ->
                            !other.why().equals(witness.why())
                                && !other.why().equals("<title>")
                                && other.value().equals(witness.value()));
        return new Found(
            withoutTail(witness.value()), witness.why() + (agree ? ", and others agree" : ""));
      }
    }
    if (title.isEmpty()) {
      return null;
    }
    return new Found(site.cutLikely(title), "<title>");
  }

  /** The line without what stands behind a separator, where another witness ends before it. */
  private String withoutTail(String line) {
    for (var witness : witnesses) {
      var value = witness.value();
      if (value.length() >= LEAST_BEFORE_TAIL
          && line.length() > value.length()
          && line.startsWith(value)
          && SiteNames.separates(line.substring(value.length()).strip().charAt(0))) {
        return value;
      }
    }
    return line;
  }

  /** From 0 to 1: how much of the line is found in what a witness says, or the other way round. */
  private static double agreement(String bare, Witness witness, boolean loosely) {
    if (bare.length() < 2 || witness.bare().isEmpty()) {
      return 0;
    }
    double longest = Math.max(bare.length(), witness.length());
    double ratio = Math.min(bare.length(), witness.length()) / longest;
    if (witness.bare().contains(bare) || bare.contains(witness.bare())) {
      // one word of a title is not the title
      return ratio < (loosely ? 0.25 : 0.6) ? 0.4 : 0.7 + 0.3 * ratio;
    }
    return loosely ? 0.8 * shared(bare, witness.bare()) : 0;
  }

  /**
   * A heading of parts, such as a kicker and a headline, as the head of the page writes the same
   * words: what the layout shows by colour or place is there a colon.
   */
  private String written(String line, String bare) {
    for (var witness : witnesses) {
      if (witness.bare().equals(bare) && witness.value().indexOf(' ') >= 0) {
        return witness.value();
      }
    }
    return spaced(line, bare);
  }

  /** The line without the blanks that a break in it made, where a witness writes it without. */
  private String spaced(String line, String bare) {
    if (line.indexOf(' ') < 0) {
      return line;
    }
    for (var witness : witnesses) {
      if (witness.value().indexOf(' ') < 0 && witness.bare().equals(bare)) {
        return witness.value();
      }
    }
    for (var witness : witnesses) {
      var close = line.replace(" ", "");
      if (witness.value().startsWith(close)) {
        return close;
      }
    }
    return line;
  }

  /** Dice's coefficient of pairs of characters. */
  private static double shared(String a, String b) {
    var pairs = new HashMap<Integer, Integer>();
    for (int i = 0; i + 1 < a.length(); i++) {
      pairs.merge(a.charAt(i) << 16 | a.charAt(i + 1), 1, Integer::sum);
    }
    int common = 0;
    for (int i = 0; i + 1 < b.length(); i++) {
      int pair = b.charAt(i) << 16 | b.charAt(i + 1);
      int left = pairs.getOrDefault(pair, 0);
      if (left > 0) {
        common++;
        pairs.put(pair, left - 1);
      }
    }
    return 2.0 * common / Math.max(1, a.length() + b.length() - 2);
  }
}
