package org.unsaid.extract.attachment;

import java.net.URI;
import java.util.List;

/** Which document holds a page's text. */
public sealed interface Attachment {

  /** The page links to none. */
  record None() implements Attachment {}

  /**
   * One.
   *
   * @param why it, in words
   */
  record Chosen(URI url, String why) implements Attachment {}

  /** One of several, and nothing tells which. */
  record Undecided(List<URI> candidates) implements Attachment {
    public Undecided {
      candidates = List.copyOf(candidates);
    }
  }
}
