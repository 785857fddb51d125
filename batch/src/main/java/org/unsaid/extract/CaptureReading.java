package org.unsaid.extract;

import java.net.URI;
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

  /**
   * The page says nothing itself: its text is a document, to be fetched and read together with it.
   *
   * @param why that document, in words
   */
  record Attached(URI document, String why) implements CaptureReading {}

  /** None, and why. */
  record Rejected(String why) implements CaptureReading {}
}
