package org.unsaid.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UndatedMatchTest {

  private static final Duration HOURLY = Duration.ofHours(1);
  private static final Coverage ALWAYS = watched("2026-02-01T00:00:00Z", "2026-04-01T00:00:00Z");

  @Test
  void isARiddleWithoutADate() {
    assertThat(match(null, "2026-03-03T10:00:00Z").isDoubtful(nobody(), HOURLY)).isTrue();
  }

  @Test
  void isARiddleWhereItsSourceWasWatchedAndDidNotHaveIt() {
    var match = match("2026-02-20", "2026-03-03T10:00:00Z");

    assertThat(match.isDoubtful(ALWAYS, HOURLY)).isTrue();
    // a week passed since the last look, and it came within
    var weekly = Duration.ofDays(7);
    assertThat(match.isDoubtful(ALWAYS, weekly)).isFalse();
    assertThat(match("2026-02-10", "2026-03-03T10:00:00Z").isDoubtful(ALWAYS, weekly)).isTrue();
  }

  @Test
  void isBelievedWhereItWasSeenWithinADayOfItsDate() {
    assertThat(match("2026-03-01", "2026-03-03T23:00:00Z").isDoubtful(ALWAYS, HOURLY)).isFalse();
    assertThat(match("2026-03-01", "2026-03-04T01:00:00Z").isDoubtful(ALWAYS, HOURLY)).isTrue();
  }

  @Test
  void isBelievedWhereNobodyLookedInBetween() {
    var match = match("2026-02-20", "2026-03-03T10:00:00Z");

    assertThat(match.isDoubtful(nobody(), HOURLY)).isFalse();
    // the first look at a source shows all that is older
    assertThat(match.isDoubtful(watched("2026-03-03T09:00:00Z", "2026-04-01T00:00:00Z"), HOURLY))
        .isFalse();
    assertThat(match.isDoubtful(watched("2026-02-01T00:00:00Z", "2026-02-21T12:00:00Z"), HOURLY))
        .isFalse();
  }

  private static UndatedMatch match(@Nullable String stated, String seen) {
    return new UndatedMatch(
        "flood",
        "health",
        "s",
        "On the flood",
        null,
        Place.HEAD,
        "feed",
        stated == null ? null : When.parse(stated, ZoneOffset.UTC),
        Instant.parse(seen));
  }

  private static Coverage nobody() {
    return new Coverage("health", List.of());
  }

  private static Coverage watched(String from, String to) {
    return new Coverage(
        "health",
        Set.of("feed"),
        List.of(
            new Coverage.Part(
                new Span(Instant.parse(from), Instant.parse(to)),
                Coverage.Grade.PROVED,
                "feed",
                "looks")),
        List.of());
  }
}
