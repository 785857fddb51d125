package org.unsaid.assess;

import java.time.Instant;
import org.unsaid.core.Assessment;
import org.unsaid.core.Event;
import org.unsaid.core.Evidence;
import org.unsaid.core.Institution;
import org.unsaid.core.Span;

/** Says what may be said about an institution that was asked. */
public interface Assessor {

  /** The plain rule: answered within the window, or not. It knows no precedents. */
  static Assessor windowRule() {
    return new WindowRule();
  }

  /** Time before the event in which an institution has to have published, to be thought alive. */
  Span aliveIn(Event event);

  /**
   * @param evidence nothing that was first seen after {@code asOf}
   */
  Assessment assess(Event event, Institution institution, Evidence evidence, Instant asOf);
}
