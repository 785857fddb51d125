package org.unsaid.job;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unsaid.collect.archive.WarcEntry;
import org.unsaid.collect.ledger.ImportedRecord;
import org.unsaid.core.Published;
import org.unsaid.core.Source;
import org.unsaid.core.Statement;
import org.unsaid.core.Watch;
import org.unsaid.extract.CaptureReading;
import org.unsaid.extract.Extraction;
import org.unsaid.extract.Extractor;
import org.unsaid.extract.TextDigest;
import org.unsaid.extract.listing.Listing;
import org.unsaid.extract.notice.Notice;

/**
 * Decides of each record of a file whether it is a statement of the watch, and reads it; whatever
 * it passes over, it says why. Safe for use by many threads.
 *
 * <p>A page is a statement if a list in the same files names it, or if the selector {@code body} of
 * its source finds its text, or if it has a text and a date that is {@link #SURE} enough. The front
 * page of a site and the lists themselves never are.
 */
final class ImportedPages {

  static final String BROKEN = "broken";
  static final String NO_SOURCE = "of no source";

  /** The least confidence in the date of a page that nothing but itself calls a statement. */
  private static final double SURE = 0.5;

  private static final Set<String> NO_PAGES =
      Set.of("image", "audio", "video", "font", "css", "javascript", "json", "ecmascript");

  private static final Set<String> FRONT =
      Set.of("", "/", "/index.html", "/index.htm", "/index.php", "/default.aspx", "/index.shtml");

  private final Watch watch;
  private final Extractor extractor;
  private final ImportPlan plan;
  private final ImportSources sources;

  ImportedPages(Watch watch, Extractor extractor, ImportPlan plan) {
    this.watch = watch;
    this.extractor = extractor;
    this.plan = plan;
    this.sources = new ImportSources(watch);
  }

  /**
   * @param statement its first text; null: there is none
   */
  record Outcome(ImportedRecord record, @Nullable Statement statement) {}

  Outcome read(ImportEntry entry) {
    return read(entry, false);
  }

  /** Of a record that was found to be a statement before, maybe because of a list of that time. */
  Outcome again(ImportEntry entry) {
    return read(entry, true);
  }

  private Outcome read(ImportEntry entry, boolean decided) {
    return switch (entry.entry()) {
      case WarcEntry.Broken broken -> passed(entry, null, BROKEN, broken.why());
      case WarcEntry.Skipped skipped ->
          passed(
              entry,
              null,
              isAnswer(skipped.kind()) ? "unread" : ImportedRecord.NO_ANSWER,
              skipped.kind());
      case WarcEntry.Revisit revisit ->
          passed(entry, revisit.url(), "revisit", "the same bytes as an earlier capture");
      case WarcEntry.Captured captured -> read(entry, captured, decided);
    };
  }

  private Outcome read(ImportEntry entry, WarcEntry.Captured captured, boolean decided) {
    var url = captured.url();
    if (url.getHost() == null) {
      return passed(entry, url, BROKEN, "its address is none");
    }
    var address = Extractor.canonical(url);
    var named = plan.named().get(address);
    var source =
        named == null || entry.file().source() != null
            ? sources.of(url, entry.file().source()).orElse(null)
            : named.source();
    if (source == null) {
      return passed(entry, url, NO_SOURCE, ImportSources.host(url));
    }
    var type = captured.capture().header("content-type").orElse("").toLowerCase(Locale.ROOT);
    if (captured.status() >= 300 && captured.status() < 400) {
      return passed(entry, url, "redirect", "status " + captured.status());
    }
    if (captured.status() != 200) {
      return passed(entry, url, "error", "status " + captured.status());
    }
    if (captured.truncated() != null) {
      return passed(entry, url, "cut off", "the capture is cut off: " + captured.truncated());
    }
    if (captured.capture().captured() == null) {
      return passed(entry, url, "no time", "the record does not tell when it was made");
    }
    if (plan.lists().contains(address)) {
      return passed(entry, url, "list", "a list of statements");
    }
    if (isFront(url)) {
      return passed(entry, url, "front page", "the front page of a site");
    }
    if (isNoPage(type) || "/robots.txt".equals(url.getPath())) {
      return passed(entry, url, "no page", type.isEmpty() ? "robots.txt" : type);
    }
    if (plan.collected().contains(source.institution() + " " + address)) {
      return passed(entry, url, "collected", "collected live, which counts more");
    }
    return read(entry, captured, source, named, decided);
  }

  private Outcome read(
      ImportEntry entry,
      WarcEntry.Captured captured,
      Source.Polled source,
      ImportPlan.@Nullable Named named,
      boolean decided) {
    var reading = reading(captured, source, named);
    return switch (reading) {
      case CaptureReading.Noticed(Notice notice) ->
          passed(entry, captured.url(), "notice", "it " + notice.words());
      case CaptureReading.Attached attached ->
          passed(
              entry,
              captured.url(),
              "no text",
              "its text is a document, which is not read from files: " + attached.document());
      case CaptureReading.Rejected rejected ->
          passed(entry, captured.url(), "no text", rejected.why());
      case CaptureReading.Read(Statement statement, Extraction.Read evidence)
          when decided || named != null || isSelected(evidence) || isDated(statement) ->
          new Outcome(
              new ImportedRecord(
                  entry.file().digest(),
                  entry.number(),
                  captured.offset(),
                  captured.url().toString(),
                  ImportedRecord.TEXT,
                  "",
                  new ImportedRecord.Text(
                      statement.id(), statement.firstSeen(), TextDigest.of(statement))),
              statement);
      case CaptureReading.Read(Statement statement, var _) ->
          passed(entry, captured.url(), "no statement", undated(statement));
    };
  }

  private CaptureReading reading(
      WarcEntry.Captured captured, Source.Polled source, ImportPlan.@Nullable Named named) {
    return extractor.statement(
        captured.capture(),
        source,
        watch.institution(source.institution()),
        named == null ? List.of() : Listing.hints(named.source().kind(), named.published()));
  }

  private static boolean isSelected(Extraction.Read evidence) {
    return evidence.text().why().startsWith("selected by ");
  }

  private static boolean isDated(Statement statement) {
    return statement.publication() instanceof Published published && published.confidence() >= SURE;
  }

  private static String undated(Statement statement) {
    var date =
        statement.publication() instanceof Published published
            ? String.format(Locale.ROOT, "its date is right with %.2f only", published.confidence())
            : "it has no date";
    return "no list names it, no selector finds its text, and " + date;
  }

  /** An answer in parts, or a record that does not say what it is. */
  private static boolean isAnswer(String skipped) {
    return skipped.endsWith("in segments") || skipped.startsWith("record without");
  }

  private static boolean isFront(URI url) {
    var path = url.getPath() == null ? "" : url.getPath().toLowerCase(Locale.ROOT);
    return FRONT.contains(path) && url.getQuery() == null;
  }

  private static boolean isNoPage(String type) {
    var kind = type.split(";", 2)[0].strip();
    var parts = kind.split("/", 2);
    return NO_PAGES.contains(parts[0])
        || (parts.length == 2 && NO_PAGES.contains(parts[1]))
        || kind.equals("application/x-javascript")
        || kind.startsWith("application/font");
  }

  private static Outcome passed(ImportEntry entry, @Nullable URI url, String outcome, String why) {
    return new Outcome(
        new ImportedRecord(
            entry.file().digest(),
            entry.number(),
            entry.entry().offset(),
            url == null ? null : url.toString(),
            outcome,
            why,
            null),
        null);
  }
}
