package org.unsaid.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unsaid.core.Grade;
import org.unsaid.core.Subscription;
import org.unsaid.core.Subscription.Format;

class SubscriptionsTest {

  private static final String FILE = "subscriptions.yml";

  @TempDir Path folder;

  @Test
  void readsWhoIsToldWhat() {
    var watch =
        WatchFolder.good(folder)
            .with(
                FILE,
                """
                subscriptions:
                  - id: desk
                    to: desk@example.org
                    schedule: 0 8 * * MON-FRI
                    zone: Europe/Berlin
                    language: en-GB
                    of: [cabinet, council]
                    topics: [floods]
                    events: [flood-2026]
                    threshold: very_unusual
                    format: text
                    since: 2026-02-01
                  - {id: room, webhook: "https://room.example/hook", schedule: "*/5 * * * *", zone: UTC}
                """)
            .read();

    assertThat(watch.subscriptions())
        .containsExactly(
            new Subscription(
                "desk",
                new Subscription.Way.Mail("desk@example.org", Format.TEXT),
                Locale.UK,
                Set.of("council", "health", "finance"),
                List.of("floods"),
                List.of("flood-2026"),
                "0 8 * * MON-FRI",
                ZoneId.of("Europe/Berlin"),
                Grade.VERY_UNUSUAL,
                Instant.parse("2026-01-31T23:00:00Z")),
            new Subscription(
                "room",
                new Subscription.Way.Webhook(URI.create("https://room.example/hook")),
                Locale.ENGLISH,
                Set.of(),
                List.of(),
                List.of(),
                "*/5 * * * *",
                ZoneId.of("UTC"),
                null,
                null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "to: 'a@b.example, c@d.example'        | is not a mail address. Write the address of one reader",
        "to: a b@c.example                     | is not a mail address",
        "to: \"a@b.example\\nBcc: x@y.example\" | is not a mail address",
        "to: a@b.example, webhook: 'http://x.example/' | with 'to' and 'webhook'. Keep one",
        "language: en                          | that goes nowhere. Add 'to:'",
        "to: a@b.example, language: de         | 'de' is not a language of digests. Write en",
        "to: a@b.example, threshold: often     | is not a grade of silences",
        "to: a@b.example, format: pdf          | is not a format. Write html or text",
        "to: a@b.example, of: [council, helth] | 'helth' is neither an institution nor a group",
        "to: a@b.example, events: [flood-2025] | 'flood-2025' is not an event of this watch. Did you",
        "to: a@b.example, topics: [war]        | 'war' is not a topic of this watch",
        "webhook: 'http://x.example/', format: text | Take it away: a webhook is sent JSON"
      })
  void saysWhatItCannotRead(String way, String found) {
    assertThat(
            WatchFolder.good(folder)
                .with(
                    FILE,
                    "subscriptions: [{id: desk, schedule: 0 8 * * *, zone: UTC, " + way + "}]")
                .faults())
        .singleElement()
        .asString()
        .startsWith("demo/subscriptions.yml, line 1: ")
        .contains(found);
  }

  @ParameterizedTest
  @CsvSource({"daily", "0 25 * * *", "0 8 * *", "0 0 8 * * *", "0 8 31 2 * x", "@daily"})
  void saysHowAScheduleIsWritten(String schedule) {
    assertThat(
            WatchFolder.good(folder)
                .with(
                    FILE,
                    """
                    subscriptions:
                      - id: desk
                        to: a@b.example
                        schedule: "%s"
                        zone: UTC
                    """
                        .formatted(schedule))
                .faults())
        .singleElement()
        .asString()
        .contains("line 4: '" + schedule + "' is not a schedule. Write minute, hour,");
  }

  @Test
  void wantsReadersInAFileOfTheirOwn() {
    assertThat(
            WatchFolder.good(folder)
                .with("a.yml", "subscriptions: []")
                .with(FILE, "collect: {contact: a@example.org}")
                .faults())
        .satisfiesExactly(
            first -> assertThat(first).contains("demo/a.yml, line 1: subscriptions outside of"),
            second -> assertThat(second).contains("line 1: 'collect' in subscriptions.yml. Move"));
  }

  @Test
  void isNoOtherVersionOfWhatIsWatchedForAnotherReader() {
    var watch = WatchFolder.good(folder);
    var before = watch.read().digest();
    var seen = WatchFiles.version(watch.path());

    watch.with(FILE, "subscriptions: []");

    assertThat(watch.read().digest()).isEqualTo(before);
    assertThat(WatchFiles.version(watch.path()))
        .as("a service takes the edit over")
        .isNotEqualTo(seen);
  }
}
