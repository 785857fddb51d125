package org.unsaid.collect.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.unsaid.core.Source;

class EmptyStreakTest {

  private static final Instant START = Instant.parse("2031-05-06T12:00:00Z");
  private static final Source.Rate ONE_A_DAY = new Source.Rate(1, 20, Duration.ofDays(1));

  private static Optional<String> alarm(
      Source.@Nullable Rate rate, @Nullable Instant lastNew, Instant lastGood, long items) {
    return EmptyStreak.alarm(rate, START, lastNew, lastGood, items);
  }

  private static Instant day(double days) {
    return START.plusSeconds((long) (days * 86_400));
  }

  @Test
  void alarmsOnceAStreakIsRarerThanOneInAThousandAtTheLowestRate() {
    // ln 1000 = 6.908
    assertThat(alarm(ONE_A_DAY, day(10), day(16.8), 5)).isEmpty();
    assertThat(alarm(ONE_A_DAY, day(10), day(17), 5))
        .hasValueSatisfying(
            words -> assertThat(words).contains("7.0 days", "1.0 items a day", "watch expects"));
  }

  @Test
  void countsFromTheFirstListIfNothingNewEverCame() {
    assertThat(alarm(ONE_A_DAY, null, day(6.8), 0)).isEmpty();
    assertThat(alarm(ONE_A_DAY, null, day(7), 0)).isPresent();
  }

  @Test
  void doesNotGuessARateFromLittle() {
    assertThat(alarm(null, day(10), day(300), 19)).isEmpty();
    assertThat(alarm(null, day(3), day(300), 50)).isEmpty();
    assertThat(alarm(null, null, day(300), 0)).isEmpty();
  }

  @Test
  void learnsTheRateFromThePastAndSaysSo() {
    // 100 in 50 days: at the least 80 in 50 days, so 4.3 days are rare
    assertThat(alarm(null, day(50), day(54), 100)).isEmpty();
    assertThat(alarm(null, day(50), day(54.5), 100))
        .hasValueSatisfying(words -> assertThat(words).contains("learned from 100 items"));
  }

  @Test
  void learnsWhereNoneIsTheLowestThatIsExpected() {
    var none = new Source.Rate(0, 20, Duration.ofDays(1));

    assertThat(alarm(none, day(50), day(54.5), 100)).isPresent();
    assertThat(alarm(none, day(1), day(300), 3)).isEmpty();
  }
}
