package org.unsaid.core;

import java.util.Optional;

/**
 * Whether so few of a group have answered that it cannot be chance.
 *
 * @param group its path, such as {@code pla/theatre-commands}
 * @param credit what counts as an answer
 * @param members that were asked
 * @param observed of them
 * @param answered of those that were observed
 * @param result empty: too few were observed, and it cannot be tested
 */
public record GroupTest(
    String group, Credit credit, int members, int observed, int answered, Optional<Result> result) {

  private static final int FEWEST = 3;

  /** Whether enough of it is: three, and half of its members. */
  public boolean isObserved() {
    return observed >= FEWEST && 2 * observed >= members;
  }

  /** The same, standing among all that were tested. */
  public GroupTest asFinding() {
    return new GroupTest(
        group,
        credit,
        members,
        observed,
        answered,
        result.map(
            its ->
                new Result(
                    its.expected(),
                    its.byPrecedents(),
                    its.amongOthers(),
                    its.atMost(),
                    its.floor(),
                    true)));
  }

  /** Below it, a probability is not verified: nobody prints more digits. */
  public static final double VERIFIED = 0.05;

  /**
   * Probabilities of at most so many answers.
   *
   * @param expected how many would have answered by now, by earlier events alone
   * @param byPrecedents by earlier events alone
   * @param amongOthers seen what those outside the group do
   * @param atMost by earlier events alone, if all members in whose watching there is a gap had
   *     answered: a gap of ours must not make a group look more silent than it is
   * @param floor without any model: none of n earlier events was like this
   * @param isFinding whether it stands among all groups that were tested (Benjamini and Hochberg,
   *     one in ten of such findings may be wrong)
   */
  public record Result(
      double expected,
      double byPrecedents,
      double amongOthers,
      double atMost,
      double floor,
      boolean isFinding) {

    /** Whether members without an answer are called silent. */
    public boolean isRemarkable() {
      return atMost <= VERIFIED;
    }

    /** Whether they would be, had all members been watched without a gap. */
    public boolean isInDoubt() {
      return !isRemarkable() && byPrecedents <= VERIFIED;
    }
  }
}
