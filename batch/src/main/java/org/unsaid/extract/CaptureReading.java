package org.unsaid.extract;

import org.unsaid.core.Statement;

/** What became of one capture of a source. */
public sealed interface CaptureReading {

  /**
   * A statement, complete.
   *
   * @param evidence for each of its fields
   */
  record Read(Statement statement, Extraction.Read evidence) implements CaptureReading {}

  /** None, and why. */
  record Rejected(String why) implements CaptureReading {}
}
