package org.unsaid.job;

import org.jspecify.annotations.Nullable;
import org.unsaid.collect.ledger.ReadText;
import org.unsaid.core.Statement;
import org.unsaid.extract.CaptureReading;
import org.unsaid.extract.notice.Notice;

/**
 * Makes the statement of a text that the ledger counts as read: from the bytes that the archive
 * kept, and with what the ledger knows of its time. Safe for use by many threads.
 */
final class CaptureReader {

  private final KeptTexts texts;
  private final CaptureFaults faults;

  CaptureReader(KeptTexts texts, CaptureFaults faults) {
    this.texts = texts;
    this.faults = faults;
  }

  /** Null: none can be made of it now, which is noted. */
  @Nullable Statement read(ReadText text) {
    var reading = texts.read(text.source(), text.published(), text.place(), text.landing());
    return switch (reading) {
      case CaptureReading.Attached attached -> {
        faults.add(text, "its text is a document that was not fetched: " + attached.document());
        yield null;
      }
      case CaptureReading.Noticed(Notice notice) -> {
        faults.add(text, "it " + notice.words());
        yield null;
      }
      case CaptureReading.Rejected rejected -> {
        faults.add(text, rejected.why());
        yield null;
      }
      case CaptureReading.Read(Statement statement, var _) -> dated(statement, text);
    };
  }

  private static Statement dated(Statement statement, ReadText text) {
    var edited = text.edited();
    if (edited != null) {
      return statement.edited(
          text.version(),
          edited,
          "the text was another one at %s, and this one at %s"
              .formatted(edited.from(), edited.to()));
    }
    var came = text.came();
    return came == null
        ? text.past() ? statement.foundLater() : statement
        : statement.publishedIn(
            came, "it was not on the list at %s, and was at %s".formatted(came.from(), came.to()));
  }
}
