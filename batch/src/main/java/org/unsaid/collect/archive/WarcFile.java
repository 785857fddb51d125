package org.unsaid.collect.archive;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.URIs;
import org.unsaid.core.Capture;
import org.unsaid.core.CapturePlace;

/**
 * Reads a WARC file from its beginning to its end: one of ours or anybody's, plain, packed by gzip
 * record by record or as a whole, or by zstd. What it holds is trusted in nothing: what is broken
 * or too large is told with its place, and reading goes on behind it.
 *
 * <p>Not for several threads at once.
 */
public final class WarcFile implements AutoCloseable {

  /**
   * @param record bytes of a record; a larger one is broken
   * @param content bytes of a page, unpacked
   */
  public record Limits(int record, int content) {
    /** 32 MiB each. */
    public static final Limits USUAL = new Limits(32 << 20, 32 << 20);
  }

  /** Answers that a revisit may refer to; the oldest are forgotten. */
  private static final int MOST_REMEMBERED = 100_000;

  private static final int LONGEST_WORD = 40;
  private static final long NOWHERE = -1;

  private final RecordReader reader;
  private final String name;
  private final Limits limits;
  private final boolean placed;
  private long following = NOWHERE;
  private final Map<String, CapturePlace> seen =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CapturePlace> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  private WarcFile(RecordReader reader, String name, Limits limits, boolean placed) {
    this.reader = reader;
    this.name = name;
    this.limits = limits;
    this.placed = placed;
  }

  public static WarcFile open(Path file) throws IOException {
    return open(file, Limits.USUAL);
  }

  public static WarcFile open(Path file, Limits limits) throws IOException {
    var reader = RecordReader.open(file, 0, limits.record());
    return new WarcFile(reader, String.valueOf(file.getFileName()), limits, true);
  }

  /**
   * For the contents alone, from one of their records on: answers that say no digest get an empty
   * one, since hashing costs as much as unpacking, and revisits no original.
   *
   * @param offset 0, or what {@link #next} of another reading of the same file led to: {@link
   *     #following}
   */
  public static WarcFile contents(Path file, long offset) throws IOException {
    var reader = RecordReader.open(file, offset, Limits.USUAL.record());
    return new WarcFile(reader, String.valueOf(file.getFileName()), Limits.USUAL, false);
  }

  /**
   * The same, from about the middle of a file on, so that its parts can be read at the same time.
   * Bytes that only look like a record may be taken for one: what is read before must end at {@link
   * #place}.
   *
   * @param offset any but 0
   * @return empty: no record begins there or behind it, or the file can be read from its beginning
   *     alone
   */
  public static Optional<WarcFile> contentsNear(Path file, long offset) throws IOException {
    return Optional.ofNullable(RecordReader.near(file, offset, Limits.USUAL.record()))
        .map(
            reader ->
                new WarcFile(reader, String.valueOf(file.getFileName()), Limits.USUAL, false));
  }

  /** Where what comes next stands, as {@link WarcEntry#offset} has it. */
  public long place() {
    return reader.place();
  }

  /**
   * Where a reading may begin with what comes next; empty: only with something before it, as in a
   * file that is packed as a whole.
   */
  public OptionalLong following() {
    return following == NOWHERE ? OptionalLong.empty() : OptionalLong.of(following);
  }

  /**
   * Passes over what comes next.
   *
   * @return false: the file ended before
   */
  public boolean skip() throws IOException {
    return raw() != null;
  }

  private RecordReader.@Nullable Item raw() throws IOException {
    var item = reader.next();
    following =
        item instanceof RawRecord record && record.neat() && reader.isSeekable()
            ? record.end()
            : NOWHERE;
    return item;
  }

  /**
   * What comes next; empty at the end of the file.
   *
   * @throws IOException if the file itself cannot be read
   */
  public Optional<WarcEntry> next() throws IOException {
    return switch (raw()) {
      case null -> Optional.empty();
      case RecordReader.Damage damage ->
          Optional.of(new WarcEntry.Broken(damage.offset(), damage.why()));
      case RawRecord record -> Optional.of(entry(record));
    };
  }

  /** How many bytes of the file were read so far, as they are packed. */
  public long bytesRead() {
    return reader.packedPlace();
  }

  private WarcEntry entry(RawRecord record) {
    var type = record.type();
    if (!type.equals("response") && !type.equals("revisit") && !type.equals("resource")) {
      return skipped(record, type);
    }
    var target = target(record.fields());
    if (!URIs.hasHttpOrHttpsScheme(target)) {
      return skipped(record, type + " of " + target.split(":", 2)[0]);
    }
    if (record.fields().first("WARC-Segment-Number").isPresent()) {
      return skipped(record, type + " in segments");
    }
    try {
      var url = URIs.parseLeniently(target);
      return type.equals("resource") ? resource(record, url) : answer(record, url);
    } catch (IllegalArgumentException e) {
      return new WarcEntry.Broken(record.offset(), "its address is none");
    }
  }

  /** Some writers put it in angle brackets. */
  private static String target(Fields fields) {
    var target = fields.first("WARC-Target-URI").orElse("");
    return target.startsWith("<") && target.endsWith(">")
        ? target.substring(1, target.length() - 1)
        : target;
  }

  private static WarcEntry skipped(RawRecord record, String kind) {
    var word = kind.isEmpty() ? "record without a type" : kind;
    return new WarcEntry.Skipped(
        record.offset(),
        word.substring(0, Math.min(LONGEST_WORD, word.length())).replaceAll("[^ -~]", "?"));
  }

  /** A file that was taken otherwise than by HTTP from an address. */
  private WarcEntry resource(RawRecord record, URI url) {
    var headers = new LinkedHashMap<String, java.util.List<String>>();
    record
        .fields()
        .first("Content-Type")
        .ifPresent(t -> headers.put("content-type", java.util.List.of(t)));
    var capture = new Capture(url, captured(record.fields()), headers, record.block());
    var place = place(record, record.block());
    return new WarcEntry.Captured(place, capture, 200, url, truncated(record.fields()));
  }

  private WarcEntry answer(RawRecord record, URI url) {
    var message = HttpMessage.parse(record.block());
    if (record.type().equals("revisit")) {
      return revisit(record, url, message);
    }
    if (message == null) {
      return new WarcEntry.Broken(record.offset(), "a response that is not of HTTP");
    }
    var content = message.content(message.payload(), limits.content());
    var truncated = truncated(record.fields());
    if (content.decoding() == HttpMessage.Decoding.TOO_LARGE) {
      return new WarcEntry.Broken(
          record.offset(), "a page that unpacks to more than " + limits.content() + " bytes");
    }
    if (content.decoding() == HttpMessage.Decoding.BROKEN && truncated == null) {
      return new WarcEntry.Broken(record.offset(), "its content coding cannot be undone");
    }
    var place = place(record, message.payload());
    if (placed) {
      seen.putIfAbsent(place.digest(), place);
      seen.put(identity(url, record.fields().first("WARC-Date").orElse("")), place);
    }
    var capture =
        new Capture(url, captured(record.fields()), message.head().values(), content.bytes());
    return new WarcEntry.Captured(place, capture, message.status(), url, truncated);
  }

  private WarcEntry revisit(RawRecord record, URI url, @Nullable HttpMessage message) {
    var fields = record.fields();
    var digest = fields.first("WARC-Payload-Digest").orElse("");
    var to = fields.first("WARC-Refers-To-Target-URI").orElse(url.toString());
    var original = seen.get(to + " " + fields.first("WARC-Refers-To-Date").orElse(""));
    return new WarcEntry.Revisit(
        new CapturePlace(name, record.offset(), digest),
        url,
        captured(fields),
        message == null ? 0 : message.status(),
        original == null && !digest.isEmpty() ? seen.get(digest) : original);
  }

  private static String identity(URI url, String date) {
    return url + " " + date;
  }

  private CapturePlace place(RawRecord record, byte[] payload) {
    var digest = record.fields().first("WARC-Payload-Digest");
    return new CapturePlace(
        name, record.offset(), digest.orElseGet(() -> placed ? Digests.sha256(payload) : ""));
  }

  private static @Nullable Instant captured(Fields fields) {
    return fields
        .first(Packing.ENDED)
        .or(() -> fields.first("WARC-Date"))
        .flatMap(WarcDate::latest)
        .orElse(null);
  }

  private static @Nullable String truncated(Fields fields) {
    return fields.first("WARC-Truncated").map(why -> why.toLowerCase(Locale.ROOT)).orElse(null);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
