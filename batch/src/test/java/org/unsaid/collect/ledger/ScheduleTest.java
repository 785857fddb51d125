package org.unsaid.collect.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final Instant NOON = Instant.parse("2031-05-06T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private static Instant due(String source, Duration every, Instant ended, int failures) {
    return Schedule.due(source, every, new Schedule.Last(ended, failures, null));
  }

  @Test
  void isDueAtOnceIfItWasNeverLookedAt() {
    assertThat(Schedule.due("a", HOUR, null)).isBefore(NOON);
  }

  @Test
  void looksAboutAsOftenAsAsked() {
    var when = due("a", HOUR, NOON, 0);
    int looks = 0;
    while (when.isBefore(NOON.plus(Duration.ofDays(10)))) {
      var next = due("a", HOUR, when, 0);
      assertThat(Duration.between(when, next))
          .isBetween(Duration.ofMinutes(48), Duration.ofMinutes(72));
      when = next;
      looks++;
    }
    assertThat(looks).isBetween(238, 242);
  }

  @Test
  void saysTheSameAfterARestart() {
    assertThat(due("a", HOUR, NOON, 0)).isEqualTo(due("a", HOUR, NOON, 0));
    assertThat(due("a", HOUR, NOON, 0)).isNotEqualTo(due("b", HOUR, NOON, 0));
  }

  @Test
  void spreadsSourcesAgainThatWereAllLookedAtAtOnceAfterASleep() {
    var tenths = new int[10];
    IntStream.range(0, 1000)
        .mapToObj(i -> due("source-" + i, HOUR, NOON, 0))
        .forEach(
            due -> tenths[(int) Math.min(9, (Duration.between(NOON, due).toMinutes() - 30) / 6)]++);

    assertThat(IntStream.of(tenths)).allMatch(sources -> sources > 50 && sources < 150);
  }

  @Test
  void waitsTwiceAsLongAfterEachFailureUpToADay() {
    var waits =
        IntStream.rangeClosed(1, 7).mapToObj(n -> Schedule.backOff(HOUR, n).toHours()).toList();

    assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 24L, 24L);
    assertThat(Schedule.backOff(HOUR, Integer.MAX_VALUE)).isEqualTo(Duration.ofDays(1));
    assertThat(Schedule.backOff(Duration.ofMinutes(10), 99)).isEqualTo(Duration.ofHours(4));
    assertThat(Schedule.backOff(Duration.ofDays(7), 99)).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void movesBackOffByATenthAtMost() {
    var wait = Duration.between(NOON, due("a", HOUR, NOON, 3));

    assertThat(wait).isBetween(Duration.ofMinutes(216), Duration.ofMinutes(264));
  }

  @Test
  void obeysTheServerThatAsksForMoreTimeButNotForYears() {
    var tomorrow = NOON.plus(Duration.ofDays(1));
    var soon = NOON.plusSeconds(1);
    var never = Instant.parse("9999-01-01T00:00:00Z");

    assertThat(Schedule.due("a", HOUR, new Schedule.Last(NOON, 1, tomorrow))).isEqualTo(tomorrow);
    assertThat(Schedule.due("a", HOUR, new Schedule.Last(NOON, 1, soon)))
        .isEqualTo(due("a", HOUR, NOON, 1));
    assertThat(Schedule.due("a", HOUR, new Schedule.Last(NOON, 1, never)))
        .isEqualTo(NOON.plus(Duration.ofDays(7)));
  }
}
