package org.unsaid.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UndatedMatchTest {

  @Test
  void isARiddleWithoutADate() {
    assertThat(match(null).isDoubtful(null)).isTrue();
    assertThat(match(null).isDoubtful(Instant.parse("2026-03-03T09:00:00Z"))).isTrue();
  }

  @Test
  void isARiddleWhereItsSourceWasWatchedAndDidNotHaveIt() {
    assertThat(match("2026-02-20").isDoubtful(Instant.parse("2026-03-03T09:00:00Z"))).isTrue();
  }

  @Test
  void isBelievedWhereItCameWithinTwoDaysOfItsDate() {
    assertThat(match("2026-03-01").isDoubtful(Instant.parse("2026-03-03T23:00:00Z"))).isFalse();
    assertThat(match("2026-03-01").isDoubtful(Instant.parse("2026-03-04T01:00:00Z"))).isTrue();
  }

  @Test
  void isBelievedWhereNobodyKnowsSinceWhenItWasThere() {
    assertThat(match("2026-02-20").isDoubtful(null)).isFalse();
  }

  private static UndatedMatch match(@Nullable String stated) {
    return new UndatedMatch(
        "flood",
        "health",
        "s",
        "On the flood",
        null,
        Place.HEAD,
        "feed",
        stated == null ? null : When.parse(stated, ZoneOffset.UTC),
        Instant.parse("2026-03-04T10:00:00Z"));
  }
}
