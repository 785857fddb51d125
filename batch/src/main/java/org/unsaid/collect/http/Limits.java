package org.unsaid.collect.http;

import java.time.Duration;

/**
 * How much and how long we let a server have.
 *
 * @param body most bytes of a body as sent, content coding (gzip) left
 * @param content most bytes of a body with the content coding undone
 * @param deadline for one fetch with all its redirects; waiting for a host's turn does not count
 * @param connect for one connection to be taken
 * @param redirects most that are followed
 */
public record Limits(long body, long content, Duration deadline, Duration connect, int redirects) {

  public Limits {
    if (body < 1 || content < 1) {
      throw new IllegalArgumentException("Limits of %d and %d bytes".formatted(body, content));
    }
    if (!deadline.isPositive() || !connect.isPositive()) {
      throw new IllegalArgumentException("Limits of " + deadline + " and " + connect);
    }
    if (redirects < 0) {
      throw new IllegalArgumentException(redirects + " redirects");
    }
  }

  /** What ministries' pages and documents need. */
  public static Limits usual() {
    return new Limits(24L << 20, 48L << 20, Duration.ofMinutes(2), Duration.ofSeconds(15), 10);
  }
}
