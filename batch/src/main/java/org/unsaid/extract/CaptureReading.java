package org.unsaid.extract;

import org.unsaid.core.Statement;
import org.unsaid.extract.notice.Notice;

/** What became of one capture of a source. */
public sealed interface CaptureReading {

  /**
   * A statement, complete.
   *
   * @param evidence for each of its fields
   */
  record Read(Statement statement, Extraction.Read evidence) implements CaptureReading {}

  /** An error page, a wall or a login that was sent as if it were the page. */
  record Noticed(Notice notice) implements CaptureReading {}

  /** None, and why. */
  record Rejected(String why) implements CaptureReading {}
}
