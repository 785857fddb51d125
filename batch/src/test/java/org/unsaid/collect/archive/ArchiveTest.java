package org.unsaid.collect.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unsaid.collect.archive.Invented.NEWS;
import static org.unsaid.collect.archive.Invented.NOON;
import static org.unsaid.collect.archive.Invented.answer;
import static org.unsaid.collect.archive.Invented.page;
import static org.unsaid.collect.archive.Invented.records;
import static org.unsaid.collect.archive.Invented.types;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcResponse;
import org.unsaid.collect.http.Exchange;
import org.unsaid.core.CapturePlace;

class ArchiveTest {

  private static final Instant LATER = NOON.plus(Duration.ofDays(1));

  @TempDir Path folder;

  @Test
  void givesBackWhatWasKept() {
    var page = page("Tides rise").gzip().chunked().made();
    try (var archive = Invented.open(folder)) {
      var place = archive.keep(List.of(page), Map.of()).getFirst();

      var kept = archive.read(place).orElseThrow();

      assertThat(kept.capture().body()).isEqualTo(page.content());
      assertThat(kept.capture().url()).isEqualTo(NEWS);
      assertThat(kept.capture().captured()).isEqualTo(page.ended());
      assertThat(kept.capture().header("content-type")).hasValue("text/html; charset=utf-8");
      assertThat(kept.status()).isEqualTo(200);
      assertThat(kept.place()).isEqualTo(place);
    }
  }

  @Test
  void keepsEveryByteThatWentOverTheWire() throws IOException {
    var page = page("Tides rise").chunked().made();
    try (var archive = Invented.open(folder)) {
      archive.keep(List.of(page), Map.of("source", "tides-news"));
    }
    var records = records(folder);
    assertThat(records)
        .extracting(RawRecord::type)
        .containsExactly("warcinfo", "response", "request", "metadata");
    assertThat(records.get(1).block()).isEqualTo(page.response());
    assertThat(records.get(2).block()).isEqualTo(page.request());
    assertThat(new String(records.get(3).block(), UTF_8))
        .isEqualTo(
            """
            fetchTimeMs: 1250\r
            began: 2026-03-01T12:00:00.250Z\r
            ended: 2026-03-01T12:00:01.500Z\r
            source: tides-news\r
            """);
  }

  @Test
  void saysOfEachRecordWhereItCameFromAndWhatBelongsToIt() throws IOException {
    try (var archive = Invented.open(folder)) {
      archive.keep(
          List.of(page("Tides").truncated(Exchange.Truncated.TIME).made()), Map.of("source", "x"));
    }
    var records = records(folder);
    var response = records.get(1).fields();
    assertThat(response.firstLine()).isEqualTo("WARC/1.1");
    assertThat(response.first("WARC-Truncated")).hasValue("time");
    assertThat(response.first("WARC-Date")).hasValue("2026-03-01T12:00:00.250Z");
    for (var record : records.subList(1, 4)) {
      assertThat(record.fields().first("WARC-IP-Address")).hasValue("192.0.2.7");
      assertThat(record.fields().first("WARC-Target-URI")).hasValue(NEWS.toString());
    }
    for (var record : records.subList(2, 4)) {
      assertThat(record.fields().first("WARC-Concurrent-To"))
          .isEqualTo(response.first("WARC-Record-ID"));
    }
    for (var record : records) {
      var digest = record.fields().first("WARC-Block-Digest").orElseThrow();
      assertThat(Digests.holds(digest, record.block())).hasValue(true);
    }
    assertThat(new String(records.get(3).block(), UTF_8)).contains("truncated: time\r\n");
  }

  @Test
  void hashesThePayloadWithoutItsChunks() throws IOException {
    var page = page("Tides rise").gzip().chunked().made();
    try (var archive = Invented.open(folder)) {
      var place = archive.keep(List.of(page), Map.of()).getFirst();
      assertThat(place.digest()).isEqualTo(Digests.sha256(page.payload()));
    }
    assertThat(records(folder).get(1).fields().first("WARC-Payload-Digest"))
        .hasValue(Digests.sha256(page.payload()));
  }

  @Test
  void putsNothingOfAFactOnALineOfItsOwn() throws IOException {
    try (var archive = Invented.open(folder)) {
      archive.keep(
          List.of(page("Tides").made()), Map.of("so\r\nurce: y", "a\r\nfetchTimeMs: 0\u2028b"));
    }
    assertThat(new String(records(folder).get(3).block(), UTF_8))
        .endsWith("so--urce--y: a  fetchTimeMs: 0 b\r\n");
  }

  @Test
  void keepsAnUnchangedPageOnceAndReadsItTwice() throws IOException {
    try (var archive = Invented.open(folder)) {
      var first = page("Tides rise").with("X-Served", "1").made();
      archive.keep(List.of(first), Map.of());
      var again = page("Tides rise").with("X-Served", "2").at(LATER).made();

      var place = archive.keep(List.of(again), Map.of()).getFirst();

      var kept = archive.read(place).orElseThrow();
      assertThat(kept.capture().body()).isEqualTo(first.content());
      assertThat(kept.capture().header("X-Served")).hasValue("2");
      assertThat(kept.capture().captured()).isEqualTo(again.ended());
      assertThat(kept.status()).isEqualTo(200);
    }
    var revisit = records(folder).get(4);
    assertThat(revisit.type()).isEqualTo("revisit");
    assertThat(new String(revisit.block(), UTF_8)).endsWith("X-Served: 2\r\n\r\n");
    var fields = revisit.fields();
    assertThat(fields.first("WARC-Profile"))
        .hasValue("http://netpreserve.org/warc/1.1/revisit/identical-payload-digest");
    assertThat(fields.first("WARC-Refers-To-Date")).hasValue("2026-03-01T12:00:00.250Z");
    assertThat(fields.first("WARC-Refers-To-Target-URI")).hasValue(NEWS.toString());
    assertThat(fields.first("WARC-Truncated")).hasValue("length");
  }

  @Test
  void refersToTheFullAnswerHoweverOftenAPageWasUnchanged() throws IOException {
    try (var archive = Invented.open(folder)) {
      for (var day = 0; day < 40; day++) {
        archive.keep(
            List.of(page("Tides rise").at(NOON.plus(Duration.ofDays(day))).made()), Map.of());
      }
    }
    try (var archive = Invented.open(folder)) {
      var place =
          archive
              .keep(List.of(page("Tides rise").at(NOON.plus(Duration.ofDays(40))).made()), Map.of())
              .getFirst();
      assertThat(archive.read(place).orElseThrow().capture().body())
          .asString()
          .isEqualTo("Tides rise");
    }
    assertThat(types(folder)).filteredOn("response"::equals).hasSize(1);
  }

  @Test
  void doesNotTakeTheSameWordsElsewhereForARevisit() throws IOException {
    try (var archive = Invented.open(folder)) {
      archive.keep(List.of(page("Not found").made()), Map.of());
      archive.keep(
          List.of(page(URI.create("https://winds.example/"), "Not found").made()), Map.of());
    }
    assertThat(types(folder)).doesNotContain("revisit");
  }

  @Test
  void doesNotTakeAnAnswerThatBrokeOffForARevisit() throws IOException {
    try (var archive = Invented.open(folder)) {
      archive.keep(List.of(page("Tides").made()), Map.of());
      archive.keep(
          List.of(page("Tides").truncated(Exchange.Truncated.DISCONNECT).at(LATER).made()),
          Map.of());
    }
    assertThat(types(folder)).doesNotContain("revisit");
  }

  @Test
  void readsThePageThatWasNotModified() throws IOException {
    try (var archive = Invented.open(folder)) {
      archive.keep(List.of(page("Tides").with("ETag", "\"1\"").made()), Map.of());
      var not = answer(304).with("Date", "then").asking("If-None-Match", "W/\"1\"").at(LATER);

      var place = archive.keep(List.of(not.made()), Map.of()).getFirst();

      var kept = archive.read(place).orElseThrow();
      assertThat(kept.capture().body()).asString().isEqualTo("Tides");
      assertThat(kept.capture().header("Content-Type")).hasValue("text/html; charset=utf-8");
      assertThat(kept.capture().header("Date")).hasValue("then");
      assertThat(kept.status()).isEqualTo(304);
    }
    assertThat(records(folder).get(4).fields().first("WARC-Profile"))
        .hasValue("http://netpreserve.org/warc/1.1/revisit/server-not-modified");
  }

  @Test
  void refersToTheVersionThatTheServerWasAskedAbout() {
    try (var archive = Invented.open(folder)) {
      archive.keep(List.of(page("Tides rise").with("ETag", "\"1\"").made()), Map.of());
      archive.keep(
          List.of(page("Please log in").with("ETag", "\"2\"").at(NOON.plusSeconds(60)).made()),
          Map.of());
      var not = answer(304).asking("If-None-Match", "\"1\"").at(LATER).made();

      var place = archive.keep(List.of(not), Map.of()).getFirst();

      assertThat(archive.read(place).orElseThrow().capture().body())
          .asString()
          .isEqualTo("Tides rise");
    }
  }

  @Test
  void claimsNoPageFor304OfAVersionThatItNeverKept() throws IOException {
    try (var archive = Invented.open(folder)) {
      archive.keep(List.of(page("Tides").with("ETag", "\"1\"").made()), Map.of());
      var not = answer(304).asking("If-None-Match", "\"0\"").at(LATER).made();

      var place = archive.keep(List.of(not), Map.of()).getFirst();

      assertThat(archive.read(place).orElseThrow().capture().body()).isEmpty();
    }
    assertThat(types(folder)).doesNotContain("revisit");
  }

  @Test
  void findsTheNewestCaptureThatWasThereByThen() {
    try (var archive = Invented.open(folder)) {
      for (var hour = 0; hour < 30; hour++) {
        archive.keep(
            List.of(page("Hour " + hour).at(NOON.plus(Duration.ofHours(hour))).made()), Map.of());
      }
      var between = NOON.plus(Duration.ofHours(7)).plusSeconds(1_800);

      assertThat(body(archive, NEWS, between)).isEqualTo("Hour 7");
      assertThat(body(archive, NEWS, NOON.plusMillis(1_250))).isEqualTo("Hour 0");
      assertThat(archive.find(NEWS, NOON.plusMillis(1_249))).isEmpty();
      assertThat(body(archive, NEWS, NOON.plus(Duration.ofDays(9)))).isEqualTo("Hour 29");
      assertThat(archive.find(URI.create("https://winds.example/"), LATER)).isEmpty();
    }
  }

  @Test
  void findsTheNewestOfOneSecond() {
    try (var archive = Invented.open(folder)) {
      archive.keep(List.of(page("later").at(NOON.plusMillis(20)).made()), Map.of());
      archive.keep(List.of(page("first").at(NOON).made()), Map.of());
      archive.keep(List.of(page("between").at(NOON.plusMillis(9)).made()), Map.of());

      assertThat(body(archive, NEWS, LATER)).isEqualTo("later");
      assertThat(body(archive, NEWS, NOON.plusMillis(1_260))).isEqualTo("between");
    }
  }

  @Test
  void findsAnAddressAsOthersWriteItButPrefersItsOwn() {
    var other = URI.create("http://tides.example/News/?lang=en&page=2");
    try (var archive = Invented.open(folder)) {
      archive.keep(List.of(page("mine").made()), Map.of());

      assertThat(body(archive, other, LATER)).isEqualTo("mine");

      archive.keep(List.of(page(other, "other").at(NOON.plusSeconds(9)).made()), Map.of());
      assertThat(body(archive, NEWS, LATER)).isEqualTo("mine");
      assertThat(body(archive, other, LATER)).isEqualTo("other");
    }
  }

  @Test
  void findsWhatLiesInFilesThatAreFull() throws IOException {
    try (var archive = Invented.open(folder, 4_000)) {
      keepHours(archive, 0, 60);
      assertThat(archive.files()).hasSizeGreaterThan(5);
      for (var hour = 0; hour < 60; hour++) {
        assertThat(body(archive, NEWS, NOON.plus(Duration.ofHours(hour)).plusSeconds(9)))
            .isEqualTo("Hour " + hour);
      }
    }
    for (var file : Mending.files(folder)) {
      try (var reader = RecordReader.open(file, 0, 1 << 20)) {
        assertThat(reader.next())
            .isInstanceOfSatisfying(
                RawRecord.class, record -> assertThat(record.type()).isEqualTo("warcinfo"));
      }
    }
  }

  @Test
  void neverLaysAnExchangeInTwoFiles() throws IOException {
    try (var archive = Invented.open(folder, 1)) {
      keepHours(archive, 0, 3);
    }
    assertThat(types(folder))
        .containsExactly(
            "warcinfo",
            "response",
            "request",
            "metadata",
            "warcinfo",
            "response",
            "request",
            "metadata",
            "warcinfo",
            "response",
            "request",
            "metadata");
  }

  @Test
  void goesOnInTheNewestFileAfterItWasClosed() throws IOException {
    try (var archive = Invented.open(folder)) {
      keepHours(archive, 0, 3);
    }
    try (var archive = Invented.open(folder)) {
      assertThat(archive.repairs()).isEmpty();
      keepHours(archive, 3, 6);
      for (var hour = 0; hour < 6; hour++) {
        assertThat(body(archive, NEWS, NOON.plus(Duration.ofHours(hour)).plusSeconds(9)))
            .isEqualTo("Hour " + hour);
      }
      assertThat(archive.files()).hasSize(1);
    }
  }

  @Test
  void makesTheSameIndexAnewWhenItIsLostOrTorn() throws IOException {
    try (var archive = Invented.open(folder, 4_000)) {
      keepHours(archive, 0, 20);
      archive.keep(List.of(page("Hour 19").at(LATER).made()), Map.of());
      archive.keep(List.of(answer(304).at(LATER.plusSeconds(9)).made()), Map.of());
      archive.keep(
          List.of(page(URI.create("http://tides.example/日?ä"), "<ü>").at(LATER).made()), Map.of());
    }
    var before = indices();
    assertThat(before).hasSizeGreaterThan(2);
    var count = 0;
    for (var index : before.keySet()) {
      if (count++ % 2 == 0) {
        Files.delete(folder.resolve(index));
      } else {
        Files.writeString(folder.resolve(index), before.get(index).substring(0, 300));
      }
    }

    try (var archive = Invented.open(folder, 4_000)) {
      assertThat(body(archive, NEWS, NOON.plus(Duration.ofHours(11)).plusSeconds(9)))
          .isEqualTo("Hour 11");
      assertThat(archive.repairs()).isEmpty();
    }
    assertThat(indices()).isEqualTo(before);
  }

  @Test
  void namesFilesBySerialAndClockAlone() throws IOException {
    var hostile = URI.create("https://tides.example/../../etc/passwd%00.warc.gz");
    try (var archive = Invented.open(folder, 1)) {
      archive.keep(List.of(page(hostile, "x").made()), Map.of("source", "../../x"));
      archive.keep(List.of(page(hostile, "y").made()), Map.of());
      assertThat(archive.files())
          .extracting(file -> file.getFileName().toString())
          .containsExactly(
              "unsaid-00000001-20260301115900.warc.gz", "unsaid-00000002-20260301115900.warc.gz");
    }
  }

  @Test
  void readsNothingOutsideItsFolder() throws IOException {
    try (var archive = Invented.open(folder.resolve("archive"))) {
      archive.keep(List.of(page("x").made()), Map.of());
      Files.copy(
          archive.files().getFirst(), folder.resolve("unsaid-00000001-20260301115900.warc.gz"));

      for (var name : List.of("../unsaid-00000001-20260301115900.warc.gz", "archive.lock", "")) {
        assertThat(archive.read(new CapturePlace(name, 0, ""))).isEmpty();
      }
    }
  }

  @Test
  void readsNothingWhereNoCaptureStands() {
    try (var archive = Invented.open(folder)) {
      var place = archive.keep(List.of(page("x").made()), Map.of()).getFirst();

      assertThat(archive.read(new CapturePlace(place.file(), 0, ""))).isEmpty();
      assertThat(archive.read(new CapturePlace(place.file(), 1 << 20, ""))).isEmpty();
      assertThatThrownBy(() -> archive.read(new CapturePlace(place.file(), place.offset() + 1, "")))
          .isInstanceOf(ArchiveException.class)
          .hasMessageContaining("at " + (place.offset() + 1));
    }
  }

  @Test
  void isWrittenByOneAlone() {
    try (var archive = Invented.open(folder)) {
      assertThatThrownBy(() -> Invented.open(folder))
          .isInstanceOf(ArchiveException.class)
          .hasMessageContaining("another run");
      assertThat(archive.keep(List.of(), Map.of())).isEmpty();
    }
    Invented.open(folder).close();
  }

  @Test
  void keepsForManyAtOnceAndForOneWhoIsInterrupted() throws Exception {
    var threads = new ArrayList<Thread>();
    var places = new TreeMap<Integer, CapturePlace>();
    try (var archive = Invented.open(folder, 20_000)) {
      for (var i = 0; i < 64; i++) {
        var number = i;
        threads.add(
            Thread.ofVirtual()
                .start(
                    () -> {
                      if (number % 3 == 0) {
                        Thread.currentThread().interrupt();
                      }
                      var url = URI.create("https://tides.example/" + number);
                      var kept = archive.keep(List.of(page(url, "No " + number).made()), Map.of());
                      synchronized (places) {
                        places.put(number, kept.getFirst());
                      }
                    }));
      }
      for (var thread : threads) {
        thread.join();
      }
      assertThat(places).hasSize(64);
      places.forEach(
          (number, place) ->
              assertThat(archive.read(place).orElseThrow().capture().body())
                  .asString()
                  .isEqualTo("No " + number));
    }
    assertThat(types(folder)).filteredOn("response"::equals).hasSize(64);
  }

  @Test
  void refusesToKeepWhenItIsClosed() {
    var archive = Invented.open(folder);
    archive.close();
    archive.close();
    assertThatThrownBy(() -> archive.keep(List.of(page("x").made()), Map.of()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void isReadByJwarcWithoutComplaint() throws IOException {
    try (var archive = Invented.open(folder)) {
      archive.keep(
          List.of(page("Tides rise").gzip().chunked().made(), answer(404).at(LATER).made()),
          Map.of());
    }
    var warnings = new ArrayList<String>();
    var digests = new ArrayList<String>();
    try (var reader = new WarcReader(Mending.files(folder).getFirst())) {
      reader.onWarning(warnings::add);
      for (var record : reader) {
        if (record instanceof WarcResponse response) {
          var payload = response.http().body().stream().readAllBytes();
          digests.add(response.payloadDigest().orElseThrow().raw());
          assertThat(Digests.sha256(payload)).isEqualTo(digests.getLast());
        }
      }
    }
    assertThat(warnings).isEmpty();
    assertThat(digests).hasSize(2);
  }

  private static void keepHours(Archive archive, int from, int to) {
    for (var hour = from; hour < to; hour++) {
      archive.keep(
          List.of(page("Hour " + hour).at(NOON.plus(Duration.ofHours(hour))).made()), Map.of());
    }
  }

  private static String body(Archive archive, URI url, Instant at) {
    return new String(archive.find(url, at).orElseThrow().capture().body(), UTF_8);
  }

  private Map<String, String> indices() throws IOException {
    var indices = new TreeMap<String, String>();
    try (var files = Files.newDirectoryStream(folder, "*.cdxj")) {
      for (var file : files) {
        indices.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return indices;
  }
}
