package org.unsaid.tag;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Copy;
import org.unsaid.core.Statement;
import org.unsaid.core.Voice;
import org.unsaid.core.Voice.Order;
import org.unsaid.core.Voice.OrderedBy;

/**
 * Tells which statements repeat another's text, and who came first.
 *
 * <p>Statements are taken in the order of their publication (then when we saw them, then id), and
 * each repeats the earliest that it is a copy of; so the result does not depend on the order in
 * which they were read. Texts below {@value #FEWEST_WORDS} words are not compared: short
 * condolences are alike by nature, and nobody copied them. Neither are titles.
 *
 * <p>A near-copy is near in its words, not in what it says: a form letter about another town of the
 * same length may be one, mostly of the same institution.
 */
public final class NearCopies {

  /** Two characters of a script without spaces count as one word. */
  private static final int FEWEST_WORDS = 30;

  /** Words that a part must have: a shorter one may be a quotation or a footer. */
  private static final int FEWEST_WORDS_OF_PART = 60;

  private static final double ALIKE = 0.8;

  /** Less than that, and the longer is a bulletin in which the shorter is one thing of many. */
  private static final double LEAST_SHARE_OF_LONGER = 1.0 / 3;

  /** Earlier statements with which one is compared, those that share most bands. */
  private static final int MOST_COMPARED = 100;

  private static final Comparator<Statement> FIRST_TO_LAST =
      Comparator.comparing(Statement::earliest)
          .thenComparing(Statement::latest)
          .thenComparing(s -> s.firstSeenAssumed() ? Instant.MAX : s.firstSeen())
          .thenComparing(Statement::id);

  private NearCopies() {}

  /** The text's bands; none if it is too short to be compared. */
  static List<String> bands(Statement statement, Bands bands) {
    var shingles = Shingles.of(statement.text());
    return shingles.words() < FEWEST_WORDS ? List.of() : bands.of(shingles);
  }

  /**
   * The places of those among the given statements that repeat another or are repeated; all others
   * are left out.
   *
   * @param statements all that may be linked with one of them: a group of {@link
   *     SharedBands#groups}
   */
  public static List<Voice> voices(List<Statement> statements) {
    var group = new Group(statements.stream().sorted(FIRST_TO_LAST).toList());
    group.compare();
    return group.voices();
  }

  /** What the later text is of the earlier; null if both are texts of their own. */
  static @Nullable Copy judge(Statement earlier, Shingles first, Statement later, Shingles second) {
    int shared = first.shared(second);
    double jaccard = (double) shared / (first.size() + second.size() - shared);
    if (jaccard >= ALIKE) {
      return copy(earlier, later, jaccard, Copy.Kind.WHOLE);
    }
    double share = (double) shared / Math.min(first.size(), second.size());
    double words = Math.min(first.words(), second.words());
    // within an institution that is a form letter about another town, and no copy
    if (share >= ALIKE
        && !earlier.institution().equals(later.institution())
        && words >= FEWEST_WORDS_OF_PART
        && shared >= LEAST_SHARE_OF_LONGER * Math.max(first.size(), second.size())) {
      return copy(
          earlier,
          later,
          share,
          second.size() > first.size() ? Copy.Kind.QUOTED : Copy.Kind.EXCERPT);
    }
    return null;
  }

  private static Copy copy(Statement of, Statement by, double similarity, Copy.Kind kind) {
    return new Copy(
        of.id(),
        of.institution(),
        similarity,
        kind,
        of.institution().equals(by.institution()),
        of.firstSeen());
  }

  /** Which clock says that one came before the other; empty if none does. */
  static Optional<OrderedBy> before(Statement one, Statement other) {
    if (!one.latest().isAfter(other.earliest())) {
      return Optional.of(OrderedBy.PUBLISHED);
    }
    boolean overlap = one.earliest().isBefore(other.latest());
    boolean seen = !one.firstSeenAssumed() && !other.firstSeenAssumed();
    return overlap && seen && one.firstSeen().isBefore(other.firstSeen())
        ? Optional.of(OrderedBy.FIRST_SEEN)
        : Optional.empty();
  }

  private static final class Group {
    private final List<Statement> statements;
    private final List<Shingles> shingles = new ArrayList<>();
    private final @Nullable Copy[] copies;

    /** For each, whom it repeats; itself if nobody. */
    private final int[] of;

    /** For each, the first of its chorus; itself if it repeats nobody; -1 if it has none. */
    private final int[] chorus;

    Group(List<Statement> statements) {
      this.statements = statements;
      this.copies = new Copy[statements.size()];
      this.of = new int[statements.size()];
      this.chorus = new int[statements.size()];
    }

    void compare() {
      var bands = new Bands();
      var members = new HashMap<String, List<Integer>>();
      var common = new int[statements.size()];
      for (int i = 0; i < statements.size(); i++) {
        var own = Shingles.of(statements.get(i).text());
        shingles.add(own);
        of[i] = i;
        chorus[i] = i;
        if (own.words() < FEWEST_WORDS) {
          continue;
        }
        var candidates = new ArrayList<Integer>();
        for (var band : bands.of(own)) {
          var sharing = members.computeIfAbsent(band, _ -> new ArrayList<>(2));
          boolean anchor = Bands.isAnchor(Bands.read(band));
          for (int earlier : sharing) {
            if (common[earlier] == 0) {
              candidates.add(earlier);
            }
            common[earlier] += anchor ? 1 : SharedBands.FEWEST_PARTS;
          }
          if (sharing.size() < (anchor ? SharedBands.MOST_PARTS : SharedBands.MOST)) {
            sharing.add(i);
          }
        }
        link(i, likeliest(candidates, common));
        candidates.forEach(earlier -> common[earlier] = 0);
      }
    }

    /** Those that share most bands, the earliest first. */
    private static List<Integer> likeliest(List<Integer> candidates, int[] common) {
      return candidates.stream()
          .filter(i -> common[i] >= SharedBands.FEWEST_PARTS)
          .sorted(Comparator.comparingInt((Integer i) -> -common[i]).thenComparing(i -> i))
          .limit(MOST_COMPARED)
          .sorted()
          .toList();
    }

    private void link(int later, List<Integer> candidates) {
      for (int earlier : candidates) {
        var copy =
            judge(
                statements.get(earlier),
                shingles.get(earlier),
                statements.get(later),
                shingles.get(later));
        if (copy != null) {
          copies[later] = copy;
          of[later] = earlier;
          chorus[later] = chorusOf(copy, earlier);
          return;
        }
      }
    }

    /** Whoever copies a part of one who copied a part is in no chorus: a bulletin links much. */
    private int chorusOf(Copy copy, int of) {
      var before = copies[of];
      boolean part = before != null && before.kind() != Copy.Kind.WHOLE;
      return part && copy.kind() != Copy.Kind.WHOLE ? -1 : chorus[of];
    }

    List<Voice> voices() {
      var members = new HashMap<Integer, List<Integer>>();
      for (int i = 0; i < chorus.length; i++) {
        if (chorus[i] >= 0) {
          members.computeIfAbsent(chorus[i], _ -> new ArrayList<>(1)).add(i);
        }
      }
      members.values().removeIf(those -> !areOfSeveral(those));
      var voices = new ArrayList<Voice>();
      for (int i = 0; i < chorus.length; i++) {
        if (copies[i] != null) {
          voices.add(repeating(i, members));
        } else if (members.containsKey(i)) {
          voices.add(first(i, members.get(i)));
        }
      }
      return voices;
    }

    private boolean areOfSeveral(List<Integer> those) {
      return those.stream().map(i -> statements.get(i).institution()).distinct().count() > 1;
    }

    private Voice repeating(int i, Map<Integer, List<Integer>> members) {
      var by = before(statements.get(of[i]), statements.get(i));
      return new Voice(
          statements.get(i).id(),
          Optional.ofNullable(copies[i]),
          members.containsKey(chorus[i])
              ? Optional.of(statements.get(chorus[i]).id())
              : Optional.empty(),
          by.isPresent() ? Order.LATER : Order.UNORDERED,
          by);
    }

    /** First only if it is before every other institution's. */
    private Voice first(int i, List<Integer> chorus) {
      var own = statements.get(i);
      var order = Optional.of(OrderedBy.PUBLISHED);
      for (int other : chorus) {
        if (!statements.get(other).institution().equals(own.institution())) {
          var by = before(own, statements.get(other));
          if (by.isEmpty()) {
            order = by;
            break;
          }
          order = by.get() == OrderedBy.FIRST_SEEN ? by : order;
        }
      }
      return new Voice(
          own.id(),
          Optional.empty(),
          Optional.of(own.id()),
          order.isPresent() ? Order.FIRST : Order.UNORDERED,
          order);
    }
  }
}
