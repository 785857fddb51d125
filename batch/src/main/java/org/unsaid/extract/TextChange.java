package org.unsaid.extract;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unsaid.core.Statement;

/**
 * What of a statement's words is another than before. White space is no word, so to set a text in
 * other lines changes nothing.
 *
 * @param words what came and what went, in words that can be printed, such as {@code 2 words came,
 *     1 went, the title is another}
 * @param passages each changed passage in a line, with the words around it: {@code [-gone-]},
 *     {@code {+new+}}; what was left out for its length is counted at the end
 */
public record TextChange(String words, String passages) {

  /** Words around a change that are shown. */
  private static final int AROUND = 8;

  /** Words of one change that are shown at its beginning, and half as many at its end. */
  private static final int SHOWN = 60;

  private static final int LONGEST = 4_000;

  /** More words than that are compared line by line first, since the cost grows by the square. */
  private static final int MANY = 20_000;

  /**
   * @return empty: not one word is another
   */
  public static Optional<TextChange> between(Statement before, Statement after) {
    return between(new Said(before.title(), before.text()), new Said(after.title(), after.text()));
  }

  /** What a version of a statement says. */
  public record Said(String title, String text) {}

  /**
   * @return empty: not one word is another
   */
  public static Optional<TextChange> between(Said before, Said after) {
    var titles = new Comparison(before.title(), after.title());
    var texts = new Comparison(before.text(), after.text());
    if (titles.changes.isEmpty() && texts.changes.isEmpty()) {
      return Optional.empty();
    }
    var lines = new ArrayList<String>();
    titles.passages().forEach(passage -> lines.add("title: " + passage));
    lines.addAll(texts.passages());
    return Optional.of(new TextChange(words(titles, texts), joined(lines)));
  }

  private static String words(Comparison titles, Comparison texts) {
    var told = new ArrayList<String>();
    if (!texts.changes.isEmpty()) {
      long came = texts.changes.stream().mapToLong(texts::came).sum();
      long went = texts.changes.stream().mapToLong(texts::went).sum();
      told.add(
          came + went == 0
              ? "nothing but punctuation"
              : "%s came, %,d went".formatted(count(came, texts.unit()), went));
    }
    if (!titles.changes.isEmpty()) {
      told.add("the title is another");
    }
    return String.join(", ", told);
  }

  private static String count(long number, String one) {
    return "%,d %s%s".formatted(number, one, number == 1 ? "" : "s");
  }

  private static String joined(List<String> lines) {
    var out = new StringBuilder();
    int told = 0;
    for (var line : lines) {
      if (told > 0 && out.length() + line.length() > LONGEST) {
        break;
      }
      out.append(told == 0 ? "" : "\n").append(line);
      told++;
    }
    if (told < lines.size()) {
      out.append("\n(and ").append(count(lines.size() - told, "more passage")).append(")");
    }
    return out.toString();
  }

  /** Words from, up to and without, of the one text and of the other. */
  private record Change(int from, int to, int otherFrom, int otherTo) {}

  /** Two texts, word by word. */
  private static final class Comparison {

    private final List<TextWord> before;
    private final List<TextWord> after;
    private final List<Change> changes = new ArrayList<>();

    Comparison(String before, String after) {
      this.before = TextWord.all(before);
      this.after = TextWord.all(after);
      int shorter = Math.min(this.before.size(), this.after.size());
      int same = 0;
      while (same < shorter && this.before.get(same).equals(this.after.get(same))) {
        same++;
      }
      int end = 0;
      while (end < shorter - same && last(this.before, end).equals(last(this.after, end))) {
        end++;
      }
      compare(new Change(same, this.before.size() - end, same, this.after.size() - end), true);
    }

    private static TextWord last(List<TextWord> words, int back) {
      return words.get(words.size() - 1 - back);
    }

    private void compare(Change all, boolean byLine) {
      int words = all.to - all.from + all.otherTo - all.otherFrom;
      if (words <= MANY) {
        differences(before.subList(all.from, all.to), after.subList(all.otherFrom, all.otherTo))
            .forEach(
                change ->
                    changes.add(
                        new Change(
                            all.from + change.from,
                            all.from + change.to,
                            all.otherFrom + change.otherFrom,
                            all.otherFrom + change.otherTo)));
      } else if (byLine) {
        compareLines(all);
      } else {
        changes.add(all);
      }
    }

    private void compareLines(Change all) {
      var lines = TextWord.lines(before, all.from, all.to);
      var others = TextWord.lines(after, all.otherFrom, all.otherTo);
      if (lines.size() + others.size() > MANY) {
        changes.add(all);
        return;
      }
      for (var change : differences(lines, others)) {
        compare(
            new Change(
                TextWord.start(lines, all.from, change.from),
                TextWord.start(lines, all.from, change.to),
                TextWord.start(others, all.otherFrom, change.otherFrom),
                TextWord.start(others, all.otherFrom, change.otherTo)),
            false);
      }
    }

    /** In order, apart from each other: what went and what came in its place is one. */
    private static <T> List<Change> differences(List<T> some, List<T> others) {
      var found = new ArrayList<Change>();
      for (var delta : DiffUtils.diff(some, others, new MyersDiffWithLinearSpace<>()).getDeltas()) {
        int from = delta.getSource().getPosition();
        int to = from + delta.getSource().size();
        int other = delta.getTarget().getPosition();
        int otherTo = other + delta.getTarget().size();
        if (!found.isEmpty() && found.getLast().to == from && found.getLast().otherTo == other) {
          var last = found.removeLast();
          found.add(new Change(last.from, to, last.otherFrom, otherTo));
        } else {
          found.add(new Change(from, to, other, otherTo));
        }
      }
      return found;
    }

    long came(Change change) {
      return after.subList(change.otherFrom, change.otherTo).stream()
          .filter(TextWord::isWord)
          .count();
    }

    long went(Change change) {
      return before.subList(change.from, change.to).stream().filter(TextWord::isWord).count();
    }

    /** What a word is called in most of what changed. */
    String unit() {
      long unspaced = 0;
      long words = 0;
      for (var change : changes) {
        for (var word : after.subList(change.otherFrom, change.otherTo)) {
          unspaced += word.isCharacter() ? 1 : 0;
          words += word.isWord() ? 1 : 0;
        }
        for (var word : before.subList(change.from, change.to)) {
          unspaced += word.isCharacter() ? 1 : 0;
          words += word.isWord() ? 1 : 0;
        }
      }
      return unspaced * 2 > words ? "character" : "word";
    }

    /** Changes with what stands around them; those that stand near each other are one passage. */
    List<String> passages() {
      var passages = new ArrayList<String>();
      for (int i = 0; i < changes.size(); ) {
        int next = i + 1;
        while (next < changes.size()
            && changes.get(next).from - changes.get(next - 1).to <= 2 * AROUND) {
          next++;
        }
        passages.add(passage(changes.subList(i, next)));
        i = next;
      }
      return passages;
    }

    private String passage(List<Change> near) {
      var out = new StringBuilder();
      int at = Math.max(0, near.getFirst().from - AROUND);
      out.append(at > 0 ? "… " : "");
      for (var change : near) {
        append(out, before.subList(at, change.from), "", "");
        append(out, before.subList(change.from, change.to), "[-", "-]");
        append(out, after.subList(change.otherFrom, change.otherTo), "{+", "+}");
        at = change.to;
      }
      int end = Math.min(before.size(), at + AROUND);
      append(out, before.subList(at, end), "", "");
      return out.append(end < before.size() ? " …" : "").toString();
    }

    private static void append(StringBuilder out, List<TextWord> words, String open, String close) {
      if (!words.isEmpty()) {
        boolean replaces = !open.isEmpty() && !out.isEmpty() && out.charAt(out.length() - 1) == ']';
        boolean apart =
            (words.getFirst().isSpaced() || (replaces && !words.getFirst().isCharacter()))
                && !out.isEmpty()
                && out.charAt(out.length() - 1) != ' ';
        out.append(apart ? " " : "")
            .append(open)
            .append(open.isEmpty() ? TextWord.text(words) : shortened(words))
            .append(close);
      }
    }

    private static String shortened(List<TextWord> words) {
      int left = words.size() - SHOWN - SHOWN / 2;
      return left <= 0
          ? TextWord.text(words)
          : "%s … (%,d left out) … %s"
              .formatted(
                  TextWord.text(words.subList(0, SHOWN)),
                  left,
                  TextWord.text(words.subList(words.size() - SHOWN / 2, words.size())));
    }
  }
}
