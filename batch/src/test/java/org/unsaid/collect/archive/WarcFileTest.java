package org.unsaid.collect.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.collect.archive.Invented.inChunks;
import static org.unsaid.collect.archive.Invented.joined;
import static org.unsaid.collect.archive.Invented.packed;
import static org.unsaid.collect.archive.Invented.page;
import static org.unsaid.collect.archive.Invented.utf8;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WARC files as others write them. */
class WarcFileTest {

  private static final String URL = "http://winds.example/a";

  @TempDir Path folder;

  @Test
  void readsTheSameFromEveryPacking() throws IOException {
    var one = response(URL, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nWest wind");
    var two = record("request", URL, "", "GET /a HTTP/1.1\r\n\r\n");
    var three = response(URL + "b", "HTTP/1.1 404 No\r\n\r\nNo wind");
    var plain = read(joined(one, two, three));

    assertThat(told(plain))
        .containsExactly("200 " + URL + " West wind", "request", "404 " + URL + "b No wind");
    for (var packing :
        List.of(
            joined(packed(one), packed(two), packed(three)),
            packed(joined(one, two, three)),
            joined(packed(joined(one, two)), packed(three)),
            joined(
                packed(Arrays.copyOf(one, 60)),
                packed(Arrays.copyOfRange(one, 60, one.length)),
                packed(two),
                packed(three)),
            Zstd.compress(joined(one, two, three)),
            joined(Zstd.compress(one), Zstd.compress(two), Zstd.compress(three)))) {
      assertThat(told(read(packing))).isEqualTo(told(plain));
    }
  }

  @Test
  void saysWhereRecordsStand() throws IOException {
    var one = response(URL, "HTTP/1.1 200 OK\r\n\r\nx");
    var two = response(URL, "HTTP/1.1 200 OK\r\n\r\ny");
    assertThat(read(joined(one, two)))
        .extracting(WarcEntry::offset)
        .containsExactly(0L, (long) one.length);
    assertThat(read(joined(packed(one), packed(two))))
        .extracting(WarcEntry::offset)
        .containsExactly(0L, (long) packed(one).length);
    assertThat(read(packed(joined(one, two))))
        .extracting(WarcEntry::offset)
        .containsExactly(0L, 0L);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsZstdWithADictionaryInItsFirstFrame(boolean packedToo) throws IOException {
    var record = response(URL, "HTTP/1.1 200 OK\r\n\r\nWest wind".repeat(3));
    var dictionary = utf8("WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: west wind".repeat(4));
    var inner = packedToo ? Zstd.compress(dictionary) : dictionary;
    var head =
        ByteBuffer.allocate(8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(0x184D2A5D)
            .putInt(inner.length);

    var read = read(joined(head.array(), inner, Zstd.compressUsingDict(record, dictionary, 3)));

    assertThat(read).singleElement().isInstanceOf(WarcEntry.Captured.class);
  }

  @ParameterizedTest
  @CsvSource({"HTTP/2 200", "HTTP/2.0 200 OK", "HTTP/1.0  200 Fine", "HTTP/3 200", "HTTP/1.1 200"})
  void readsStatusLinesOfAnyVersion(String line) throws IOException {
    assertThat(told(read(response(URL, line + "\r\nContent-Type: text/html\r\n\r\nx"))))
        .containsExactly("200 " + URL + " x");
  }

  @Test
  void believesAHeaderOnlyIfTheBodyAgrees() throws IOException {
    var bodies =
        List.of(
            http("Transfer-Encoding: chunked", inChunks(utf8("wind"))),
            http("Transfer-Encoding: chunked", utf8("wind")),
            http("Transfer-Encoding: chunked", utf8("0004\r\nwind\r\n00000000\r\n\r\n")),
            http(
                "Transfer-Encoding: Chunked\r\nContent-Encoding: gzip",
                inChunks(packed(utf8("wind")))),
            http("Content-Encoding: gzip", packed(utf8("wind"))),
            http("Content-Encoding: x-gzip", utf8("wind")),
            http("Content-Encoding: deflate", deflated("wind", false)),
            http("Content-Encoding: deflate", deflated("wind", true)),
            http("Content-Encoding: gzip, gzip", packed(packed(utf8("wind")))),
            http("Content-Encoding: identity", utf8("wind")));
    for (var body : bodies) {
      assertThat(told(read(record("response", URL, "", body))))
          .containsExactly("200 " + URL + " wind");
    }
  }

  @Test
  void givesWhatCameOfATruncatedAnswerAndSaysSo() throws IOException {
    var chunks = inChunks(utf8("West wind"));
    var cut = Arrays.copyOf(chunks, chunks.length - 9);
    var block = http("Transfer-Encoding: chunked", cut);

    var read = read(record("response", URL, "WARC-Truncated: DISCONNECT\r\n", block));

    var captured = (WarcEntry.Captured) read.getFirst();
    assertThat(captured.truncated()).isEqualTo("disconnect");
    assertThat(captured.capture().body()).asString().startsWith("West").hasSizeLessThan(10);
  }

  @Test
  void callsAPageBrokenWhoseCodingCannotBeUndone() throws IOException {
    var gzip = packed(utf8("West wind blows for long".repeat(9)));
    for (var block :
        List.of(
            http("Content-Encoding: gzip", Arrays.copyOf(gzip, gzip.length - 12)),
            http("Content-Encoding: br", utf8("?")))) {
      assertThat(read(record("response", URL, "", block)))
          .singleElement()
          .isInstanceOf(WarcEntry.Broken.class);
    }
  }

  @Test
  void doesNotUnpackABomb() throws IOException {
    var bomb = http("Content-Encoding: gzip", packed(new byte[5 << 20]));
    var file = folder.resolve("x.warc");
    Files.write(file, joined(record("response", URL, "", bomb), record("request", URL, "", "x")));

    try (var warc = WarcFile.open(file, new WarcFile.Limits(1 << 20, 1 << 20))) {
      assertThat(warc.next()).get().isInstanceOf(WarcEntry.Broken.class);
      assertThat(warc.next()).get().isInstanceOf(WarcEntry.Skipped.class);
    }
  }

  @Test
  void doesNotTakeALengthAtItsWord() throws IOException {
    var huge = text("response", URL, "", 999_999_999_999L);
    var large = text("response", URL, "", 2_000_000_000L);
    var fine = response(URL, "HTTP/1.1 200 OK\r\n\r\nfine");
    for (var head : List.of(huge, large)) {
      assertThat(told(read(joined(packed(utf8(head + "x")), packed(fine)))))
          .containsExactly("broken at 0", "200 " + URL + " fine");
      assertThat(told(read(joined(utf8(head + "x\r\n\r\n"), fine))))
          .containsExactly("broken at 0", "200 " + URL + " fine");
    }
  }

  @Test
  void goesOnBehindWhatIsBroken() throws IOException {
    var fine = response(URL, "HTTP/1.1 200 OK\r\n\r\nfine");
    var member = packed(fine);
    var turned = member.clone();
    turned[member.length / 2] ^= 0x10;
    var broken =
        List.of(
            turned,
            Arrays.copyOf(member, member.length / 2),
            new byte[700],
            utf8("no gzip at all \u001f\u008b\b"),
            packed(utf8("no record\r\n\r\n")),
            packed(utf8("WARC/1.1\r\nWARC-Type: response\r\n\r\n")),
            packed(utf8("WARC/1.1\r\nWARC-Type: resp")));
    for (var bad : broken) {
      assertThat(told(read(joined(member, bad, member))))
          .as(new String(bad, UTF_8))
          .startsWith("200 " + URL + " fine", "broken at " + member.length)
          .endsWith("200 " + URL + " fine");
    }
    for (var bad : List.of("no record\r\n\r\n", "WARC/1.1\r\nWARC-Type: response\r\n\r\n")) {
      assertThat(told(read(joined(fine, utf8(bad), fine))))
          .containsExactly(
              "200 " + URL + " fine", "broken at " + fine.length, "200 " + URL + " fine");
    }
  }

  @Test
  void readsRecordsThatWereWrittenCarelessly() throws IOException {
    var wget =
        utf8(
            "WARC/1.0\nwarc-type: Response\nWARC-Target-URI: <"
                + URL
                + ">\nWARC-Date: 2020-01-02T03:04:05Z\nContent-Length: 19\nX-Folded: a\n b\n\n"
                + "HTTP/1.0 200 OK\n\nab\n\n\n\n");
    assertThat(told(read(joined(wget, wget))))
        .containsExactly("200 " + URL + " ab", "200 " + URL + " ab");
    assertThat(told(read(response("http://winds.example/a b|c", "HTTP/1.1 200 OK\r\n\r\nx"))))
        .containsExactly("200 http://winds.example/a%20b%7cc x");
  }

  @ParameterizedTest
  @CsvSource({
    "2020-01-02T03:04:05Z,2020-01-02T03:04:05Z",
    "2020-01-02T03:04:05.123456Z,2020-01-02T03:04:05.123456Z",
    "2020-01-02T05:04:05+02:00,2020-01-02T03:04:05Z",
    "2020-01-02T03:04:05,2020-01-02T03:04:05Z",
    "20200102030405,2020-01-02T03:04:05Z",
    "2020-01-02T03:04Z,2020-01-02T03:04:59.999999999Z",
    "2020-01-02,2020-01-02T23:59:59.999999999Z",
    "2020-02,2020-02-29T23:59:59.999999999Z",
    "2020,2020-12-31T23:59:59.999999999Z",
    "yesterday,"
  })
  void boundsAPageByTheLastInstantOfItsRecord(String date, Instant latest) throws IOException {
    var record = new String(response(URL, "HTTP/1.1 200 OK\r\n\r\nx"), UTF_8);

    var read = read(utf8(record.replace("2020-01-02T03:04:05Z", date)));

    assertThat(((WarcEntry.Captured) read.getFirst()).capture().captured()).isEqualTo(latest);
  }

  @Test
  void hashesAPayloadThatNobodyHashed() throws IOException {
    var none = read(response(URL, "HTTP/1.1 200 OK\r\n\r\nx")).getFirst();
    assertThat(((WarcEntry.Captured) none).place().digest()).isEqualTo(Digests.sha256(utf8("x")));
    var some =
        read(
            record(
                "response", URL, "WARC-Payload-Digest: sha1:ABC\r\n", "HTTP/1.1 200 OK\r\n\r\nx"));
    assertThat(((WarcEntry.Captured) some.getFirst()).place().digest()).isEqualTo("sha1:ABC");
  }

  @Test
  void beginsAgainWithAnyRecordWhoseBeginningTheFileShows() throws IOException {
    var records = new ArrayList<byte[]>();
    var members = new ArrayList<byte[]>();
    for (int i = 0; i < 3; i++) {
      records.add(response(URL + i, "HTTP/1.1 200 OK\r\n\r\nbody " + i));
      members.add(packed(records.getLast()));
    }
    var plain = joined(records.toArray(byte[][]::new));

    assertThat(begunAnew(plain)).containsExactly(URL + 1, URL + 2);
    assertThat(begunAnew(joined(members.toArray(byte[][]::new)))).containsExactly(URL + 1, URL + 2);
    assertThat(begunAnew(packed(plain))).isEmpty();
    assertThat(begunAnew(Zstd.compress(plain))).isEmpty();
  }

  /** Addresses of the first records of readings that begin wherever one may. */
  private List<String> begunAnew(byte[] bytes) throws IOException {
    var file = folder.resolve("x.warc");
    Files.write(file, bytes);
    var urls = new ArrayList<String>();
    try (var warc = WarcFile.contents(file, 0)) {
      while (warc.skip()) {
        if (warc.following().isPresent()) {
          try (var anew = WarcFile.contents(file, warc.following().getAsLong())) {
            anew.next().ifPresent(e -> urls.add(((WarcEntry.Captured) e).url().toString()));
          }
        }
      }
    }
    return urls;
  }

  @Test
  void tellsWhichAnswerARevisitRefersTo() throws IOException {
    var digest = "WARC-Payload-Digest: sha1:ABC\r\n";
    var full = record("response", URL, digest, "HTTP/1.1 200 OK\r\n\r\nx");
    var byDigest = record("revisit", URL, digest, "HTTP/1.1 200 OK\r\n\r\n");
    var byTime =
        record(
            "revisit",
            URL + "b",
            "WARC-Refers-To-Target-URI: "
                + URL
                + "\r\nWARC-Refers-To-Date: 2020-01-02T03:04:05Z\r\n",
            "");
    var unknown = record("revisit", URL, "WARC-Payload-Digest: sha1:DEF\r\n", "");

    var read = read(joined(full, byDigest, byTime, unknown));

    var place = ((WarcEntry.Captured) read.getFirst()).place();
    assertThat(read.subList(1, 4))
        .extracting(entry -> ((WarcEntry.Revisit) entry).original())
        .containsExactly(place, place, null);
    assertThat(((WarcEntry.Revisit) read.get(1)).status()).isEqualTo(200);
  }

  @Test
  void takesAFileThatWasSavedForAPageAndALookUpForNone() throws IOException {
    assertThat(
            told(
                read(
                    joined(
                        record("resource", URL, "Content-Type: text/html\r\n", "wind"),
                        record("response", "dns:winds.example", "", "192.0.2.1"),
                        record(
                            "response", URL, "WARC-Segment-Number: 1\r\n", "HTTP/1.1 200 OK\r\n"),
                        record("war\u0007cinfo", URL, "", "x")))))
        .containsExactly(
            "200 " + URL + " wind", "response of dns", "response in segments", "war?cinfo");
  }

  @Test
  void readsOurOwnFiles() throws IOException {
    try (var archive = Invented.open(folder)) {
      archive.keep(List.of(page("Tides").gzip().made()), Map.of());
      archive.keep(List.of(page("Tides").gzip().made()), Map.of());
      var read = new ArrayList<WarcEntry>();
      try (var warc = WarcFile.open(archive.files().getFirst())) {
        warc.next().ifPresent(read::add);
        for (var next = warc.next(); next.isPresent(); next = warc.next()) {
          read.add(next.get());
        }
        assertThat(warc.bytesRead()).isEqualTo(Files.size(archive.files().getFirst()));
      }
      var page = (WarcEntry.Captured) read.get(1);
      assertThat(page.capture().captured()).isEqualTo(page("").made().ended());
      assertThat(archive.read(page.place()).orElseThrow().capture().body())
          .isEqualTo(page.capture().body());
      assertThat(((WarcEntry.Revisit) read.get(4)).original()).isEqualTo(page.place());
    }
  }

  @Test
  void endsWhateverItIsGiven() throws IOException {
    var random = new Random(7);
    var good =
        joined(
            packed(response(URL, "HTTP/1.1 200 OK\r\n\r\nfine")), packed(utf8("WARC/1.0\r\n\r\n")));
    for (var i = 0; i < 400; i++) {
      var bytes = joined(good, good, good);
      for (var j = 0; j < 1 + i % 20; j++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      read(bytes);
      read(joined(utf8("WARC/1.0\r\n"), bytes));
    }
  }

  @Test
  void givesUpOnAFileInWhichNothingIsWhole() throws IOException {
    var magic = new byte[300_000];
    for (var i = 0; i < magic.length; i++) {
      magic[i] = new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0}[i % 6];
    }
    assertThat(read(magic)).hasSizeLessThan(100);
    var heads = new StringBuilder();
    for (var i = 0; i < 30_000; i++) {
      heads.append("WARC/1.0\r\n\r\n");
    }
    assertThat(told(read(utf8(heads.toString()))).getLast()).startsWith("broken at");
  }

  private List<WarcEntry> read(byte[] bytes) throws IOException {
    var file = folder.resolve("x.warc");
    Files.write(file, bytes);
    var entries = new ArrayList<WarcEntry>();
    try (var warc = WarcFile.open(file)) {
      for (var next = warc.next(); next.isPresent(); next = warc.next()) {
        entries.add(next.get());
      }
    }
    return entries;
  }

  private static List<String> told(List<WarcEntry> entries) {
    return entries.stream()
        .map(
            entry ->
                switch (entry) {
                  case WarcEntry.Captured captured ->
                      captured.status()
                          + " "
                          + captured.url()
                          + " "
                          + new String(captured.capture().body(), UTF_8);
                  case WarcEntry.Revisit revisit -> "revisit " + revisit.url();
                  case WarcEntry.Skipped skipped -> skipped.kind();
                  case WarcEntry.Broken broken -> "broken at " + broken.offset();
                })
        .toList();
  }

  private static byte[] response(String url, String block) {
    return record("response", url, "", block);
  }

  private static byte[] record(String type, String url, String fields, String block) {
    return record(type, url, fields, utf8(block));
  }

  private static byte[] record(String type, String url, String fields, byte[] block) {
    return joined(utf8(text(type, url, fields, block.length)), block, utf8("\r\n\r\n"));
  }

  private static String text(String type, String url, String fields, long length) {
    return "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2020-01-02T03:04:05Z\r\n%sContent-Length: %d\r\n\r\n"
        .formatted(type, url, fields, length);
  }

  private static byte[] http(String headers, byte[] body) {
    return joined(utf8("HTTP/1.1 200 OK\r\n" + headers + "\r\n\r\n"), body);
  }

  private static byte[] deflated(String text, boolean bare) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var packing = new DeflaterOutputStream(out, new Deflater(6, bare))) {
      packing.write(utf8(text));
    }
    return out.toByteArray();
  }
}
