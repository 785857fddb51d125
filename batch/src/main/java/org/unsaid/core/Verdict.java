package org.unsaid.core;

import java.util.Optional;

/** What may be said about an institution that was asked, and on what ground. */
public sealed interface Verdict {

  Expectation expectation();

  /** Answered within the time in which nine of ten answers come. */
  record OnTime(Expectation expectation, Reaction reaction) implements Verdict {}

  /** Answered surely later than that, and was watched without a gap before. */
  record Late(Expectation expectation, Reaction reaction) implements Verdict {}

  /**
   * Watched without a gap, no answer found, and that is unusual.
   *
   * @param grade how unusual
   */
  record Silent(Expectation expectation, Basis basis, Grade grade) implements Verdict {}

  /**
   * May still answer, and it would not be unusual if it has not yet.
   *
   * @param mention the nearest miss so far
   */
  record Pending(Expectation expectation, Optional<Reaction> mention) implements Verdict {}

  /**
   * We were not looking, or not well enough to say.
   *
   * @param nearest an answer that may not be the first one, or the nearest miss
   */
  record NotObserved(Expectation expectation, String why, Optional<Reaction> nearest)
      implements Verdict {}

  /**
   * No answer found, and nothing follows: even complete silence would not be unusual.
   *
   * @param mention the nearest miss
   */
  record NotExpected(Expectation expectation, Optional<Reaction> mention) implements Verdict {}

  /** The word that is stored and printed. */
  default String stored() {
    return switch (this) { // no default: a further verdict shall stop the build here
      case OnTime _ -> "on_time";
      case Late _ -> "late";
      case Silent _ -> "silent";
      case Pending _ -> "pending";
      case NotObserved _ -> "not_observed";
      case NotExpected _ -> "not_expected";
    };
  }

  /** What is on record, before any judgement. */
  default Answer answer() {
    return nearest()
        .map(found -> found.place() == Place.HEAD ? Answer.ANSWERED : Answer.MENTIONED)
        .orElse(this instanceof NotObserved ? Answer.NOT_OBSERVED : Answer.NONE_FOUND);
  }

  /** The answer, or else the nearest miss. */
  default Optional<Reaction> nearest() {
    return switch (this) {
      case OnTime v -> Optional.of(v.reaction());
      case Late v -> Optional.of(v.reaction());
      case Silent _ -> Optional.empty();
      case Pending v -> v.mention();
      case NotObserved v -> v.nearest();
      case NotExpected v -> v.mention();
    };
  }
}
