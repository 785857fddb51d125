package org.unsaid.extract.file;

import java.util.List;
import java.util.SequencedMap;

/** What became of a document. */
public sealed interface DocumentReading {

  /**
   * @param mediaType such as {@code application/pdf}
   * @param title empty if it has none
   * @param text paragraphs apart by newlines; empty if its pages are pictures
   * @param dates properties of the document that are times, by their names, as written
   * @param notes what a reader of this should know besides
   */
  record Read(
      String mediaType,
      String title,
      String text,
      SequencedMap<String, String> dates,
      List<String> notes)
      implements DocumentReading {
    public Read {
      notes = List.copyOf(notes);
    }
  }

  /** Nothing could be read, and why, in words. */
  record Refused(String why) implements DocumentReading {}
}
