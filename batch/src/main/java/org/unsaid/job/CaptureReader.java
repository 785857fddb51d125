package org.unsaid.job;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unsaid.collect.archive.Archive;
import org.unsaid.collect.ledger.ReadText;
import org.unsaid.core.Source;
import org.unsaid.core.Statement;
import org.unsaid.core.Watch;
import org.unsaid.extract.CaptureReading;
import org.unsaid.extract.Extractor;
import org.unsaid.extract.listing.Listing;
import org.unsaid.extract.notice.Notice;

/**
 * Makes the statement of a text that the ledger counts as read: from the bytes that the archive
 * kept, and with what the ledger knows of its time. Safe for use by many threads.
 */
final class CaptureReader {

  private final Watch watch;
  private final Archive archive;
  private final Extractor extractor;
  private final CaptureFaults faults;
  private final Map<String, Source.Polled> sources = new HashMap<>();

  CaptureReader(Watch watch, Archive archive, Extractor extractor, CaptureFaults faults) {
    this.watch = watch;
    this.archive = archive;
    this.extractor = extractor;
    this.faults = faults;
    watch.polled().forEach(source -> sources.put(source.id(), source));
  }

  /** Null: none can be made of it now, which is noted. */
  @Nullable Statement read(ReadText text) {
    var source = sources.get(text.source());
    if (source == null) {
      faults.add(text, "the watch has no source '" + text.source() + "' that is fetched");
      return null;
    }
    var kept = archive.read(text.place());
    if (kept.isEmpty()) {
      faults.add(text, "the archive does not hold " + text.place());
      return null;
    }
    var landing = text.landing();
    var page = landing == null ? kept : archive.read(landing);
    if (page.isEmpty()) {
      faults.add(text, "the archive does not hold " + landing);
      return null;
    }
    var institution = watch.institution(source.institution());
    var hints = Listing.hints(source.kind(), text.published());
    var capture = kept.get().capture();
    var reading =
        landing == null
            ? extractor.statement(capture, source, institution, hints)
            : extractor.statement(page.get().capture(), capture, source, institution, hints);
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
