package org.unsaid.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.unsaid.testing.Cases.institution;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unsaid.core.Finding;
import org.unsaid.core.Pace;
import org.unsaid.core.Span;
import org.unsaid.core.Topic;
import org.unsaid.core.Weeks;

class PaceRuleTest {

  private static final Topic WATER = new Topic("water", "Water", "water");
  private static final Instant FIRST = Instant.parse("2025-01-05T23:00:00Z");

  /** By number of the week. */
  private static Weeks weeks(String id, IntToLongFunction published, IntToLongFunction onWater) {
    return weeks(id, published, onWater, List.of());
  }

  private static Weeks weeks(
      String id, IntToLongFunction published, IntToLongFunction onWater, List<Integer> unwatched) {
    var numbers = IntStream.range(0, PaceRule.WEEKS).boxed().toList();
    return new Weeks(
        institution(id),
        numbers.stream()
            .map(week -> FIRST.plus(Duration.ofDays(7L * week)))
            .map(from -> new Span(from, from.plus(Duration.ofDays(7))))
            .toList(),
        numbers.stream().map(week -> !unwatched.contains(week)).toList(),
        numbers.stream().map(published::applyAsLong).toList(),
        Map.of("water", numbers.stream().map(onWater::applyAsLong).toList()),
        List.of());
  }

  /** Nine that publish as ever, and one that is asked about. */
  private static List<Pace> among(IntToLongFunction others, Weeks one) {
    var all = new ArrayList<Weeks>();
    for (int i = 0; i < 9; i++) {
      all.add(weeks("other-" + i, others, _ -> 2));
    }
    all.add(one);
    return PaceRule.of(all, List.of(WATER));
  }

  private static List<Pace> low(List<Pace> paces) {
    return paces.stream().filter(pace -> pace.level() == Pace.Level.LOW).toList();
  }

  private static IntToLongFunction until(int week, long published) {
    return each -> each < week ? published : 0;
  }

  @Test
  void findsWhoPublishesNothingWhileAllOthersPublishAsEver() {
    var paces = among(_ -> 5, weeks("a", until(50, 5), until(50, 2)));

    assertThat(low(paces))
        .singleElement()
        .satisfies(
            pace -> {
              assertThat(pace.institution().id()).isEqualTo("a");
              assertThat(pace.kind()).isEqualTo(Finding.Kind.GONE_DARK);
              assertThat(pace.published()).isZero();
              assertThat(pace.weeks()).isEqualTo(12);
              assertThat(pace.expected()).isCloseTo(10, within(0.1));
              assertThat(pace.window())
                  .isEqualTo(
                      new Span(FIRST.plus(Duration.ofDays(350)), FIRST.plus(Duration.ofDays(364))));
            });
    assertThat(paces)
        .filteredOn(pace -> pace.level() == Pace.Level.USUAL && pace.topic() == null)
        .hasSize(9);
  }

  @Test
  void blamesNobodyForAHolidayOfAll() {
    assertThat(low(among(until(50, 5), weeks("a", until(50, 5), until(50, 2))))).isEmpty();
  }

  @Test
  void saysNothingWhereAWeekOfTheWindowWasNotWatched() {
    var paces = among(_ -> 5, weeks("a", until(50, 5), until(50, 2), List.of(51)));

    assertThat(paces).extracting(pace -> pace.institution().id()).doesNotContain("a");
  }

  @Test
  void learnsNothingFromWeeksThatWereNotWatched() {
    var gap = List.of(45, 46, 47);
    var paces = among(_ -> 5, weeks("a", week -> gap.contains(week) ? 0 : 5, _ -> 0, gap));

    assertThat(paces)
        .filteredOn(pace -> pace.institution().id().equals("a"))
        .singleElement()
        .satisfies(
            pace -> {
              assertThat(pace.weeks()).isEqualTo(9);
              assertThat(pace.expected()).isCloseTo(10, within(0.1));
            });
  }

  @Test
  void saysNothingWithTooFewWatchedWeeksBefore() {
    var gap = IntStream.range(44, 50).boxed().toList();
    var paces = among(_ -> 5, weeks("a", until(50, 5), _ -> 0, gap));

    assertThat(paces).extracting(pace -> pace.institution().id()).doesNotContain("a");
  }

  @Test
  void saysNothingOfWhoPublishesLittle() {
    var paces = among(_ -> 5, weeks("a", week -> week % 2 == 0 && week < 50 ? 1 : 0, _ -> 0));

    assertThat(paces).extracting(pace -> pace.institution().id()).doesNotContain("a");
  }

  @Test
  void findsWhoSpeaksAsEverAndNotOfATopic() {
    var paces = among(_ -> 8, weeks("a", _ -> 8, until(48, 3)));

    assertThat(low(paces))
        .singleElement()
        .satisfies(
            pace -> {
              assertThat(pace.kind()).isEqualTo(Finding.Kind.TOPIC_AVOIDANCE);
              assertThat(pace.topic()).isEqualTo(WATER);
              assertThat(pace.published()).isZero();
              assertThat(pace.all()).isEqualTo(32);
              assertThat(pace.expected()).isCloseTo(12, within(0.5));
            });
  }

  @Test
  void callsNobodyWhoIsSilentAltogetherOneWhoAvoidsATopic() {
    var paces = among(_ -> 8, weeks("a", until(48, 8), until(48, 3)));

    assertThat(low(paces)).extracting(Pace::kind).containsExactly(Finding.Kind.GONE_DARK);
  }

  @Test
  void tellsInHowManyEarlierTimesItWouldHaveBeenSaid() {
    // silent in the weeks 30 and 31 as well
    var paces = among(_ -> 5, weeks("a", week -> week >= 50 || week / 2 == 15 ? 0 : 5, _ -> 0));

    assertThat(low(paces))
        .singleElement()
        .satisfies(pace -> assertThat(pace.past()).isEqualTo(new Pace.Past(190, 1)));
  }

  @Test
  void saysNothingWithoutWeeks() {
    assertThat(PaceRule.of(List.of(), List.of(WATER))).isEmpty();
  }

  /** Counts that scatter as they do in press releases, by twos of weeks that are busy or slow. */
  @Test
  void callsHardlyMoreThanOneInAHundredDarkByChance() {
    int asked = 0;
    int low = 0;
    for (int seed = 0; seed < 40; seed++) {
      var random = new Random(seed);
      var all = new ArrayList<Weeks>();
      for (int i = 0; i < 60; i++) {
        double usual = 2 + 6 * random.nextDouble();
        var busy = new double[PaceRule.WEEKS];
        for (int week = 0; week < busy.length; week++) {
          busy[week] =
              week % 2 == 1 ? busy[week - 1] : usual * Math.exp(0.35 * random.nextGaussian());
        }
        var counts = IntStream.range(0, busy.length).map(w -> poisson(random, busy[w])).toArray();
        all.add(weeks("i" + i, week -> counts[week], _ -> 0));
      }
      var paces = PaceRule.of(all, List.of());
      asked += paces.size();
      low += low(paces).size();
    }

    assertThat(asked).isGreaterThan(2000);
    assertThat((double) low / asked).isLessThan(0.015);
  }

  private static int poisson(Random random, double mean) {
    double left = random.nextDouble();
    double chance = Math.exp(-mean);
    int count = 0;
    while (left > chance && count < 1000) {
      left -= chance;
      chance *= mean / ++count;
    }
    return count;
  }
}
