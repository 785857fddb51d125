package org.unsaid.collect.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageScheduleTest {

  private static final Instant NOON = Instant.parse("2031-05-06T12:00:00Z");

  @Test
  void looksAgainEverMoreSeldomAndThenNoMore() {
    var hours = new ArrayList<Long>();
    var next = PageSchedule.afterSuccess(NOON, NOON, false);
    while (next.isPresent()) {
      hours.add(Duration.between(NOON, next.get()).toHours());
      next = PageSchedule.afterSuccess(NOON, next.get(), false);
    }
    assertThat(hours).containsExactly(1L, 6L, 24L, 72L, 168L, 336L, 720L, 2160L);
  }

  @Test
  void doesNotMakeUpForLooksThatWereSleptThrough() {
    var late = NOON.plus(Duration.ofDays(5));

    assertThat(PageSchedule.afterSuccess(NOON, late, false))
        .contains(NOON.plus(Duration.ofDays(7)));
  }

  @Test
  void looksAtBackFilledPagesSeldom() {
    assertThat(PageSchedule.afterSuccess(NOON, NOON, true)).contains(NOON.plus(Duration.ofDays(7)));
  }

  @Test
  void looksAtAMissingPageOnItsFourteenthDay() {
    var when = NOON;
    int looks = 0;
    while (when.isBefore(NOON.plus(PageSchedule.GONE_AFTER))) {
      when = PageSchedule.whileMissing(NOON, when);
      looks++;
    }
    assertThat(when).isEqualTo(NOON.plus(PageSchedule.GONE_AFTER));
    assertThat(looks).isBetween(14, 24);
  }

  @Test
  void triesAgainAtWaitsThatDoubleUpToADay() {
    assertThat(PageSchedule.afterFailure(NOON, 1, null)).isEqualTo(NOON.plusSeconds(900));
    assertThat(PageSchedule.afterFailure(NOON, 3, null)).isEqualTo(NOON.plusSeconds(3600));
    assertThat(PageSchedule.afterFailure(NOON, Integer.MAX_VALUE, null))
        .isEqualTo(NOON.plus(Duration.ofDays(1)));
  }

  @Test
  void obeysTheServerThatAsksForMoreTimeForAWeek() {
    var tomorrow = NOON.plus(Duration.ofDays(1));
    var never = Instant.parse("9999-01-01T00:00:00Z");

    assertThat(Optional.of(PageSchedule.afterFailure(NOON, 1, tomorrow))).contains(tomorrow);
    assertThat(PageSchedule.afterFailure(NOON, 1, never)).isEqualTo(NOON.plus(Duration.ofDays(7)));
  }
}
