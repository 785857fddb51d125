package org.unsaid.extract.notice;

/**
 * What a server says instead of the page that was asked for.
 *
 * @param why the words by which it is known, and where they stand
 */
public record Notice(Kind kind, String why) {

  /** What it comes to. */
  public enum Kind {
    /** There is no such page, or no longer. */
    GONE("that there is no such page"),
    /** The site cannot answer now: maintenance, or something is broken. */
    FAILING("that it cannot answer now"),
    /** It is not for us, or not without a login, a test or scripts. */
    BARRED("that we may not see it so");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /** Such as {@code says that there is no such page, with status 200: …}. */
  public String words() {
    return "says " + kind.words + ", with status 200: " + why;
  }
}
