package org.unsaid.extract.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.UnsupportedFormatException;
import org.apache.tika.exception.ZeroByteFileException;
import org.apache.tika.fork.ForkParser;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.RecursiveParserWrapper;
import org.apache.tika.sax.BasicContentHandlerFactory;
import org.apache.tika.sax.BasicContentHandlerFactory.HANDLER_TYPE;
import org.apache.tika.sax.RecursiveParserWrapperHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/**
 * Reads documents in child processes, which are started when the first is read and end with us.
 * Safe for use by many threads.
 */
public final class Documents implements AutoCloseable {

  private static final Set<String> ARCHIVES =
      Set.of("application/zip", "application/java-archive", "application/x-tika-ooxml");

  private final Limits limits;
  private @Nullable ForkParser children;

  public Documents(Limits limits) {
    this.limits = limits;
  }

  /**
   * What one document may cost.
   *
   * @param time from its first byte to its last word
   * @param memory of a child, in megabytes
   * @param characters of text with its markup; what is longer is cut
   * @param children at most, so many documents are read at the same time
   */
  public record Limits(Duration time, int memory, int characters, int children) {

    /** Enough for a report of a thousand pages. */
    public static final Limits USUAL = new Limits(Duration.ofSeconds(30), 256, 4_000_000, 2);
  }

  /** The text of a document, or why there is none; never throws for what stands in it. */
  public DocumentReading read(byte[] bytes) {
    var kind = FileKind.of(bytes);
    if (!kind.isDocument()) {
      return new DocumentReading.Refused(kind.words() + ", which is no document");
    }
    var handler =
        new RecursiveParserWrapperHandler(
            new BasicContentHandlerFactory(HANDLER_TYPE.XML, limits.characters()), 0);
    long begun = System.nanoTime();
    try {
      children()
          .parse(new ByteArrayInputStream(bytes), handler, new Metadata(), new ParseContext());
      return reading(handler.getMetadataList(), kind);
    } catch (IOException | TikaException | SAXException | RuntimeException e) {
      return new DocumentReading.Refused(why(e, kind, Duration.ofNanos(System.nanoTime() - begun)));
    }
  }

  private synchronized ForkParser children() {
    if (children == null) {
      var parser =
          new ForkParser(
              Documents.class.getClassLoader(), new RecursiveParserWrapper(new AutoDetectParser()));
      parser.setJavaCommand(
          List.of(
              ProcessHandle.current().info().command().orElse("java"),
              "-Xmx" + limits.memory() + "m",
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-XX:+ExitOnOutOfMemoryError",
              "-Djava.awt.headless=true",
              // what parsers tell of damaged files has no reader here
              "-Dslf4j.internal.verbosity=ERROR",
              "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
              "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog",
              "-Dlog4j2.statusLoggerLevel=OFF",
              "-Dorg.apache.logging.log4j.simplelog.level=OFF"));
      parser.setPoolSize(limits.children());
      parser.setServerParseTimeoutMillis(limits.time().toMillis());
      parser.setServerPulseMillis(Math.min(1000, limits.time().toMillis()));
      children = parser;
    }
    return children;
  }

  private DocumentReading reading(List<Metadata> found, FileKind kind) {
    if (found.isEmpty()) {
      // a child that runs out of memory ends without a word
      return new DocumentReading.Refused(tooMuch(kind));
    }
    var properties = found.getFirst();
    var content = properties.get(TikaCoreProperties.TIKA_CONTENT);
    var type = mediaType(properties);
    if (ARCHIVES.contains(type)) {
      return new DocumentReading.Refused(type + ", which is no document");
    }
    var text = DocumentText.of(content == null ? "" : content);
    var notes = new ArrayList<String>();
    if (text.text().isEmpty()) {
      notes.add("no text: its pages are pictures, perhaps");
    }
    if (properties.get(TikaCoreProperties.WRITE_LIMIT_REACHED) != null) {
      notes.add("only its first %,d characters were read".formatted(limits.characters()));
    }
    return new DocumentReading.Read(
        type,
        text.title(properties.get(TikaCoreProperties.TITLE)),
        text.text(),
        dates(properties),
        notes);
  }

  private static String mediaType(Metadata properties) {
    var type = properties.get(Metadata.CONTENT_TYPE);
    return type == null ? "a document" : type;
  }

  private static SequencedMap<String, String> dates(Metadata properties) {
    var dates = new LinkedHashMap<String, String>();
    for (var property :
        List.of(
            TikaCoreProperties.CREATED,
            TikaCoreProperties.MODIFIED,
            TikaCoreProperties.PRINT_DATE)) {
      var value = properties.get(property);
      if (value != null) {
        dates.put(property.getName(), value);
      }
    }
    return dates;
  }

  private String why(Exception e, FileKind kind, Duration taken) {
    if (e instanceof EncryptedDocumentException) {
      return kind.words() + " that is locked by a password";
    }
    if (e instanceof ZeroByteFileException) {
      return "empty";
    }
    if (e instanceof UnsupportedFormatException) {
      return kind.words() + " of a format that is not read";
    }
    if (taken.compareTo(limits.time()) >= 0) {
      return "%s that takes longer than %d s".formatted(kind.words(), limits.time().toSeconds());
    }
    boolean childDied =
        e instanceof IOException
            || (e instanceof TikaException && e.getCause() instanceof IOException);
    return childDied ? tooMuch(kind) : "%s that is damaged: %s".formatted(kind.words(), reason(e));
  }

  private String tooMuch(FileKind kind) {
    return "%s that is damaged, or needs more than %d MB of memory"
        .formatted(kind.words(), limits.memory());
  }

  private static String reason(Throwable e) {
    var deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    var message = deepest.getMessage();
    var first = message == null ? "" : message.lines().findFirst().orElse("");
    return first.isBlank() ? deepest.getClass().getSimpleName() : first;
  }

  /** Ends the children. */
  @Override
  public synchronized void close() {
    if (children != null) {
      children.close();
      children = null;
    }
  }
}
