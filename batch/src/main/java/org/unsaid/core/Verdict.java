package org.unsaid.core;

import java.util.Optional;

/** What may be said about an institution that was asked, and on what ground. */
public sealed interface Verdict {

  Expectation expectation();

  /** Answered within the window. */
  record OnTime(Expectation expectation, Reaction reaction) implements Verdict {}

  /** Watched without a gap, and no answer found by the end of the window. */
  record Silent(Expectation expectation) implements Verdict {}

  /**
   * May still answer.
   *
   * @param mention the nearest miss so far
   */
  record Pending(Expectation expectation, Optional<Reaction> mention) implements Verdict {}

  /**
   * We were not looking, or not well enough to say.
   *
   * @param mention the nearest miss, where that is why
   */
  record NotObserved(Expectation expectation, String why, Optional<Reaction> mention)
      implements Verdict {}

  /** The word that is stored and printed. */
  default String stored() {
    return switch (this) { // no default: a further verdict shall stop the build here
      case OnTime _ -> "on_time";
      case Silent _ -> "silent";
      case Pending _ -> "pending";
      case NotObserved _ -> "not_observed";
    };
  }

  /** What is on record, before any judgement. */
  default Answer answer() {
    return switch (this) {
      case OnTime _ -> Answer.ANSWERED;
      case Silent _ -> Answer.NONE_FOUND;
      case Pending v -> v.mention().isPresent() ? Answer.MENTIONED : Answer.NONE_FOUND;
      case NotObserved v -> v.mention().isPresent() ? Answer.MENTIONED : Answer.NOT_OBSERVED;
    };
  }

  /** The answer, or else the nearest miss. */
  default Optional<Reaction> nearest() {
    return switch (this) {
      case OnTime v -> Optional.of(v.reaction());
      case Silent _ -> Optional.empty();
      case Pending v -> v.mention();
      case NotObserved v -> v.mention();
    };
  }
}
