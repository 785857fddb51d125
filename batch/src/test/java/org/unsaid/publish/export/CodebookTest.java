package org.unsaid.publish.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.unsaid.collect.ledger.Alarm;
import org.unsaid.core.ActKind;
import org.unsaid.core.Answer;
import org.unsaid.core.Basis;
import org.unsaid.core.Copy;
import org.unsaid.core.Coverage;
import org.unsaid.core.EventState;
import org.unsaid.core.Finding;
import org.unsaid.core.Grade;
import org.unsaid.core.Place;
import org.unsaid.core.Precision;
import org.unsaid.core.Stance;
import org.unsaid.core.Voice;
import org.unsaid.extract.date.DateCandidate;
import tools.jackson.databind.json.JsonMapper;

class CodebookTest {

  private static final Codebook CODEBOOK = Codebook.read();

  @Test
  void describesEveryFieldOfEveryIndex() {
    assertThat(CODEBOOK.undescribed()).isEmpty();
  }

  @Test
  void describesNoFieldThatNoIndexHas() {
    assertThat(CODEBOOK.unknown()).isEmpty();
  }

  @Test
  void hasADatasetForEveryIndex() throws IOException {
    // Maven runs tests in the module's folder
    try (var files = Files.list(Path.of("..", "mappings"))) {
      assertThat(files.map(file -> file.getFileName().toString().replaceAll("\\.json$", "")))
          .containsExactlyInAnyOrderElementsOf(
              CODEBOOK.datasets().stream().map(Dataset::index).toList());
    }
  }

  @Test
  void saysOfEveryNumberInWhichUnitItIs() {
    assertThat(fields())
        .filteredOn(column -> column.kind() == Column.Kind.NUMBER)
        .allSatisfy(column -> assertThat(column.unit()).as(column.name()).isNotNull());
  }

  @Test
  void everyDescriptionIsASentenceAndEveryWordHasAMeaning() {
    assertThat(fields())
        .allSatisfy(
            column -> {
              assertThat(column.means()).as(column.name()).matches("(?s)\\p{Lu}.{8,}\\.");
              assertThat(column.words().values()).as(column.name()).doesNotContain("", "null");
            });
  }

  @Test
  void everyKeyIsAColumnOfItsTable() {
    assertThat(CODEBOOK.datasets())
        .allSatisfy(
            dataset ->
                assertThat(dataset.columns().stream().map(Column::name))
                    .doesNotHaveDuplicates()
                    .containsAll(dataset.key()));
  }

  static Stream<Arguments> words() {
    return Stream.of(
        Arguments.of("verdicts", "answer", words(Answer.values())),
        Arguments.of("changes", "answer_before", words(Answer.values())),
        Arguments.of("verdicts", "basis", words(Basis.values())),
        Arguments.of("verdicts", "grade", words(Grade.values())),
        Arguments.of("verdicts", "coverage_grade", words(Coverage.Grade.values())),
        Arguments.of("coverage", "grade", words(Coverage.Grade.values())),
        Arguments.of("events", "state", words(EventState.values())),
        Arguments.of("events", "precision", words(Precision.values())),
        Arguments.of("statements", "precision", words(Precision.values())),
        Arguments.of("reactions", "place", words(Place.values())),
        Arguments.of("reactions", "act_kind", words(ActKind.values())),
        Arguments.of("reactions", "stance", words(Stance.Kind.values())),
        Arguments.of("statements", "copy_kind", words(Copy.Kind.values())),
        Arguments.of("statements", "copy_order", words(Voice.Order.values())),
        Arguments.of("statements", "copy_ordered_by", words(Voice.OrderedBy.values())),
        Arguments.of("findings", "kind", words(Finding.Kind.values())),
        Arguments.of("findings", "alarm", words(Alarm.Kind.values())),
        Arguments.of(
            "verdicts",
            "verdict",
            List.of("on_time", "late", "silent", "pending", "not_observed", "not_expected")),
        Arguments.of(
            "statements",
            "published_source",
            Stream.concat(
                    Stream.of("archive", "answers.csv", "ledger"),
                    words(DateCandidate.Source.values()).stream())
                .toList()));
  }

  private static List<String> words(Enum<?>[] values) {
    return Arrays.stream(values).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
  }

  @ParameterizedTest(name = "{0}.{1}")
  @MethodSource("words")
  void knowsExactlyTheWordsThatTheProgramWrites(String dataset, String column, List<String> words) {
    var found =
        CODEBOOK.dataset(dataset).fields().stream()
            .filter(each -> each.name().equals(column))
            .findFirst()
            .orElseThrow();

    assertThat(found.wordList()).containsExactlyInAnyOrderElementsOf(words);
  }

  @Test
  void theTableHasOneRowForEachField() throws IOException {
    var rows =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(new StringReader(CODEBOOK.csv()))
            .getRecords();

    assertThat(rows).hasSameSizeAs(fields());
    assertThat(rows)
        .filteredOn(row -> row.get("dataset").equals("verdicts"))
        .filteredOn(row -> row.get("column").equals("generous_verdict"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.get("field")).isEqualTo("generous.verdict");
              assertThat(row.get("means")).startsWith("Where others' acts count too: ");
              assertThat(row.get("words")).contains("\"silent\"");
            });
  }

  @Test
  void theDocumentAndThePageNameEveryColumn() {
    var document = new JsonMapper().readTree(CODEBOOK.json());
    var page = CODEBOOK.markdown();

    for (var dataset : CODEBOOK.datasets()) {
      assertThat(document.at("/" + dataset.name() + "/columns").size())
          .isEqualTo(dataset.fields().size());
      assertThat(page).contains("## " + dataset.name());
      dataset.fields().forEach(column -> assertThat(page).contains("| `" + column.name() + "`"));
    }
  }

  private static List<Column> fields() {
    return CODEBOOK.datasets().stream().flatMap(dataset -> dataset.fields().stream()).toList();
  }
}
