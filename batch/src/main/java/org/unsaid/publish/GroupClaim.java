package org.unsaid.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Answer;
import org.unsaid.core.Assessment;
import org.unsaid.core.Credit;
import org.unsaid.core.Event;
import org.unsaid.core.GroupTest;
import org.unsaid.core.Judgement;
import org.unsaid.core.Verdict;

/**
 * What the record says of the claim that a group was silent, unlike before: what it did before, as
 * far as that is known, what it does now, and whether both support the claim. Made of verdicts
 * alone.
 */
public final class GroupClaim {

  private final String group;
  private final Judgement judgement;
  private final List<Judgement> all;

  /**
   * @param judgement of the event at which it is claimed
   * @param all judgements of the watch
   */
  public GroupClaim(String group, Judgement judgement, List<Judgement> all) {
    this.group = group;
    this.judgement = judgement;
    this.all = all;
  }

  /** One paragraph. */
  public String text() {
    return "claim: %s was silent, unlike before. %s %s %s"
        .formatted(group, before(), now(), conclusion());
  }

  /** Which earlier events have any answer on record at all. */
  private String before() {
    var compared = compared();
    if (compared.isEmpty()) {
      return "Before: it is compared with no event that was over.";
    }
    var told = new ArrayList<String>();
    var untold = new ArrayList<String>();
    for (var earlier : compared) {
      var record = Account.of(earlier, group);
      if (record.isKnown()) {
        told.add(earlier.event().id() + ": " + record.words());
      } else {
        untold.add(earlier.event().id());
      }
    }
    return "Before: %s%s."
        .formatted(
            told.isEmpty() ? "nothing is on record of it" : String.join("; ", told),
            untold.isEmpty()
                ? ""
                : "; of it at %s nobody knows whether it answered".formatted(listed(untold)));
  }

  private String now() {
    return "Now: " + Account.of(judgement, group).words() + ".";
  }

  private String conclusion() {
    var strict = test(Credit.STRICT);
    var generous = test(Credit.GENEROUS);
    return sentence("By own acts alone", strict)
        + " "
        + sentence("With what others did for it", generous == null ? strict : generous);
  }

  private static String sentence(String by, @Nullable GroupTest test) {
    if (test == null) {
      return by + ", nobody of it was asked.";
    }
    return test.result()
        .map(
            result ->
                "%s, %s: so few would be chance in %s by earlier events, in %s seen what others did, and in %s without any model."
                    .formatted(
                        by,
                        result.isRemarkable()
                            ? "the record supports the claim"
                            : result.isInDoubt()
                                ? "the record does not suffice, since some of it were not watched"
                                    + " all the time"
                                : "the record does not support the claim",
                        ChanceText.p(result.byPrecedents()),
                        ChanceText.p(result.amongOthers()),
                        String.format(Locale.ROOT, "%.2f", result.floor())))
        .orElseGet(
            () ->
                by
                    + ", the claim cannot be tested: "
                    + (test.isObserved()
                        ? "no earlier event tells how many of it answer."
                        : "%d of %d observed.".formatted(test.observed(), test.members())));
  }

  private @Nullable GroupTest test(Credit credit) {
    return judgement.groups().stream()
        .filter(test -> test.group().equals(group) && test.credit() == credit)
        .findFirst()
        .orElse(null);
  }

  /** Its precedents; where it has none, all that taught how readily institutions answer. */
  private List<Judgement> compared() {
    var precedents = judgement.precedents();
    if (!precedents.isEmpty()) {
      return all.stream().filter(other -> precedents.contains(other.event().id())).toList();
    }
    var began = judgement.event().occurred().earliest();
    return judgement.background() == 0
        ? List.of()
        : all.stream()
            .filter(other -> isOver(other.event(), began) && !other.event().isChoice())
            .toList();
  }

  private static boolean isOver(Event event, Instant began) {
    return !event.closes().isAfter(began);
  }

  private static String listed(List<String> words) {
    return words.size() == 1
        ? words.getFirst()
        : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
  }

  /**
   * What a group did at one event.
   *
   * @param asked of its members
   * @param observed of these, so that their own acts would have been seen
   * @param own that answered by their own acts
   * @param credited that answered by these or by what others did for them
   */
  private record Account(int asked, int observed, int own, int credited) {

    boolean isKnown() {
      return observed > 0 || credited > 0;
    }

    static Account of(Judgement judgement, String group) {
      var members =
          judgement.assessments().stream()
              .filter(its -> its.expectation().institution().isIn(group))
              .toList();
      return new Account(
          members.size(),
          (int)
              members.stream().filter(its -> its.verdict().answer() != Answer.NOT_OBSERVED).count(),
          answered(members, Assessment::verdict),
          answered(members, Account::generous));
    }

    private static Verdict generous(Assessment assessment) {
      return assessment.generous().orElse(assessment.verdict());
    }

    private static int answered(List<Assessment> members, Function<Assessment, Verdict> verdict) {
      return (int)
          members.stream().filter(its -> verdict.apply(its).answer() == Answer.ANSWERED).count();
    }

    String words() {
      var itself =
          observed == 0
              ? "what its members did themselves is not known"
              : "%d of %d that were observed answered by own acts".formatted(own, observed);
      return "%s, %d of %d with what others did for them".formatted(itself, credited, asked);
    }
  }
}
