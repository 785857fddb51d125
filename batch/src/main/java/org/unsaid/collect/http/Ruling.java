package org.unsaid.collect.http;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Failure;

/** What a host's robots.txt says of one address. */
sealed interface Ruling {

  /** No robots.txt is asked for a robots.txt. */
  Ruling OPEN = new Open(Duration.ZERO);

  /**
   * @param pause that the host wants between two requests; zero: it does not say
   */
  record Open(Duration pause) implements Ruling {}

  record Closed(String why) implements Ruling {}

  /** It could not be had, for a reason for which the page could not be had either. */
  record Failed(Failure failure, String why, @Nullable Instant notBefore) implements Ruling {}
}
