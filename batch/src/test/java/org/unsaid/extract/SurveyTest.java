package org.unsaid.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unsaid.core.Source;

class SurveyTest {

  @TempDir Path folder;

  @Test
  void namesEveryBadAndEveryRepeatedLineAndCountsTheRest() throws IOException {
    var file = folder.resolve("a.jsonl");
    Files.writeString(
        file, "\n" + line(1) + "\nbroken\n" + line(2) + "\n   \n" + line(1) + "\n" + line(3));

    var survey = survey(archive(file, Source.Archive.Format.JSONL));

    assertThat(survey.lines()).isEqualTo(5);
    assertThat(survey.statements()).isEqualTo(3);
    assertThat(survey.rejected()).extracting(Reading.Rejected::line).containsExactly(3L);
    assertThat(survey.repeated()).extracting(Reading.Rejected::line).containsExactly(6L);
    assertThat(survey.passedOver().stream().boxed()).containsExactly(1, 3);
  }

  @Test
  void readsTheSameFromEveryPacking() throws IOException {
    var lines =
        IntStream.range(0, 300).mapToObj(SurveyTest::line).collect(Collectors.joining("\n"));
    var bytes = lines.getBytes(StandardCharsets.UTF_8);
    var gz = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(gz)) {
      out.write(bytes);
    }
    Files.write(folder.resolve("plain.jsonl"), bytes);
    Files.write(folder.resolve("packed.jsonl.gz"), gz.toByteArray());
    Files.write(folder.resolve("packed.jsonl.zst"), Zstd.compress(bytes));

    for (var name : List.of("plain.jsonl", "packed.jsonl.gz", "packed.jsonl.zst")) {
      var survey = survey(archive(folder.resolve(name), Source.Archive.Format.JSONL));
      assertThat(survey.statements()).as(name).isEqualTo(300);
    }
    var all = survey(archive(folder, Source.Archive.Format.JSONL));
    assertThat(all.lines()).isEqualTo(900);
    assertThat(all.statements()).isEqualTo(300);
  }

  @Test
  void readsCsvWithQuotedNewlinesAndTellsTheLineThatARowBeginsOn() throws IOException {
    var file = folder.resolve("a.csv");
    Files.writeString(
        file,
        """
        who,published,text,title
        mfa,2026-03-03,"two
        lines",one
        mfa,2026-03-03
        mfa,2026-13-03,x,three
        mfa,2026-03-04,"said ""no""\",four
        """);

    var survey =
        survey(
            StatementReaderTest.archive(
                file, Source.Archive.Format.CSV, Map.of("institution", "who")));

    assertThat(survey.statements()).isEqualTo(2);
    assertThat(survey.rejected()).extracting(Reading.Rejected::line).containsExactly(4L, 5L);
  }

  @Test
  void rejectsTheRestBehindAnOpenQuotationMarkAndSaysSo() throws IOException {
    var file = folder.resolve("a.csv");
    Files.writeString(
        file,
        "institution,published,text\nmfa,2026-03-03,x\nmfa,2026-03-03,\"open\nmfa,2026-03-03,y\n");

    var survey = survey(archive(file, Source.Archive.Format.CSV));

    assertThat(survey.statements()).isEqualTo(1);
    assertThat(survey.rejected())
        .singleElement()
        .extracting(Reading.Rejected::why)
        .asString()
        .contains("quotation mark");
  }

  @Test
  void doesNotTakeALineLongerThanAnyStatementIntoMemory() throws IOException {
    var file = folder.resolve("a.jsonl");
    try (var out = Files.newBufferedWriter(file)) {
      out.write(line(1) + "\n");
      for (int i = 0; i < 17 * 1024; i++) {
        out.write("x".repeat(1024));
      }
      out.write("\n" + line(2));
    }

    var survey = survey(archive(file, Source.Archive.Format.JSONL));

    assertThat(survey.statements()).isEqualTo(2);
    assertThat(survey.rejected())
        .singleElement()
        .extracting(Reading.Rejected::why)
        .asString()
        .contains("longer than 16 MiB");
  }

  @Test
  void rejectsTextThatIsNotUtf8() throws IOException {
    var file = folder.resolve("a.jsonl");
    Files.write(file, line(1).replace("text 1", "Grün").getBytes(StandardCharsets.ISO_8859_1));

    assertThat(survey(archive(file, Source.Archive.Format.JSONL)).rejected()).hasSize(1);
  }

  @Test
  void countsAStatementOfTwoArchivesForTheFirst() throws IOException {
    Files.writeString(folder.resolve("a.jsonl"), line(1) + "\n" + line(2));
    Files.writeString(folder.resolve("b.jsonl"), line(2) + "\n" + line(3));
    var first = archive(folder.resolve("a.jsonl"), Source.Archive.Format.JSONL);
    var second = archive(folder.resolve("b.jsonl"), Source.Archive.Format.JSONL);

    var surveys = Survey.of(StatementReaderTest.watch(first, second), _ -> {});

    assertThat(surveys).extracting(Survey::statements).containsExactly(2L, 1L);
  }

  @Test
  void saysWhereAnArchiveShouldBe() {
    var missing = archive(folder.resolve("none.jsonl"), Source.Archive.Format.JSONL);
    assertThatThrownBy(() -> survey(missing))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("none.jsonl")
        .hasMessageContaining("--archive");
  }

  @Test
  void saysThatTheArchiveIsDamagedAndAfterWhichLine() throws IOException {
    var lines =
        IntStream.range(0, 3000).mapToObj(SurveyTest::line).collect(Collectors.joining("\n"));
    var packed = Zstd.compress(lines.getBytes(StandardCharsets.UTF_8));
    var file = folder.resolve("cut.jsonl.zst");
    Files.write(file, Arrays.copyOf(packed, packed.length / 2));

    assertThatThrownBy(() -> survey(archive(file, Source.Archive.Format.JSONL)))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("lines");
  }

  @Test
  void knowsAnIdAgainAmongManyThousand() {
    var ids = new IdSet();
    var random = new Random(7);
    var added = new ArrayList<String>();
    for (int i = 0; i < 50_000; i++) {
      var id = String.format("%016x0123456789abcdef", random.nextLong());
      added.add(id);
      assertThat(ids.add(id)).isTrue();
    }
    assertThat(added).noneMatch(ids::add);
    assertThat(ids.add("0".repeat(32))).isTrue();
    assertThat(ids.add("0".repeat(32))).isFalse();
  }

  private static Survey survey(Source.Archive archive) {
    return Survey.of(StatementReaderTest.watch(archive), _ -> {}).getFirst();
  }

  private static Source.Archive archive(Path path, Source.Archive.Format format) {
    return StatementReaderTest.archive(path, format, Map.of());
  }

  private static String line(int i) {
    return "{\"id\":\"%d\",\"institution\":\"mfa\",\"published\":\"2026-03-03\",\"text\":\"text %d\"}"
        .formatted(i, i);
  }
}
