package org.unsaid.collect.http;

import java.io.Serial;
import org.unsaid.core.Failure;

/** Why a hop came to nothing, in words that may be printed. */
final class FetchFault extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  private final Failure failure;
  private final String why;

  FetchFault(Failure failure, String why) {
    super(why, null, false, false);
    this.failure = failure;
    this.why = why;
  }

  Failure failure() {
    return failure;
  }

  String why() {
    return why;
  }
}
