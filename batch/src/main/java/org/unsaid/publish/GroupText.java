package org.unsaid.publish;

import java.util.List;
import java.util.Locale;
import org.unsaid.core.Credit;
import org.unsaid.core.EventState;
import org.unsaid.core.GroupTest;
import org.unsaid.core.Judgement;

/** What is said of an event as a whole, and of groups, in sentences. */
public final class GroupText {

  private GroupText() {}

  /** With what it is compared. */
  public static String compared(Judgement judgement) {
    var precedents = judgement.precedents();
    var text =
        precedents.isEmpty()
            ? "no earlier event of its class is complete"
            : "compared with %s%s (%s)"
                .formatted(
                    count(precedents.size(), "earlier event"),
                    judgement.event().isChoice() ? "" : " of its class",
                    String.join(", ", precedents));
    var background =
        judgement.background() == 0
            ? ""
            : ", and %s teach how readily institutions answer at all"
                .formatted(count(judgement.background(), "other event"));
    var running =
        judgement.state() == EventState.RUNNING
            ? ". Its topic ran before it: who answers cannot be told from who goes on, and no"
                + " silence of a single institution is claimed"
            : "";
    return text + background + running;
  }

  /** Of each group, what the test says; of those that are usual, nothing. */
  static List<String> lines(Judgement judgement) {
    return judgement.groups().stream()
        .filter(
            test ->
                isUnseen(test)
                    || test.result()
                        .filter(result -> result.isRemarkable() || result.isInDoubt())
                        .isPresent())
        .map(GroupText::line)
        .toList();
  }

  public static String line(GroupTest test) {
    var credit = test.credit() == Credit.STRICT ? "" : " (generously)";
    return test.result()
        .map(
            result ->
                "group %s%s: %d of %d answered, %s expected; chance of so few %s by earlier events, %s seen what others did; without a model %s%s"
                    .formatted(
                        test.group(),
                        credit,
                        test.answered(),
                        test.observed(),
                        String.format(Locale.ROOT, "%.1f", result.expected()),
                        ChanceText.p(result.byPrecedents()),
                        ChanceText.p(result.amongOthers()),
                        String.format(Locale.ROOT, "%.2f", result.floor()),
                        doubt(result)))
        .orElseGet(
            () ->
                "group %s%s: cannot be tested, %s"
                    .formatted(
                        test.group(),
                        credit,
                        isUnseen(test)
                            ? "%d of %d observed".formatted(test.observed(), test.members())
                            : "no earlier event tells how many of it answer"));
  }

  private static String doubt(GroupTest.Result result) {
    if (result.isInDoubt()) {
      return "; not claimed: some of it were not watched without a gap, and had they answered the"
          + " chance would be "
          + ChanceText.p(result.atMost());
    }
    return result.isRemarkable() && !result.isFinding()
        ? "; among all groups that were tested it may be chance"
        : "";
  }

  private static boolean isUnseen(GroupTest test) {
    return test.result().isEmpty() && !test.isObserved();
  }

  private static String count(int number, String one) {
    return "%,d %s%s".formatted(number, one, number == 1 ? "" : "s");
  }
}
