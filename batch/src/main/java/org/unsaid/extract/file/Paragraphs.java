package org.unsaid.extract.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes paragraphs of lines. */
final class Paragraphs {

  /** Lines at the top and at the bottom of a page that may repeat on others. */
  private static final int EDGE = 3;

  /** A line shorter than this part of the longest of its page ends where its author ended it. */
  private static final double FULL = 0.6;

  private static final int LONGEST_TITLE = 200;

  private Paragraphs() {}

  /** Of a document that keeps its paragraphs. */
  static String of(List<List<String>> pages) {
    var text = new ArrayList<String>();
    for (var page : pages) {
      for (var block : page) {
        block.lines().map(Paragraphs::tidy).filter(line -> !line.isEmpty()).forEach(text::add);
      }
    }
    return String.join("\n", text);
  }

  /** Of plain text, where a blank line may part paragraphs or not: lines stay. */
  static String plain(String text) {
    return of(List.of(List.of(text)));
  }

  /** Of pages with lines that end where the paper ends. */
  static String ofPages(List<List<String>> pages) {
    var lines = new ArrayList<List<Line>>();
    for (var page : pages) {
      lines.add(lines(page));
    }
    var repeated = repeated(lines);
    var text = new ArrayList<StringBuilder>();
    boolean goesOn = false;
    for (var page : lines) {
      double full = FULL * page.stream().mapToInt(line -> line.text().length()).max().orElse(0);
      boolean first = true;
      for (int at = 0; at < page.size(); at++) {
        var line = page.get(at);
        if (isEdge(at, page.size())
            && (repeated.contains(key(line.text())) || isPageNumber(line.text()))) {
          continue;
        }
        if (!text.isEmpty() && continues(text.getLast(), line, first, goesOn)) {
          join(text.getLast(), line.text());
        } else {
          text.add(new StringBuilder(line.text()));
        }
        first = false;
        goesOn = line.text().length() >= full;
      }
    }
    return String.join("\n", text);
  }

  /**
   * Whether a line goes on with the paragraph before it.
   *
   * @param first whether it is the first of its page
   * @param full whether the line before it reached the edge of the paper
   */
  private static boolean continues(StringBuilder before, Line line, boolean first, boolean full) {
    char last = before.charAt(before.length() - 1);
    int next = line.text().codePointAt(0);
    if (isBullet(next)) {
      return false;
    }
    if (Character.isLowerCase(next)) {
      return !ends(last);
    }
    boolean apart = first || line.startsBlock();
    return apart ? (last == ',' || last == '-') && full : full;
  }

  private static boolean ends(char last) {
    return ".!?:;。！？".indexOf(last) >= 0;
  }

  private static boolean isBullet(int c) {
    return "•·▪●○■□–*➢✓\uf0b7".indexOf(c) >= 0;
  }

  private static void join(StringBuilder text, String line) {
    int end = text.length() - 1;
    char last = text.charAt(end);
    int next = line.codePointAt(0);
    if (last == '\u00ad'
        || (last == '-'
            && end > 0
            && Character.isLowerCase(text.charAt(end - 1))
            && Character.isLowerCase(next))) {
      text.setLength(end);
    } else if (last != '-' && !(Character.isIdeographic(last) && Character.isIdeographic(next))) {
      text.append(' ');
    }
    text.append(line);
  }

  private static List<Line> lines(List<String> page) {
    var lines = new ArrayList<Line>();
    for (var block : page) {
      boolean starts = true;
      for (var line : block.split("\n", -1)) {
        var tidy = tidy(line);
        if (!tidy.isEmpty()) {
          lines.add(new Line(tidy, starts));
          starts = false;
        }
      }
    }
    return lines;
  }

  /** What stands at the edge of half of the pages, and of two at least. */
  private static Set<String> repeated(List<List<Line>> pages) {
    Map<String, Integer> counts = new HashMap<>();
    for (var page : pages) {
      var edges = new HashSet<String>();
      for (int at = 0; at < page.size(); at++) {
        if (isEdge(at, page.size())) {
          edges.add(key(page.get(at).text()));
        }
      }
      edges.forEach(edge -> counts.merge(edge, 1, Integer::sum));
    }
    int enough = Math.max(2, (pages.size() + 1) / 2);
    counts.values().removeIf(count -> count < enough);
    return counts.keySet();
  }

  private static boolean isEdge(int at, int size) {
    return at < EDGE || at >= size - EDGE;
  }

  /** The same for page 3 and page 4. */
  private static String key(String line) {
    return line.replaceAll("\\p{Nd}+", "0").toLowerCase(Locale.ROOT);
  }

  private static boolean isPageNumber(String line) {
    return line.length() < 16
        && line.matches("[-–—|\\s]*\\p{Nd}{1,4}(\\s*[/|]\\s*\\p{Nd}{1,4})?[-–—|\\s]*");
  }

  /** A title that says something; null: the name of a file, or nothing. */
  static @Nullable String meaningful(@Nullable String title) {
    if (title == null) {
      return null;
    }
    var text = tidy(title.replace('\n', ' '));
    var lower = text.toLowerCase(Locale.ROOT);
    if (text.codePoints().filter(Character::isLetter).count() < 4
        || text.length() > LONGEST_TITLE
        || lower.startsWith("microsoft word - ")
        || lower.startsWith("microsoft powerpoint - ")
        || lower.matches("(untitled|document|dokument|presentation|slide|folie)\\W*\\d*")
        || (lower.indexOf(' ') < 0 && lower.codePoints().noneMatch(Character::isIdeographic))
        || lower.matches(".*\\.(docx?|pdf|rtf|odt|pptx?|xlsx?|indd|qxd)")) {
      return null;
    }
    return text;
  }

  /** The first line with three words, or as many letters of a script that does not part words. */
  static @Nullable String firstProminent(String text) {
    var lines = text.lines().limit(20).filter(Paragraphs::isOfWords).toList();
    return lines.stream()
        .filter(Paragraphs::isProminent)
        .findFirst()
        .or(() -> lines.stream().findFirst())
        .map(Paragraphs::titleOf)
        .orElse(null);
  }

  private static boolean isOfWords(String line) {
    return letters(line) >= 4 && letters(line) * 2 > line.length();
  }

  private static boolean isProminent(String line) {
    return line.length() >= 12
        ? line.indexOf(' ', line.indexOf(' ') + 1) > line.indexOf(' ')
            || line.codePoints().anyMatch(Character::isIdeographic)
        : line.codePoints().filter(Character::isIdeographic).count() >= 5;
  }

  private static long letters(String line) {
    return line.codePoints().filter(Character::isLetter).count();
  }

  private static String titleOf(String line) {
    if (line.length() <= LONGEST_TITLE) {
      return line;
    }
    int space = line.lastIndexOf(' ', LONGEST_TITLE);
    return line.substring(0, space > 0 ? space : LONGEST_TITLE) + "…";
  }

  /** One hyphen where a font drew three, and one blank where there were some. */
  private static String tidy(String drawn) {
    var line = drawn.indexOf('\u00ad') < 0 ? drawn : drawn.replace("-\u00ad\u2010", "-");
    var tidy = new StringBuilder(line.length());
    boolean blank = false;
    for (int at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
        blank = true;
      } else {
        if (blank && !tidy.isEmpty()) {
          tidy.append(' ');
        }
        blank = false;
        tidy.append(c);
      }
    }
    return tidy.toString();
  }

  /**
   * A line.
   *
   * @param startsBlock whether there is more room above it than between lines
   */
  private record Line(String text, boolean startsBlock) {}
}
