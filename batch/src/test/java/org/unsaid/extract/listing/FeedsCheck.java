package org.unsaid.extract.listing;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Capture;
import org.unsaid.core.Source;
import org.unsaid.extract.encoding.Decoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a folder of feeds and sitemaps that others collected, and counts what was read as expected.
 * The folder holds {@code feeds.jsonl}, a line for each file ({@code file}, {@code kind}, {@code
 * items_expected}, {@code charset_expected}, {@code note}; null where nobody knows), and the files
 * in {@code files/}.
 *
 * <p>{@code java … org.unsaid.extract.listing.FeedsCheck FOLDER [LEAST]}: ends with 1 if a reading
 * failed or the share of right counts is below LEAST (.95); with 0, saying so, where there is no
 * such folder.
 */
final class FeedsCheck {

  private static final Pattern HEADER = Pattern.compile("(?i)Content-type:\\s*(.+)");

  private FeedsCheck() {}

  public static void main(String[] args) throws IOException {
    var folder = Path.of(args.length > 0 ? args[0] : "feeds");
    var index = folder.resolve("feeds.jsonl");
    if (!Files.isRegularFile(index)) {
      System.out.println("feeds: skipped, there is no " + index);
      return;
    }
    double least = args.length > 1 ? Double.parseDouble(args[1]) : 0.95;
    var tally = new Tally();
    var json = new JsonMapper();
    long start = System.nanoTime();
    for (var line : Files.readAllLines(index)) {
      tally.count(json.readTree(line), folder.resolve("files"));
    }
    tally.print((System.nanoTime() - start) / 1_000_000);
    if (tally.failed > 0 || tally.right < least * tally.counted) {
      System.exit(1);
    }
  }

  /** What came out so far. */
  private static final class Tally {
    private final List<String> misses = new ArrayList<>();
    private int files;
    private int failed;
    private int faulty;
    private int malformed;
    private int counted;
    private int right;
    private int declared;
    private int decoded;

    void count(JsonNode feed, Path folder) throws IOException {
      files++;
      var name = feed.path("file").asString();
      var bytes = Files.readAllBytes(folder.resolve(name));
      var headers = HEADER.matcher(feed.path("note").asString(""));
      var capture =
          new Capture(
              URI.create("https://feeds.invalid/" + files),
              null,
              headers.find() ? Map.of("content-type", List.of(headers.group(1))) : Map.of(),
              bytes);
      Listing listing;
      try {
        listing = Listings.read(capture, hint(feed.path("kind").asString()), null);
      } catch (RuntimeException e) {
        failed++;
        misses.add("failed   " + name + ": " + e);
        return;
      }
      faulty += listing.faults().isEmpty() ? 0 : 1;
      malformed += listing.malformed() ? 1 : 0;
      if (feed.path("items_expected").isNumber()) {
        counted++;
        int expected = feed.path("items_expected").asInt();
        int found = listing.items().size() + sitemaps(listing);
        right += expected == found ? 1 : 0;
        if (expected != found) {
          misses.add(
              "count    %s: %d of %d, %s".formatted(name, found, expected, listing.faults()));
        }
      }
      var charset = charset(feed.path("charset_expected").asString(""));
      if (charset != null) {
        declared++;
        var read = Decoder.decode(bytes, capture.header("content-type").orElse(null)).charset();
        boolean alike = charset.equals(read) || contains(read, charset);
        decoded += alike ? 1 : 0;
        if (!alike) {
          misses.add("charset  %s: %s instead of %s".formatted(name, read, charset));
        }
      }
    }

    void print(long milliseconds) {
      misses.forEach(System.out::println);
      System.out.printf(
          Locale.ROOT,
          "feeds: %d files, %d read without error, %d of %d counts right (%.3f), %d of %d charsets"
              + " right, %d with faults, %d malformed, %d ms%n",
          files,
          files - failed,
          right,
          counted,
          counted == 0 ? 1.0 : (double) right / counted,
          decoded,
          declared,
          faulty,
          malformed,
          milliseconds);
    }
  }

  private static int sitemaps(Listing listing) {
    return listing.format().equals("sitemap index") ? listing.further().size() : 0;
  }

  private static Source.Polled.Kind hint(String kind) {
    return kind.startsWith("sitemap") ? Source.Polled.Kind.SITEMAP : Source.Polled.Kind.FEED;
  }

  private static @Nullable Charset charset(String name) {
    try {
      return switch (name) {
        case "" -> null;
        case "MacCyrillic" -> Charset.forName("x-MacCyrillic");
        // by this name Java knows a charset of IBM's, others that of Windows
        case "CP932" -> Charset.forName("windows-31j");
        default -> Charset.forName(name);
      };
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }

  /** Whether a wider charset was taken, which reads the same bytes alike, as browsers do. */
  private static boolean contains(Charset wider, Charset narrower) {
    return switch (narrower.name()) {
      case "GB2312", "GBK" -> wider.name().startsWith("GB");
      case "EUC-KR" -> wider.name().equals("x-windows-949");
      case "Shift_JIS" -> wider.name().equals("windows-31j");
      case "Big5" -> wider.name().startsWith("Big5");
      case "TIS-620" -> wider.name().equals("x-windows-874");
      case "US-ASCII" -> true;
      default -> false;
    };
  }
}
