package org.unsaid.collect.archive;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.URIs;
import org.unsaid.core.CapturePlace;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line of a CDXJ index: the address's key, 14 digits of time, and a JSON object, with the fields
 * that pywb and others read. {@code began}, {@code ended} and {@code refers} are ours: times to the
 * millisecond, and of a revisit the {@code began} of the response that it refers to.
 *
 * @param url as it was asked for
 * @param refers only of a revisit
 * @param length of the gzip member
 * @param offset of the gzip member
 */
record IndexLine(
    String url,
    Instant began,
    Instant ended,
    String mime,
    int status,
    String digest,
    @Nullable Instant refers,
    long length,
    long offset,
    String file) {

  /** What an index says in place of a revisit's own type. */
  static final String REVISIT = "warc/revisit";

  private static final DateTimeFormatter DIGITS =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** A longer address is its own key: to tidy it would cost the square of its length. */
  private static final int LONGEST_TIDIED = 4_096;

  /**
   * Addresses with one key are taken for one: the scheme, {@code www}, the order of parameters, the
   * case of letters and what stands behind {@code #} do not count. The customary form (SURT),
   * sorted by host.
   */
  static String key(String url) {
    var hash = url.indexOf('#');
    var page = hash < 0 ? url : url.substring(0, hash);
    var key = page.length() > LONGEST_TIDIED ? page : URIs.toNormalizedSurt(page);
    return URIs.percentEncodeIllegals(key).replace("%25", "%");
  }

  static String digits(Instant time) {
    return DIGITS.format(time);
  }

  String text() {
    var json = JSON.createObjectNode();
    json.put("url", url)
        .put("mime", mime)
        .put("status", String.valueOf(status))
        .put("digest", digest)
        .put("length", String.valueOf(length))
        .put("offset", String.valueOf(offset))
        .put("filename", file)
        .put("began", began.toString())
        .put("ended", ended.toString());
    if (refers != null) {
      json.put("refers", refers.toString());
    }
    return key(url) + " " + digits(began) + " " + JSON.writeValueAsString(json);
  }

  /**
   * @throws IllegalArgumentException if it is no line of ours
   */
  static IndexLine parse(String line) {
    try {
      var json = JSON.readTree(line.substring(line.indexOf('{')));
      var refers = json.get("refers");
      return new IndexLine(
          text(json, "url"),
          Instant.parse(text(json, "began")),
          Instant.parse(text(json, "ended")),
          text(json, "mime"),
          Integer.parseInt(text(json, "status")),
          text(json, "digest"),
          refers == null ? null : Instant.parse(refers.asString()),
          Long.parseLong(text(json, "length")),
          Long.parseLong(text(json, "offset")),
          text(json, "filename"));
    } catch (JacksonException | DateTimeParseException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("No line of an index: " + line, e);
    }
  }

  private static String text(JsonNode json, String field) {
    var value = json.get(field);
    if (value == null) {
      throw new IllegalArgumentException("No " + field + " in a line of an index");
    }
    return value.asString();
  }

  CapturePlace place() {
    return new CapturePlace(file, offset, digest);
  }

  boolean isRevisit() {
    return refers != null;
  }

  /** The {@code began} of the response that holds the body. */
  Instant original() {
    return refers == null ? began : refers;
  }

  boolean isOf(URI address) {
    return url.equals(address.toString());
  }
}
