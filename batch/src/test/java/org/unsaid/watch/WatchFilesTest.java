package org.unsaid.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unsaid.core.ActKind;
import org.unsaid.core.Clock;
import org.unsaid.core.Event;
import org.unsaid.core.Institution;
import org.unsaid.core.Precision;
import org.unsaid.core.Source;
import org.unsaid.core.Span;
import org.unsaid.core.Stance;
import org.unsaid.core.Topic;
import org.unsaid.core.When;

class WatchFilesTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @TempDir Path parent;

  @Test
  void readsInstitutionsAsTheyAreWritten() {
    var watch = WatchFolder.good(parent).read();

    assertThat(watch.name()).isEqualTo("demo");
    assertThat(watch.institutions().sequencedKeySet())
        .containsExactly("council", "health", "finance");
    assertThat(watch.institution("health"))
        .isEqualTo(
            new Institution(
                "health",
                "Ministry of Health",
                List.of("Health Ministry"),
                List.of("cabinet/small"),
                "council",
                BERLIN,
                watch.institution("health").calendar(),
                LocalDate.of(2016, 2, 1),
                null));
  }

  @Test
  void readsEventsAndAsksWhomAGroupHadThen() {
    var watch = WatchFolder.good(parent).read();

    assertThat(watch.events())
        .containsExactly(
            new Event(
                "flood-2024",
                "Flood",
                "flood",
                When.ofDays(LocalDate.of(2024, 5, 1), Precision.DAY, BERLIN),
                BERLIN,
                "flood",
                null,
                List.of("health"), // finance, of the cabinet too, ended in 2020
                Period.ofDays(14),
                Period.ofDays(2),
                null,
                Map.of(),
                List.of(),
                List.of(),
                Clock.ELAPSED),
            new Event(
                "flood-2026",
                "Flood again",
                "flood",
                When.ofDays(LocalDate.of(2026, 3, 1), Precision.DAY, BERLIN),
                BERLIN,
                "\"flood\" OR \"洪水\"",
                "water",
                List.of("council", "health"),
                Duration.ofHours(36),
                Period.ZERO,
                List.of("flood-2024"),
                Map.of(Stance.Kind.SUPPORT, "brave", Stance.Kind.NEUTRAL, "\"no comment\""),
                List.of(),
                List.of(),
                Clock.ELAPSED));
  }

  @Test
  void readsSourcesOfEachKind() {
    var folder = WatchFolder.good(parent);

    assertThat(folder.read().sources())
        .containsExactly(
            new Source.Polled(
                "health-news",
                "health",
                Source.Polled.Kind.LIST,
                URI.create("https://health.example/news"),
                Duration.ofMinutes(30),
                new Source.Rate(1, 20, Duration.ofDays(7)),
                List.of(
                    new Source.Selectors(
                        LocalDate.of(2025, 3, 1), Map.of("item", "li a", "body", "#text")),
                    new Source.Selectors(
                        null,
                        Map.of(
                            "item",
                            "article a",
                            "body",
                            "main",
                            "published",
                            "time",
                            "title",
                            "h1")))),
            new Source.Polled(
                "health-feed",
                "health",
                Source.Polled.Kind.FEED,
                URI.create("http://health.example/rss"),
                null,
                null,
                List.of()),
            new Source.Unwatched("chat", "finance", "cannot be collected"),
            new Source.Archive(
                "old",
                null,
                List.of("health", "finance"),
                Source.Archive.Format.JSONL,
                folder.path().toAbsolutePath().resolve("data/old.jsonl.zst"),
                Map.of("institution", "actor_id", "language", "lang"),
                new Source.Covers(
                    LocalDate.of(2005, 1, 1), LocalDate.of(2007, 12, 31), "its authors")));
  }

  @Test
  void readsTopicsAndAnswers() {
    var watch = WatchFolder.good(parent).read();

    assertThat(watch.topics()).containsExactly(new Topic("floods", "Floods", "flood"));
    assertThat(watch.answers()).hasSize(2);
    var own = watch.answers().getFirst();
    assertThat(own.line()).isEqualTo(2);
    assertThat(own.kind()).isEqualTo(ActKind.OWN);
    assertThat(own.published())
        .isEqualTo(When.ofDays(LocalDate.of(2024, 5, 2), Precision.DAY, BERLIN));
    assertThat(own.actTime())
        .isEqualTo(When.ofDays(LocalDate.of(2024, 5, 1), Precision.DAY, BERLIN));
    var none = watch.answers().getLast();
    assertThat(none.line()).as("after a field of two lines").isEqualTo(4);
    assertThat(none.channels()).containsExactly("paper", "site");
    assertThat(none.searched())
        .isEqualTo(
            new Span(Instant.parse("2026-02-28T23:00:00Z"), Instant.parse("2026-03-05T23:00:00Z")));
  }

  @Test
  void takesEachScalarAsItIsWritten() {
    var watch =
        WatchFolder.empty(parent)
            .with(
                "a.yml",
                """
                institutions:
                  - {id: no, name: 007, zone: UTC, names: [true, 1e3, 2016-02-01], calendar: }
                """)
            .read();

    var institution = watch.institution("no");
    assertThat(institution.name()).isEqualTo("007");
    assertThat(institution.names()).containsExactly("true", "1e3", "2016-02-01");
    assertThat(institution.calendar()).isNull();
  }

  @Test
  void tellsAnArchiveWithoutInstitutionsToSpeakForItsOwnOrForAll() {
    var watch =
        WatchFolder.empty(parent)
            .with("a.yml", WatchFolder.INSTITUTIONS)
            .with(
                "b.yml",
                """
                sources:
                  - {id: all, kind: archive, path: x.csv}
                  - {id: one, kind: archive, path: folder, format: csv, institution: health}
                """)
            .read();

    assertThat(watch.archives())
        .extracting(Source.Archive::institutions)
        .containsExactly(List.of("council", "health", "finance"), List.of("health"));
  }

  @Test
  void readsEveryDocumentOfAFileWithAByteOrderMark() {
    var watch =
        WatchFolder.empty(parent)
            .with(
                "a.yml",
                "\uFEFF"
                    + """
                    topics: [{id: a, name: A, query: a}]
                    ---
                    topics:
                    ---
                    topics: [{id: b, name: B, query: b}]
                    """)
            .read();

    assertThat(watch.topics()).extracting(Topic::id).containsExactly("a", "b");
  }

  @Test
  void givesOneVersionOneDigest() {
    var folder = WatchFolder.good(parent);
    var before = folder.read().digest();

    assertThat(before).matches("[0-9a-f]{64}");
    assertThat(folder.read().digest()).isEqualTo(before);
    assertThat(folder.with("notes.txt", "not read").read().digest()).isEqualTo(before);
    assertThat(folder.with("topics.yml", WatchFolder.TOPICS + "# more\n").read().digest())
        .isNotEqualTo(before);
  }

  @Test
  void countsTheNameOfAFileIntoTheDigest() throws IOException {
    var folder = WatchFolder.good(parent);
    var before = folder.read().digest();

    Files.move(folder.path().resolve("topics.yml"), folder.path().resolve("themes.yml"));

    assertThat(folder.read().digest()).isNotEqualTo(before);
  }

  @Test
  void passesOverHiddenFiles() {
    var folder = WatchFolder.good(parent).with(".git/x.yml", "a: [").with(".x.yml", "a: [");

    assertThat(folder.read().institutions()).hasSize(3);
  }

  @Test
  void readsAFolderThatIsALink() throws IOException {
    var link = Files.createSymbolicLink(parent.resolve("link"), WatchFolder.good(parent).path());

    var watch = new WatchFolder(link).read();

    assertThat(watch.name()).isEqualTo("link");
    assertThat(watch.institutions()).hasSize(3);
  }

  @Test
  void namesAFolderThatIsNotThere() {
    assertThat(new WatchFolder(parent.resolve("nowhere")).faults())
        .containsExactly(
            "nowhere: there is no such folder. Name a folder that holds the watch's YAML files;"
                + " 'unsaid init DIR' makes one.");
  }

  @Test
  void namesAFileThatIsNoFolder() throws IOException {
    var file = Files.writeString(parent.resolve("file.yml"), "topics:");

    assertThat(new WatchFolder(file).faults()).first().asString().contains("this is not a folder");
  }

  @Test
  void namesAFolderWithoutYaml() {
    assertThat(WatchFolder.empty(parent).with("readme.txt", "").faults())
        .containsExactly(
            "demo: there is no YAML file in this folder. Add one, such as institutions.yml; 'unsaid"
                + " init DIR' makes a folder to begin with.");
  }

  @Test
  void listsAllFaultsInTheOrderOfFilesAndLines() {
    var folder =
        WatchFolder.empty(parent)
            .with("b.yml", "topics:\n  - {id: A B, name: x, query: x}\n  - {id: b, nam: x}\n")
            .with("a.yml", "institutions:\n  - {id: a, name: A, zone: Mars}\n");

    assertThatThrownBy(folder::read)
        .isInstanceOf(WatchException.class)
        .hasMessage(String.join("\n", folder.faults()));
    assertThat(folder.faults())
        .extracting(fault -> fault.substring(0, fault.indexOf(':')))
        .containsExactly(
            "demo/a.yml, line 2",
            "demo/b.yml, line 2",
            "demo/b.yml, line 3",
            "demo/b.yml, line 3",
            "demo/b.yml, line 3");
  }
}
