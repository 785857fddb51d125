package org.unsaid.extract;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.unsaid.core.ActKind;
import org.unsaid.core.Capture;
import org.unsaid.core.Institution;
import org.unsaid.core.Source;
import org.unsaid.core.Statement;
import org.unsaid.extract.date.DateCandidate;
import org.unsaid.extract.date.Dates;
import org.unsaid.extract.date.Surround;
import org.unsaid.extract.encoding.Decoder;
import org.unsaid.extract.text.Languages;
import org.unsaid.extract.text.MainText;
import org.unsaid.extract.text.Titles;

/**
 * Reads captures: bytes and headers in, title, text, language and time out, each with its evidence.
 * Safe for use by many threads.
 */
public final class Extractor implements AutoCloseable {

  /** What can be read from a capture, or why nothing can. */
  public Extraction extract(Capture capture, PageRules rules) {
    var decoded = Decoder.decode(capture.body(), capture.header("content-type").orElse(null));
    var url = capture.url();
    var cut = Cut.of(decoded.text());
    var page = Jsoup.parse(cut.html(), url == null ? "" : url.toString());
    var dating =
        Dates.read(
            page,
            new Surround(
                url,
                capture.captured(),
                rules.zone(),
                rules.selector("published"),
                hints(capture, rules)));
    var title = Titles.read(page, rules.selector("title"));
    var declared = page.select("html").attr("lang");
    var text = MainText.read(page, title.value(), rules.selector("body"));
    var language = Languages.read(text.value(), declared.isBlank() ? null : declared);
    var notes = new ArrayList<String>();
    if (decoded.replaced() > 0) {
      notes.add("%,d bytes made no character".formatted(decoded.replaced()));
    }
    if (cut.note() != null) {
      notes.add(cut.note());
    }
    return new Extraction.Read(
        "HTML in %s: %s".formatted(decoded.charset(), decoded.why()),
        title,
        text,
        language,
        dating,
        notes);
  }

  /** Ends what reads documents. */
  @Override
  public void close() {}

  /** What the server said of the page's time; it bounds, and proves little. */
  private static List<Surround.Hint> hints(Capture capture, PageRules rules) {
    var hints = new ArrayList<>(rules.hints());
    capture
        .header("last-modified")
        .ifPresent(
            value ->
                hints.add(
                    new Surround.Hint(
                        DateCandidate.Source.HTTP,
                        DateCandidate.Role.UPDATED,
                        "HTTP header Last-Modified",
                        value)));
    return hints;
  }

  /**
   * The statement that a capture is.
   *
   * @param hints dates that came with it, such as those of its feed entry
   * @throws IllegalArgumentException if nobody knows when the capture was made, or of what address
   */
  public CaptureReading statement(
      Capture capture, Source.Polled source, Institution institution, List<Surround.Hint> hints) {
    return switch (extract(capture, PageRules.of(source, institution, capture, hints))) {
      case Extraction.Refused refused -> new CaptureReading.Rejected(refused.why());
      case Extraction.Read read when read.text().value().isEmpty() ->
          new CaptureReading.Rejected("no text: " + read.text().why());
      case Extraction.Read read ->
          new CaptureReading.Read(statement(capture, source, institution, read), read);
    };
  }

  private static Statement statement(
      Capture capture, Source.Polled source, Institution institution, Extraction.Read read) {
    var url = capture.url();
    var seen = capture.captured();
    if (url == null || seen == null) {
      throw new IllegalArgumentException("A capture without address or time: " + url);
    }
    var zone = institution.zone();
    var dating = read.dating();
    return new Statement(
        StatementId.ofUrl(institution.id(), url.toString()),
        institution.id(),
        read.title().value(),
        read.text().value(),
        read.language().value().isEmpty() ? null : read.language().value(),
        Publications.of(dating, zone, seen),
        Publications.of(dating.act(), zone),
        Publications.of(dating.updated(), zone),
        seen,
        false,
        url.toString(),
        ActKind.OWN,
        source.id());
  }
}
