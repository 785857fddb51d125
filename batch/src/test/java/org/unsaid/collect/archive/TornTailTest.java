package org.unsaid.collect.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.collect.archive.Invented.NOON;
import static org.unsaid.collect.archive.Invented.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unsaid.core.CapturePlace;

/** What a run leaves behind that ends in the middle of a write. */
class TornTailTest {

  @TempDir Path folder;

  private Path file;
  private byte[] whole;

  /** Ends of records, with the types up to there. */
  private final TreeMap<Long, List<String>> ends = new TreeMap<>();

  private List<CapturePlace> places;

  @BeforeEach
  void keepSome() throws IOException {
    try (var archive = Invented.open(folder)) {
      places =
          archive.keep(
              List.of(
                  page("Tides rise").gzip().chunked().made(),
                  page("Winds turn").at(NOON.plusSeconds(60)).made()),
              Map.of("source", "tides"));
      file = archive.files().getFirst();
    }
    whole = Files.readAllBytes(file);
    ends.put(0L, List.of());
    var records = Invented.records(folder);
    for (var i = 0; i < records.size(); i++) {
      ends.put(
          records.get(i).end(), records.subList(0, i + 1).stream().map(RawRecord::type).toList());
    }
  }

  @Test
  void keepsAllWholeRecordsAndNothingElseWhereverItIsCut() throws IOException {
    for (var length = 0; length <= whole.length; length += isNearAnEnd(length) ? 1 : 9) {
      leave(Arrays.copyOf(whole, length));
      mendsTo(length, length - ends.floorKey((long) length), length);
    }
  }

  private boolean isNearAnEnd(int length) {
    return length - ends.floorKey((long) length) < 12
        || ends.ceilingKey((long) length) - length < 22;
  }

  @Test
  void cutsOffZeroesThatAFileSystemFilledIn() throws IOException {
    for (var length = 0; length < whole.length; length += 29) {
      var filled = Arrays.copyOf(Arrays.copyOf(whole, length), length + 5_000);
      leave(filled);
      // a length of fewer than 2^16 ends with zeroes anyway
      var right = Arrays.mismatch(whole, filled);
      mendsTo(right, length + 5_000 - ends.floorKey((long) right), length + 5_000);
    }
  }

  @Test
  void cutsOffARecordWhoseBytesWereNotAllWritten() throws IOException {
    var last = ends.lowerKey((long) whole.length);
    var broken = whole.clone();
    Arrays.fill(broken, (int) (last + 40), whole.length - 20, (byte) 0);
    leave(broken);
    mendsTo(whole.length - 1, whole.length - last, whole.length);
  }

  private void mendsTo(long cutAt, long lost, long length) throws IOException {
    var end = ends.floorKey(cutAt);
    try (var archive = Invented.open(folder)) {
      assertThat(Files.size(file)).as("cut at %d", cutAt).isEqualTo(end);
      if (lost == 0) {
        assertThat(archive.repairs()).isEmpty();
      } else {
        var repair = archive.repairs().getFirst();
        assertThat(repair.offset()).isEqualTo(end);
        assertThat(repair.length()).isEqualTo(lost);
        assertThat(repair.words()).contains(lost + " bytes", ".torn");
        assertThat(Files.size(repair.torn())).isEqualTo(length - end);
        Files.delete(repair.torn());
      }
      var readable = places.stream().filter(place -> place.offset() < end).toList();
      assertThat(readable).allSatisfy(place -> assertThat(archive.read(place)).isPresent());

      var place =
          archive
              .keep(List.of(page("After all").at(NOON.plus(Duration.ofDays(1))).made()), Map.of())
              .getFirst();
      assertThat(archive.read(place).orElseThrow().capture().body())
          .asString()
          .isEqualTo("After all");
    }
    var expected = new java.util.ArrayList<>(ends.get(end));
    if (expected.isEmpty()) {
      expected.add("warcinfo");
    }
    expected.addAll(List.of("response", "request", "metadata"));
    assertThat(Invented.types(folder)).as("cut at %d", cutAt).isEqualTo(expected);
  }

  @Test
  void leavesADamageInTheMiddleWhereItIsAndWritesElsewhere() throws IOException {
    var broken = whole.clone();
    broken[(int) places.getFirst().offset() + 60] ^= 0x55;
    leave(broken);
    for (var opening = 0; opening < 2; opening++) {
      try (var archive = Invented.open(folder)) {
        assertThat(Files.readAllBytes(file)).isEqualTo(broken);
        assertThat(archive.repairs())
            .singleElement()
            .satisfies(
                repair -> {
                  assertThat(repair.offset()).isEqualTo(places.getFirst().offset());
                  assertThat(repair.words()).contains("damaged", "left as it is");
                  assertThat(repair.torn()).isNull();
                });
        assertThat(archive.read(places.getLast())).isPresent();
        var place = archive.keep(List.of(page("x").made()), Map.of()).getFirst();
        assertThat(place.file()).isNotEqualTo(file.getFileName().toString());
      }
    }
  }

  @Test
  void doesNotCutWhatWasPromisedBeforeItWasLastClosed() throws IOException {
    var index = Files.readAllBytes(Catalogue.indexOf(file));
    var broken = whole.clone();
    broken[(int) places.getLast().offset() + 60] ^= 0x55;
    Arrays.fill(broken, (int) places.getLast().offset() + 100, broken.length, (byte) 7);
    leave(Arrays.copyOf(broken, broken.length + 1));
    Files.write(Catalogue.indexOf(file), index);

    for (var opening = 0; opening < 2; opening++) {
      try (var archive = Invented.open(folder)) {
        assertThat(Files.size(file)).isEqualTo(whole.length + 1L);
        assertThat(archive.repairs())
            .singleElement()
            .satisfies(
                repair -> {
                  assertThat(repair.offset()).isEqualTo(places.getLast().offset());
                  assertThat(repair.words()).contains("damaged");
                });
      }
    }
  }

  @Test
  void saysHowMuchIsMissingOfWhatWasPromised() throws IOException {
    var index = Files.readAllBytes(Catalogue.indexOf(file));
    leave(Arrays.copyOf(whole, (int) (long) ends.lowerKey((long) whole.length)));
    Files.write(Catalogue.indexOf(file), index);
    try (var archive = Invented.open(folder)) {
      assertThat(archive.repairs())
          .singleElement()
          .satisfies(
              repair ->
                  assertThat(repair.words())
                      .contains(whole.length - Files.size(file) + " bytes are missing"));
    }
  }

  /** As a kill would: without the index that an orderly end writes. */
  private void leave(byte[] bytes) throws IOException {
    try (var all = Files.newDirectoryStream(folder)) {
      for (var each : all) {
        Files.delete(each);
      }
    }
    Files.write(file, bytes);
  }
}
