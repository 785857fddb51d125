package org.unsaid.extract;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.ActKind;
import org.unsaid.core.Capture;
import org.unsaid.core.Institution;
import org.unsaid.core.Source;
import org.unsaid.core.Source.Polled.Kind;
import org.unsaid.core.Statement;
import org.unsaid.extract.attachment.Attachment;
import org.unsaid.extract.attachment.Attachments;
import org.unsaid.extract.date.DateCandidate;
import org.unsaid.extract.date.Dates;
import org.unsaid.extract.date.Surround;
import org.unsaid.extract.encoding.Decoder;
import org.unsaid.extract.file.DocumentReading;
import org.unsaid.extract.file.Documents;
import org.unsaid.extract.file.FileKind;
import org.unsaid.extract.listing.Listings;
import org.unsaid.extract.notice.Notice;
import org.unsaid.extract.notice.Notices;
import org.unsaid.extract.text.Found;
import org.unsaid.extract.text.Languages;
import org.unsaid.extract.text.MainText;
import org.unsaid.extract.text.Titles;

/**
 * Reads captures: bytes and headers in, title, text, language and time out, each with its evidence.
 * Safe for use by many threads.
 */
public final class Extractor implements AutoCloseable {

  /** Of a page; what is longer could take all memory before its tags are counted. */
  private static final int MOST_BYTES = 32 << 20;

  /** In characters, of a page that says nothing itself. */
  private static final int LONGEST_LANDING = 1000;

  private static final int MOST_NAMED = 5;

  private final Documents documents = new Documents(Documents.Limits.USUAL);

  /** What can be read from a capture, or why nothing can; never throws for what stands in it. */
  public Extraction extract(Capture capture, PageRules rules) {
    var kind = FileKind.of(capture.body());
    return switch (kind) {
      case PAGE -> page(capture, rules);
      case XML, JSON -> listing(capture).orElseGet(() -> page(capture, rules));
      case GZIP -> listing(capture).orElseGet(() -> new Extraction.Refused(kind.words()));
      case PDF, OLE, ZIP, RTF -> document(capture, rules);
      case IMAGE, BINARY, EMPTY -> new Extraction.Refused(kind.words());
    };
  }

  private static Optional<Extraction> listing(Capture capture) {
    var listing = Listings.read(capture, null, null);
    return listing.kind() == Kind.FEED || listing.kind() == Kind.SITEMAP
        ? Optional.of(new Extraction.Listed(listing))
        : Optional.empty();
  }

  private static Extraction page(Capture capture, PageRules rules) {
    var body = capture.body();
    boolean whole = body.length <= MOST_BYTES;
    var decoded =
        Decoder.decode(
            whole ? body : Arrays.copyOf(body, MOST_BYTES),
            capture.header("content-type").orElse(null));
    var cut = Cut.of(decoded.text());
    var url = capture.url();
    var page = Jsoup.parse(cut.html(), url == null ? "" : url.toString());
    var dating = Dates.read(page, surround(capture, rules, hints(capture, rules)));
    var title = Titles.read(page, rules.selector("title"));
    var declared = page.select("html").attr("lang");
    var asked = Notices.page(page);
    var text = MainText.read(page, title.value(), rules.selector("body"));
    var error = Notices.ofJson(decoded.text());
    var notice = error == null ? asked.notice(text.value()) : error;
    var language = Languages.read(text.value(), declared.isBlank() ? null : declared);
    var notes = new ArrayList<String>();
    if (decoded.replaced() > 0) {
      notes.add("%,d bytes made no character".formatted(decoded.replaced()));
    }
    if (!whole) {
      notes.add("only the first %,d of %,d bytes were read".formatted(MOST_BYTES, body.length));
    }
    if (cut.note() != null) {
      notes.add(cut.note());
    }
    if (notice != null) {
      notes.add("no statement: it " + notice.words());
    }
    return new Extraction.Read(
        "HTML in %s: %s".formatted(decoded.charset(), decoded.why()),
        title,
        text,
        language,
        dating,
        notes,
        notice);
  }

  private Extraction document(Capture capture, PageRules rules) {
    return switch (documents.read(capture.body())) {
      case DocumentReading.Refused refused -> new Extraction.Refused(refused.why());
      case DocumentReading.Read read -> document(capture, rules, read);
    };
  }

  /** A document is dated as a page is that shows a headline and paragraphs, and nothing else. */
  private static Extraction document(Capture capture, PageRules rules, DocumentReading.Read read) {
    var language = Languages.read(read.text(), null);
    var page = Document.createShell("");
    if (!language.value().isEmpty()) {
      page.child(0).attr("lang", language.value());
    }
    var title = Titles.line(read.title());
    page.title(title);
    page.body().appendElement("h1").text(title);
    read.text()
        .lines()
        .filter(line -> !line.equals(read.title()))
        .forEach(line -> page.body().appendElement("p").text(line));
    var hints = hints(capture, rules);
    read.dates()
        .forEach(
            (name, value) ->
                hints.add(
                    new Surround.Hint(
                        DateCandidate.Source.DOCUMENT,
                        name.endsWith("created")
                            ? DateCandidate.Role.UNKNOWN
                            : DateCandidate.Role.UPDATED,
                        "document property " + name,
                        value)));
    return new Extraction.Read(
        read.mediaType(),
        new Found(title, "the document's property, or its first line"),
        new Found(read.text(), "all of the document"),
        language,
        Dates.read(page, surround(capture, rules, hints)),
        read.notes(),
        null);
  }

  private static Surround surround(Capture capture, PageRules rules, List<Surround.Hint> hints) {
    return new Surround(
        capture.url(), capture.captured(), rules.zone(), rules.selector("published"), hints);
  }

  /** Ends what reads documents. */
  @Override
  public void close() {
    documents.close();
  }

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
      case Extraction.Listed listed ->
          new CaptureReading.Rejected(listed.listing().format() + ", which lists statements");
      case Extraction.Read read when read.notice() != null ->
          new CaptureReading.Noticed(read.notice());
      case Extraction.Read read -> {
        var attached = attached(capture, source, institution, read);
        yield attached != null
            ? attached
            : read.text().value().isEmpty()
                ? new CaptureReading.Rejected("no text: " + read.text().why())
                : new CaptureReading.Read(
                    statement(capture, source, institution, read, capture), read);
      }
    };
  }

  /**
   * The statement whose title and date a page shows, and whose text is a document that it links to.
   *
   * @param hints dates that came with the page, such as those of its feed entry
   * @throws IllegalArgumentException if nobody knows when a capture was made, or of what address
   */
  public CaptureReading statement(
      Capture page,
      Capture document,
      Source.Polled source,
      Institution institution,
      List<Surround.Hint> hints) {
    var landing = extract(page, PageRules.of(source, institution, page, hints));
    var where = "the document %s: ".formatted(document.url());
    return switch (extract(document, new PageRules(Map.of(), institution.zone(), hints))) {
      case Extraction.Read read when read.notice() != null ->
          new CaptureReading.Noticed(new Notice(read.notice().kind(), where + read.notice().why()));
      case Extraction.Read _ when !FileKind.of(document.body()).isDocument() ->
          new CaptureReading.Rejected(where + "it is a page");
      case Extraction.Read read when read.text().value().isEmpty() ->
          new CaptureReading.Rejected(where + "no text: " + read.text().why());
      case Extraction.Read read -> {
        var both = landing instanceof Extraction.Read shown ? joined(shown, read) : read;
        yield new CaptureReading.Read(statement(page, source, institution, both, document), both);
      }
      case Extraction.Refused refused -> new CaptureReading.Rejected(where + refused.why());
      case Extraction.Listed listed ->
          new CaptureReading.Rejected(where + listed.listing().format());
    };
  }

  /** What an office writes on its page, it writes of this text; a file's properties may be old. */
  private static Extraction.Read joined(Extraction.Read page, Extraction.Read document) {
    return new Extraction.Read(
        document.form() + ", linked from a page: " + page.form(),
        page.title().value().isEmpty() ? document.title() : page.title(),
        document.text(),
        document.language(),
        page.dating().published() == null ? document.dating() : page.dating(),
        document.notes(),
        null);
  }

  /** The document that holds a page's text, or why nobody can say; null: the page says it. */
  private static @Nullable CaptureReading attached(
      Capture capture, Source.Polled source, Institution institution, Extraction.Read read) {
    var selector = PageRules.of(source, institution, capture, List.of()).selector("attachment");
    var text = read.text().value();
    boolean selected = read.text().why().startsWith("selected by ") && !text.isEmpty();
    if (FileKind.of(capture.body()) != FileKind.PAGE
        || (selector == null && (selected || text.length() > LONGEST_LANDING))) {
      return null;
    }
    var attachments = Attachments.of(parsed(capture));
    var title = read.title().value();
    var language = read.language().value();
    if (selector != null) {
      var named = reading(attachments.selected(selector, title, language));
      if (named != null || selected || text.length() > LONGEST_LANDING) {
        return named;
      }
    }
    return attachments.holdAllOf(text, title) ? reading(attachments.found(title, language)) : null;
  }

  private static @Nullable CaptureReading reading(Attachment attachment) {
    return switch (attachment) {
      case Attachment.None _ -> null;
      case Attachment.Chosen chosen -> new CaptureReading.Attached(chosen.url(), chosen.why());
      case Attachment.Undecided undecided ->
          new CaptureReading.Rejected(
              "no text, but documents of which any may be it: %s; name one with the selector"
                      .formatted(
                          undecided.candidates().stream()
                              .limit(MOST_NAMED)
                              .map(URI::toString)
                              .collect(Collectors.joining(", ")))
                  + " 'attachment'");
    };
  }

  private static Document parsed(Capture capture) {
    var decoded = Decoder.decode(capture.body(), capture.header("content-type").orElse(null));
    var url = capture.url();
    return Jsoup.parse(Cut.of(decoded.text()).html(), url == null ? "" : url.toString());
  }

  /**
   * What addresses have in common that lead to one page.
   *
   * @throws IllegalArgumentException if it is no address of a host
   */
  public static String canonical(URI address) {
    if (address.getHost() == null) {
      throw new IllegalArgumentException("an address without a host: " + address);
    }
    return CanonicalUrl.of(address.toString());
  }

  /**
   * @param text what was read last
   */
  private static Statement statement(
      Capture capture,
      Source.Polled source,
      Institution institution,
      Extraction.Read read,
      Capture text) {
    var url = capture.url();
    var seen = text.captured();
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
