package org.unsaid.core;

/**
 * When a text was published, as well as we know.
 *
 * @param source where the time was read, such as {@code archive} or {@code label}
 * @param confidence that it is right, above 0 and up to 1; 1 where an archive or a coder states it
 * @param evidence in words that can be printed: what is written where, and what agrees with it;
 *     empty where the source says it all
 */
public record Published(When when, String source, double confidence, String evidence)
    implements Publication {

  public Published {
    if (!(confidence > 0 && confidence <= 1)) {
      throw new IllegalArgumentException("A confidence of " + confidence);
    }
  }

  /** A time that somebody else vouches for. */
  public static Published stated(When when, String source) {
    return new Published(when, source, 1, "");
  }
}
