package org.unsaid.publish.digest;

import java.util.List;

/**
 * A digest in words, the same for text and page: what stands here is what is told, in that order.
 *
 * @param intro lines before all else
 * @param quiet whether that is all
 * @param footer lines after all else
 */
record Sheet(
    String title,
    String period,
    List<String> intro,
    boolean quiet,
    List<Part> parts,
    List<Link> links,
    List<String> footer) {

  /**
   * A chapter.
   *
   * @param note what should be known of all of it; empty: nothing
   * @param more what is not shown, and where it is; empty: all is shown
   */
  record Part(String heading, String note, List<Entry> entries, String more) {}

  /**
   * One thing that is told.
   *
   * @param badge what it is, in a word or two
   * @param strong whether it is a silence, or a source in trouble
   * @param lines of text
   * @param command that shows what it rests on; empty: there is none
   */
  record Entry(
      String title,
      String badge,
      boolean strong,
      List<String> lines,
      List<Link> links,
      String command) {}

  /** A word that leads to an address. */
  record Link(String words, String address) {}

  int entries() {
    return parts.stream().mapToInt(part -> part.entries().size()).sum();
  }
}
