package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unsaid.core.Watch;
import org.unsaid.extract.Selectors;
import org.unsaid.tag.Tagger;
import org.unsaid.watch.WatchFiles;

class WatchPartsTest {

  private static final String WATCH =
      """
      collect: {contact: watch@example.org, pause: 2s}
      institutions:
        - {id: water, name: Ministry of Water, groups: [cabinet], zone: UTC}
        - {id: roads, name: Ministry of Roads, groups: [cabinet], zone: UTC}
      sources:
        - {id: water-list, institution: water, kind: list, url: 'https://water.example/news',
           every: 1h, select: [{item: 'ul.news a', published: .day}]}
        - {id: old, kind: archive, format: jsonl, path: old.jsonl, fields: {institution: who}}
      topics:
        - {id: dykes, name: Dykes, query: 'dyke OR dam'}
      events:
        - id: flood
          name: The flood of Skarn
          class: flood
          occurred: {at: 2026-03-03, precision: day, zone: UTC}
          query: '"flood of Skarn"'
          asked: [cabinet]
          window: 2d
      """;

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dyke OR dam          | dyke OR sluice
          "flood of Skarn"     | Skarn
          Ministry of Water    | Ministry of Waters
          groups: [cabinet]    | groups: [cabinet, inner]
          """)
  void readsNothingAnewWhenOnlyQueriesOrNamesChange(String from, String to) {
    var edited = watch(WATCH.replace(from, to));

    assertThat(WatchParts.reading(edited)).isEqualTo(WatchParts.reading(watch(WATCH)));
    assertThat(WatchParts.tagging(edited)).isNotEqualTo(WatchParts.tagging(watch(WATCH)));
  }

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ul.news a            | ul.press a
          water.example/news   | water.example/press
          zone: UTC            | zone: Europe/Oslo
          {institution: who}   | {institution: whom}
          id: water-list       | id: water-page
          """)
  void readsAnewWhenTextsWouldBeReadOtherwise(String from, String to) {
    assertThat(WatchParts.reading(watch(WATCH.replace(from, to))))
        .isNotEqualTo(WatchParts.reading(watch(WATCH)));
  }

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pause: 2s            | pause: 9s
          every: 1h            | every: 3h
          window: 2d           | window: 9d
          class: flood         | class: disaster
          name: The flood of   | name: A flood of
          """)
  void doesNothingToStatementsWhenTheyAreJudgedOtherwise(String from, String to) {
    var edited = watch(WATCH.replace(from, to));

    assertThat(WatchParts.reading(edited)).isEqualTo(WatchParts.reading(watch(WATCH)));
    assertThat(WatchParts.tagging(edited)).isEqualTo(WatchParts.tagging(watch(WATCH)));
  }

  @Test
  void doesNotCareWhereInItsFilesAnInstitutionStands() {
    var lines = WATCH.lines().toList();
    var moved =
        WATCH.replace(lines.get(2) + "\n" + lines.get(3), lines.get(3) + "\n" + lines.get(2));

    assertThat(moved).isNotEqualTo(WATCH);
    assertThat(WatchParts.tagging(watch(moved))).isEqualTo(WatchParts.tagging(watch(WATCH)));
    assertThat(WatchParts.reading(watch(moved))).isEqualTo(WatchParts.reading(watch(WATCH)));
  }

  private Watch watch(String text) {
    try {
      Files.writeString(folder.resolve("old.jsonl"), "");
      Files.writeString(folder.resolve("watch.yml"), text);
      return new WatchFiles(
              Tagger.syntax(), Selectors.syntax(), Instant.parse("2026-08-01T00:00:00Z"))
          .read(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
