package org.unsaid.extract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unsaid.core.Capture;
import org.unsaid.testing.MadeFiles;

/**
 * All that is known to harm programs that read what others send, by the door that captures come in
 * by. Each costs itself and no more: the page that follows is read as ever.
 */
class HostileInputIT {

  private static final byte[] GOOD =
      """
      <html><head><title>Dams are full</title></head><body><h1>Dams are full</h1>
      <p>3 March 2026</p><p>The dams of the north hold as much water as they can, the ministry
      said, and nobody has to leave the valleys below them.</p></body></html>"""
          .getBytes(UTF_8);

  private static Extractor extractor;

  @TempDir Path folder;

  @BeforeAll
  static void open() {
    extractor = new Extractor();
  }

  @AfterAll
  static void close() {
    extractor.close();
  }

  @AfterEach
  void readsTheNextPageAsEver() {
    var read = read(GOOD, "text/html");

    assertThat(read.title().value()).isEqualTo("Dams are full");
    assertThat(read.text().value()).contains("nobody has to leave");
    assertThat(read.dating().published()).isNotNull();
  }

  @Test
  void aBillionLaughsInAFeedStayOne() {
    var listing = listed(entities("http://127.0.0.1/x", "&e11;"), "application/rss+xml");

    assertThat(listing.toString()).hasSizeLessThan(10_000);
  }

  @Test
  void aBillionLaughsInAWordFileStayOne() {
    var laughs =
        entities("http://127.0.0.1/x", "").split("<rss", 2)[0] + MadeFiles.word("Dams &e11;");

    assertThat(extract(MadeFiles.docx(laughs), null).toString()).hasSizeLessThan(10_000);
  }

  @Test
  void anExternalEntityIsNotFetched() throws IOException {
    var secret = Files.writeString(folder.resolve("secret.txt"), "the secret word").toUri();

    var feed = listed(entities(secret.toString(), "a &out; b"), "application/rss+xml");
    var page = extract(entities(secret.toString(), "a &out; b").getBytes(UTF_8), "text/html");
    var word =
        extract(
            MadeFiles.docx(
                entities(secret.toString(), "").split("<rss", 2)[0] + MadeFiles.word("a &out; b")),
            null);

    assertThat(feed.toString() + page + word).doesNotContain("the secret word");
  }

  @Test
  void aHundredMegabytesOfDivAreReadAsFarAsAPageMayGo() {
    var div = "<div>".getBytes(UTF_8);
    var bytes = new byte[100_000_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = div[i % div.length];
    }

    var extraction = extract(bytes, "text/html");

    assertThat(((Extraction.Read) extraction).notes())
        .anyMatch(note -> note.matches("only the first .* of 100,000,000 bytes were read"));
  }

  @Test
  void aGzipBombIsUnpackedAsFarAsAnybodyPacksAList() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      var zeros = "<url><loc>http://x.example/</loc></url>".repeat(30_000).getBytes(UTF_8);
      gzip.write("<urlset>".getBytes(UTF_8));
      for (int i = 0; i < 60; i++) {
        gzip.write(zeros);
      }
    }

    var listing = extract(packed.toByteArray(), "application/gzip");

    assertThat(((Extraction.Listed) listing).listing().complete()).isFalse();
    assertThat(((Extraction.Listed) listing).listing().faults())
        .anyMatch(fault -> fault.contains("the rest was not unpacked"));
  }

  @Test
  void millionsOfEmptyEntriesAreReadAsFarAsAnybodyListsThem() {
    var json = "{\"version\":\"1.1\",\"items\":[" + "{},".repeat(1_500_000) + "{}]}";
    var feed = "<rss version=\"2.0\"><channel>" + "<item/>".repeat(1_200_000);

    for (var list : List.of(json, feed)) {
      assertThat(listed(list, "application/octet-stream").toString())
          .contains("nobody lists so much at once");
    }
  }

  @Test
  void aDeeplyNestedPdfIsRefused() {
    assertThat(refused(MadeFiles.nestedPdf(100_000))).contains("a PDF that is damaged");
  }

  @Test
  void aPdfThatSwellsIsRefusedOrCut() {
    assertThat(extract(MadeFiles.bombPdf(64), "application/pdf").toString())
        .hasSizeLessThan(100_000);
  }

  @Test
  void aTruncatedZipIsRefused() {
    var docx = MadeFiles.docx(MadeFiles.word("Dams are full"));

    assertThat(refused(Arrays.copyOf(docx, docx.length / 2))).contains("damaged");
  }

  @Test
  void aFileThatClaimsAnotherTypeIsReadAsWhatItIs() {
    assertThat(read(GOOD, "application/pdf").title().value()).isEqualTo("Dams are full");
    assertThat(read(MadeFiles.pdf("The minister spoke today."), "text/html").text().value())
        .isEqualTo("The minister spoke today.");
    assertThat(refused(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0}))
        .contains("an image");
  }

  @Test
  void invalidUtf8CostsTheBytesThatAreWrong() {
    var start =
        "<title>Wässer</title><p>Die Dämme hätten größere Fülle, sagte er, ".getBytes(UTF_8);
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(start);
    bytes.writeBytes(new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF, (byte) 0xED, (byte) 0xA0});
    bytes.writeBytes(" und die Täler sind trocken geblieben.</p>".getBytes(UTF_8));

    var read = read(bytes.toByteArray(), "text/html; charset=utf-8");

    assertThat(read.title().value()).isEqualTo("Wässer");
    assertThat(read.text().value()).contains("Die Dämme hätten").contains("Täler sind trocken");
    assertThat(read.notes()).anyMatch(note -> note.contains("bytes made no character"));
  }

  @Test
  void bidirectionalControlsDoNotReachATitle() {
    var title = "Dams \u202Elluf era\u202C \u2066now\u2069 \u200Fand\u061C then";

    var read =
        read(
            ("<title>" + title + "</title><p>The dams are full.</p>").getBytes(UTF_8), "text/html");

    assertThat(read.title().value())
        .startsWith("Dams")
        .doesNotContainPattern("[\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F\\u061C\\p{Cntrl}]");
  }

  @Test
  void bidirectionalControlsDoNotReachTheTitleOfADocument() {
    var docx = MadeFiles.docx(MadeFiles.word("Dams \u202Elluf era", "No crack was found."));

    assertThat(read(docx, null).title().value()).doesNotContain("\u202E");
  }

  @Test
  void aPageOfManyAttributesAndOneOfManyNestedTablesEnd() {
    var attributes = new StringBuilder("<p ");
    for (int i = 0; i < 300_000; i++) {
      attributes.append("a").append(i).append("=1 ");
    }
    assertThat(extract((attributes + ">Dams are full.</p>").getBytes(UTF_8), "text/html"))
        .isNotNull();
    assertThat(extract("<table><tr><td>".repeat(30_000).getBytes(UTF_8), "text/html")).isNotNull();
  }

  @Test
  void zerosAndNoiseAreNoPage() {
    assertThat(refused(new byte[0])).contains("empty");
    assertThat(refused("\0\1\2\3\4\5".repeat(1000).getBytes(ISO_8859_1))).isNotEmpty();
  }

  /** A feed whose last of twelve entities would be a hundred billion words. */
  private static String entities(String outside, String title) {
    var feed =
        new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY e0 \"ha\">")
            .append("<!ENTITY out SYSTEM \"")
            .append(outside)
            .append("\">");
    for (int i = 1; i < 12; i++) {
      feed.append("<!ENTITY e%d \"%s\">".formatted(i, "&e%d;".formatted(i - 1).repeat(10)));
    }
    return feed
        + "]><rss version=\"2.0\"><channel><title>x</title><item><title>"
        + title
        + "</title><link>http://x.example/1</link></item></channel></rss>";
  }

  private static Extraction extract(byte[] body, @Nullable String type) {
    return extractor.extract(
        new Capture(
            URI.create("http://water.example/dams"),
            Instant.parse("2026-03-10T12:00:00Z"),
            type == null ? Map.of() : Map.of("Content-Type", List.of(type)),
            body),
        PageRules.NONE);
  }

  private static Extraction.Read read(byte[] body, @Nullable String type) {
    var extraction = extract(body, type);
    assertThat(extraction).isInstanceOf(Extraction.Read.class);
    return (Extraction.Read) extraction;
  }

  private static Object listed(String feed, String type) {
    var extraction = extract(feed.getBytes(UTF_8), type);
    assertThat(extraction).isInstanceOf(Extraction.Listed.class);
    return extraction;
  }

  private static String refused(byte[] body) {
    var extraction = extract(body, null);
    assertThat(extraction).isInstanceOf(Extraction.Refused.class);
    return ((Extraction.Refused) extraction).why();
  }
}
