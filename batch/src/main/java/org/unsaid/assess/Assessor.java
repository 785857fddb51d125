package org.unsaid.assess;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.unsaid.core.Case;
import org.unsaid.core.Event;
import org.unsaid.core.Judgement;
import org.unsaid.core.Review;

/** Says what may be said about institutions that were asked. */
public interface Assessor {

  /** CHORUS: what is usual is told by earlier events, and by what all others do now. */
  static Assessor chorus() {
    return new ChorusRule();
  }

  /**
   * Judges all events together, since earlier ones tell what is usual of later ones.
   *
   * @param cases nothing in them was first seen after {@code asOf}
   * @return one of each, in their order
   */
  List<Judgement> assess(List<Case> cases, Instant asOf);

  /**
   * How well it would have judged events that are over, each by those alone that were over when it
   * began, by every institution's own acts. It judges as {@link #assess} does.
   *
   * @param cases nothing in them was first seen after {@code asOf}
   * @param wanted events that are counted; all are learnt from
   */
  Review review(List<Case> cases, Instant asOf, Predicate<Event> wanted);
}
