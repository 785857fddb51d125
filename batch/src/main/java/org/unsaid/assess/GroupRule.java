package org.unsaid.assess;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.unsaid.assess.chorus.Prospect;
import org.unsaid.core.Credit;
import org.unsaid.core.GroupTest;

/**
 * Whether remarkably few of a group have answered: of one member alone it might not be remarkable,
 * and if nobody at all speaks the event only looks unimportant.
 */
final class GroupRule {

  /** Fewer are no group. */
  private static final int FEWEST = 3;

  private final Outlook outlook;
  private final Hearing hearing;
  private final List<Precedent> before;

  /**
   * @param before the events that it is compared with
   */
  GroupRule(Outlook outlook, List<Precedent> before) {
    this.outlook = outlook;
    this.hearing = outlook.hearing();
    this.before = before;
  }

  /**
   * Tests all groups of those who were asked; of groups with the same members, the first, and
   * whatever somebody claims.
   */
  List<GroupTest> test(Credit credit) {
    var tests = new ArrayList<GroupTest>();
    Set<List<Integer>> known = new HashSet<>();
    groups()
        .forEach(
            (group, members) -> {
              boolean isClaimed = hearing.event().claims().contains(group);
              if (isClaimed || (members.size() >= FEWEST && known.add(members))) {
                tests.add(test(group, members, credit));
              }
            });
    return tests;
  }

  private GroupTest test(String group, List<Integer> members, Credit credit) {
    var watched = members.stream().filter(this::isObserved).mapToInt(a -> a).toArray();
    var answered = new boolean[watched.length];
    int answers = 0;
    for (int i = 0; i < watched.length; i++) {
      answered[i] = hearing.answer(watched[i]).isPresent();
      answers += answered[i] ? 1 : 0;
    }
    double share = watched.length == 0 ? 1 : (double) answers / watched.length;
    var shares = before.stream().map(past -> share(past, group)).flatMap(Optional::stream).toList();
    var untested =
        new GroupTest(group, credit, members.size(), watched.length, answers, Optional.empty());
    if (!untested.isObserved() || shares.isEmpty()) {
      return untested;
    }
    var together = together(outlook.main(), watched, answered);
    double atMost =
        outlook.readings().stream()
            .mapToDouble(
                reading ->
                    ifHiddenHadAnswered(reading, members)
                        .orElseGet(() -> together(reading, watched, answered))
                        .alone())
            .max()
            .orElse(together.alone());
    long asFew = shares.stream().filter(earlier -> earlier <= share).count();
    return new GroupTest(
        group,
        credit,
        members.size(),
        watched.length,
        answers,
        Optional.of(
            new GroupTest.Result(
                together.expected(),
                together.alone(),
                together.among(),
                atMost,
                (1.0 + asFew) / (1 + shares.size()),
                false)));
  }

  /** Whether its answer would have been seen, also one that somebody else may give for it. */
  private boolean isObserved(int asked) {
    return outlook.observed()[asked] && !maySuperiorHaveAnswered(asked);
  }

  private boolean mayHaveAnswered(int asked) {
    return hearing.mayHaveAnswered(asked) || maySuperiorHaveAnswered(asked);
  }

  private boolean maySuperiorHaveAnswered(int asked) {
    return hearing.answer(asked).isEmpty() && hearing.doubtOfSuperior(asked).isPresent();
  }

  /**
   * The same, if all who may have answered in a gap of ours had, by themselves or by a superior
   * that is credited to them; empty: there are none. Who was never watched is not one of them: that
   * so many were observed is told with the test.
   */
  private Optional<Prospect.Together> ifHiddenHadAnswered(
      Outlook.Reading reading, List<Integer> members) {
    if (members.stream().noneMatch(this::mayHaveAnswered)) {
      return Optional.empty();
    }
    var seen = reading.seen();
    var all =
        members.stream()
            .filter(a -> outlook.observed()[a] || mayHaveAnswered(a))
            .mapToInt(a -> a)
            .toArray();
    var answered = new boolean[all.length];
    var covered = seen.covered().clone();
    for (int i = 0; i < all.length; i++) {
      answered[i] = hearing.answer(all[i]).isPresent() || mayHaveAnswered(all[i]);
      if (mayHaveAnswered(all[i])) {
        covered[all[i]] = reading.ifAllWereWatched().covered()[all[i]];
      }
    }
    return Optional.of(
        reading
            .prospect()
            .together(new Prospect.Seen(seen.evidence(), covered, seen.acts()), all, answered));
  }

  private static Prospect.Together together(
      Outlook.Reading reading, int[] members, boolean[] answered) {
    return reading.prospect().together(reading.seen(), members, answered);
  }

  /** Of its members then, those who answered; empty if too few were observed. */
  private static Optional<Double> share(Precedent precedent, String group) {
    var past = precedent.hearing();
    var members =
        IntStream.range(0, past.asked().size())
            .filter(a -> past.asked().get(a).institution().isIn(group))
            .filter(precedent::isKnown)
            .toArray();
    return members.length < FEWEST
        ? Optional.empty()
        : Optional.of(
            IntStream.of(members).filter(a -> past.answer(a).isPresent()).count()
                / (double) members.length);
  }

  /** All groups, those that contain others first. */
  private SortedMap<String, List<Integer>> groups() {
    var groups = new TreeMap<String, List<Integer>>();
    for (int a = 0; a < hearing.asked().size(); a++) {
      var paths = new HashSet<String>();
      for (var group : hearing.asked().get(a).institution().groups()) {
        for (int end = group.indexOf('/'); end >= 0; end = group.indexOf('/', end + 1)) {
          paths.add(group.substring(0, end));
        }
        paths.add(group);
      }
      for (var path : paths) {
        groups.computeIfAbsent(path, _ -> new ArrayList<>()).add(a);
      }
    }
    return groups;
  }
}
