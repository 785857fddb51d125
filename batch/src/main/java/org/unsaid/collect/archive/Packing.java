package org.unsaid.collect.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCaptureRecord;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.WarcTruncationReason;
import org.netpreserve.jwarc.Warcinfo;
import org.unsaid.collect.http.Exchange;

/**
 * Makes the records of an exchange: response or revisit first, then request and metadata, which
 * name it as concurrent.
 *
 * <p>jwarc writes the heads. Its writer is not used, since that packs at the highest level only,
 * which takes twice the time for some hundredths of the size.
 */
final class Packing {

  /** WARC has no field for it, and allows others: when the last byte had come. */
  static final String ENDED = "Unsaid-Ended";

  private static final byte[] TRAILER = {'\r', '\n', '\r', '\n'};
  private static final int LONGEST_VALUE = 4_096;

  /** What a revisit refers to. */
  record Original(String url, Instant began, String digest, boolean notModified) {}

  private final Exchange exchange;
  private final @Nullable HttpMessage message;
  private final String digest;
  private final Instant began;
  private final Instant ended;
  private final UUID id = UUID.randomUUID();

  Packing(Exchange exchange) {
    this.exchange = exchange;
    this.message = HttpMessage.parse(exchange.response());
    this.digest = Digests.sha256(message == null ? exchange.response() : message.payload());
    this.began = exchange.began().truncatedTo(ChronoUnit.MILLIS);
    this.ended = exchange.ended().truncatedTo(ChronoUnit.MILLIS);
  }

  String digest() {
    return digest;
  }

  /** Whether the answer has a body that another record may stand for. */
  boolean canBeRevisit() {
    return message != null && exchange.truncated().isEmpty();
  }

  boolean hasPayload() {
    return message != null && message.payload().length > 0;
  }

  Packed pack(@Nullable Original original, Map<String, String> about) {
    var bytes = new ByteArrayOutputStream();
    var answer = original == null ? response() : revisit(original);
    append(bytes, answer, original == null ? exchange.response() : head());
    var length = bytes.size();
    var request = new WarcRequest.Builder(exchange.url());
    append(bytes, common(request, MediaType.HTTP_REQUEST, exchange.request()), exchange.request());
    var facts = fields(facts(about));
    var metadata = new WarcMetadata.Builder().targetURI(exchange.url());
    append(bytes, common(metadata, MediaType.WARC_FIELDS, facts), facts);
    var line =
        new IndexLine(
            exchange.url().toString(),
            began,
            ended,
            original == null ? mime(message) : IndexLine.REVISIT,
            message == null ? 0 : message.status(),
            original == null ? digest : original.digest(),
            original == null ? null : original.began(),
            length,
            0,
            "");
    return new Packed(bytes.toByteArray(), line);
  }

  /** As an index has it: without parameters; {@code unk} where it is not said. */
  static String mime(@Nullable HttpMessage message) {
    var type = message == null ? "" : message.head().first("Content-Type").orElse("");
    var bare = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return bare.isEmpty() ? "unk" : bare;
  }

  private WarcRecord response() {
    var response =
        new WarcResponse.Builder(exchange.url())
            .recordId(id)
            .setHeader("WARC-Payload-Digest", digest)
            .addHeader(ENDED, ended.toString());
    exchange
        .truncated()
        .ifPresent(why -> response.truncated(WarcTruncationReason.valueOf(why.name())));
    return answered(response, exchange.response()).build();
  }

  /** Truncated as WARC 1.1 (section 6.7.2) has it: the head alone is kept. */
  private WarcRecord revisit(Original original) {
    var profile =
        original.notModified()
            ? WarcRevisit.SERVER_NOT_MODIFIED_1_1
            : WarcRevisit.IDENTICAL_PAYLOAD_DIGEST_1_1;
    var revisit =
        new WarcRevisit.Builder(exchange.url(), profile)
            .recordId(id)
            .setHeader("WARC-Payload-Digest", original.digest())
            .addHeader("WARC-Refers-To-Target-URI", original.url())
            .addHeader("WARC-Refers-To-Date", original.began().toString())
            .addHeader(ENDED, ended.toString());
    if (!original.notModified()) {
      revisit.truncated(WarcTruncationReason.LENGTH);
    }
    return answered(revisit, head()).build();
  }

  private byte[] head() {
    return message == null
        ? exchange.response()
        : Arrays.copyOf(exchange.response(), message.headEnd());
  }

  private <R extends WarcCaptureRecord, B extends WarcCaptureRecord.AbstractBuilder<R, B>>
      B answered(B record, byte[] block) {
    exchange.peer().ifPresent(record::ipAddress);
    return framed(record, MediaType.HTTP_RESPONSE, block);
  }

  private <R extends WarcCaptureRecord, B extends WarcCaptureRecord.AbstractBuilder<R, B>> R common(
      B record, MediaType type, byte[] block) {
    exchange.peer().ifPresent(record::ipAddress);
    return framed(record.concurrentTo(URI.create("urn:uuid:" + id)), type, block).build();
  }

  private <R extends WarcCaptureRecord, B extends WarcCaptureRecord.AbstractBuilder<R, B>> B framed(
      B record, MediaType type, byte[] block) {
    return record
        .version(MessageVersion.WARC_1_1)
        .date(began)
        .setHeader("WARC-Block-Digest", Digests.sha256(block))
        .body(type, block);
  }

  private Map<String, String> facts(Map<String, String> about) {
    var facts = new LinkedHashMap<String, String>();
    facts.put("fetchTimeMs", String.valueOf(Duration.between(began, ended).toMillis()));
    facts.put("began", began.toString());
    facts.put("ended", ended.toString());
    exchange
        .truncated()
        .ifPresent(why -> facts.put("truncated", why.name().toLowerCase(Locale.ROOT)));
    about.forEach((name, value) -> facts.put(name.replaceAll("[^A-Za-z0-9_-]", "-"), value));
    return facts;
  }

  /** The record that begins each file: who wrote it, with what. */
  static byte[] warcinfo(String file, Instant now, Archive.Settings settings) {
    var facts = new LinkedHashMap<String, String>();
    facts.put("software", settings.software());
    facts.put("format", "WARC File Format 1.1");
    facts.put(
        "conformsTo",
        "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/");
    if (settings.operator() != null) {
      facts.put("operator", settings.operator());
    }
    var block = fields(facts);
    var record =
        new Warcinfo.Builder()
            .filename(file)
            .version(MessageVersion.WARC_1_1)
            .date(now.truncatedTo(ChronoUnit.MILLIS))
            .setHeader("WARC-Block-Digest", Digests.sha256(block))
            .body(MediaType.WARC_FIELDS, block)
            .build();
    var bytes = new ByteArrayOutputStream();
    append(bytes, record, block);
    return bytes.toByteArray();
  }

  /** Nothing in a value can begin a field of its own. */
  private static byte[] fields(Map<String, String> facts) {
    var text = new StringBuilder();
    facts.forEach(
        (name, value) ->
            text.append(name)
                .append(": ")
                .append(
                    value
                        .substring(0, Math.min(LONGEST_VALUE, value.length()))
                        .replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]", " "))
                .append("\r\n"));
    return text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  /** As a gzip member of its own. */
  private static void append(ByteArrayOutputStream to, WarcRecord record, byte[] block) {
    try (var member = new GZIPOutputStream(to, 1 << 13)) {
      member.write(record.serializeHeader());
      member.write(block);
      member.write(TRAILER);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot fail", e);
    }
  }
}
