package org.unsaid.assess;

import java.time.Instant;
import java.util.List;
import org.unsaid.core.Case;
import org.unsaid.core.Judgement;

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
}
