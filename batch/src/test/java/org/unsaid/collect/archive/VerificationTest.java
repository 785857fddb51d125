package org.unsaid.collect.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.collect.archive.Invented.NOON;
import static org.unsaid.collect.archive.Invented.answer;
import static org.unsaid.collect.archive.Invented.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {

  @TempDir Path folder;

  @BeforeEach
  void keepSome() {
    try (var archive = Invented.open(folder, 3_000)) {
      for (var day = 0; day < 8; day++) {
        var at = NOON.plus(Duration.ofDays(day));
        var text = day < 3 ? "Tides rise" : "Tides fall";
        archive.keep(
            List.of(
                page(text).chunked().gzip().at(at).made(),
                answer(304).at(at.plusSeconds(5)).made()),
            Map.of());
      }
    }
  }

  @Test
  void findsNoFaultInASoundArchive() throws IOException {
    var progress = new ArrayList<Verification.Progress>();

    var verification = verify(progress);

    assertThat(verification.faults()).isEmpty();
    assertThat(verification.files()).isEqualTo(Mending.files(folder).size()).isGreaterThan(2);
    assertThat(verification.records()).isEqualTo(8 * 6 + verification.files());
    assertThat(progress.getLast().done()).isEqualTo(verification.bytes());
    assertThat(progress.getLast().total()).isEqualTo(verification.bytes());
  }

  @Test
  void namesTheRecordInWhichAByteTurned() throws IOException {
    var file = Mending.files(folder).getFirst();
    var bytes = Files.readAllBytes(file);
    var victim =
        Invented.records(folder).stream().filter(r -> r.type().equals("request")).findAny();
    var offset = victim.orElseThrow().offset();
    bytes[(int) offset + 40] ^= 1;
    Files.write(file, bytes);

    assertThat(verify().faults())
        .anySatisfy(
            fault -> {
              assertThat(fault.file()).isEqualTo(file.getFileName().toString());
              assertThat(fault.offset()).isEqualTo(offset);
            });
  }

  @Test
  void noticesARecordThatWasRewrittenWithCare() throws IOException {
    var file = Mending.files(folder).getFirst();
    var bytes = Files.readAllBytes(file);
    var request =
        Invented.records(folder).stream()
            .filter(r -> r.type().equals("request"))
            .findFirst()
            .orElseThrow();
    var text = unpacked(bytes, request).replace("Host: www.tides", "Host: www.winds");
    var forged = Invented.packed(text.getBytes(StandardCharsets.ISO_8859_1));
    Files.write(
        file,
        Invented.joined(
            java.util.Arrays.copyOf(bytes, (int) request.offset()),
            forged,
            java.util.Arrays.copyOfRange(bytes, (int) request.end(), bytes.length)));

    assertThat(verify().faults())
        .extracting(Verification.Fault::what)
        .contains("its WARC-Block-Digest is not that of its bytes");
  }

  @Test
  void missesTheResponseThatARevisitRefersTo() throws IOException {
    var first = Mending.files(folder).getFirst();
    Files.delete(first);

    assertThat(verify().faults())
        .extracting(Verification.Fault::what)
        .containsOnly("the response that it refers to is not there");
  }

  @Test
  void noticesAnIndexThatSaysOtherwise() throws IOException {
    var index = Catalogue.indexOf(Mending.files(folder).getFirst());
    Files.writeString(
        index, Files.readString(index).replace("\"status\":\"200\"", "\"status\":\"404\""));

    assertThat(verify().faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.what()).contains(index.getFileName().toString()));
  }

  @Test
  void takesATornEndForAFaultOnlyWhenNobodyWrites() throws IOException {
    try (var archive = Invented.open(folder)) {
      archive.keep(List.of(page("x").at(NOON.plus(Duration.ofDays(20))).made()), Map.of());
      var file = archive.files().getLast();
      Files.write(
          file, new byte[] {0x1f, (byte) 0x8b, 8, 0}, java.nio.file.StandardOpenOption.APPEND);

      assertThat(verify().isSound()).isTrue();
    }
    assertThat(verify().isSound()).isFalse();
  }

  private Verification verify() {
    return verify(new ArrayList<>());
  }

  private Verification verify(List<Verification.Progress> progress) {
    return Verification.of(folder, progress::add);
  }

  private static String unpacked(byte[] file, RawRecord record) throws IOException {
    var member = java.util.Arrays.copyOfRange(file, (int) record.offset(), (int) record.end());
    try (var in = new GZIPInputStream(new ByteArrayInputStream(member))) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
