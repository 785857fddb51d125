package org.unsaid.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.unsaid.core.Basis;
import org.unsaid.core.Chances;
import org.unsaid.core.Credit;
import org.unsaid.core.Judgement;
import org.unsaid.core.Review;
import org.unsaid.core.Review.Part;
import org.unsaid.core.Verdict;

/** How well worlds are foretold of which the truth is known. */
class ReviewTest {

  private static final int MEMBERS = 20;

  @Test
  void comparesEveryEventThatIsOverWithWhatCame() {
    var world = World.lasting(new Random(1), MEMBERS, 12);

    var review = review(world, after(world));

    assertThat(review.events()).isEqualTo(12);
    assertThat(review.running()).isZero();
    assertThat(review.unknown()).isZero();
    var looks = review.looks().stream().filter(look -> look.part() == Part.ALL).toList();
    assertThat(looks)
        .extracting(Review.Look::day)
        .containsExactly(
            OptionalInt.of(1),
            OptionalInt.of(3),
            OptionalInt.of(7),
            OptionalInt.of(14),
            OptionalInt.empty());
    for (var look : looks) {
      assertThat(look.pairs()).isEqualTo(12 * MEMBERS);
      assertThat(look.silences().stream().mapToInt(Review.Bin::pairs).sum())
          .isEqualTo(look.pairs());
      assertThat(look.silences().stream().mapToInt(Review.Bin::silent).sum())
          .isEqualTo(look.pairs() - look.answered());
    }
    assertThat(looks.getLast().answered())
        .isEqualTo(world.happenings().stream().mapToInt(each -> each.answers().size()).sum());
    // at the close nobody can answer later
    assertThat(looks.getLast().claims().answeredLater()).isZero();
    assertThat(looks.getLast().claims().expectedLater()).isZero();
    assertThat(looks.getFirst().answered()).isLessThan(looks.getLast().answered());
  }

  @Test
  void countsNoEventThatIsStillOpen() {
    var world = World.lasting(new Random(1), MEMBERS, 12);
    var asOf = world.happenings().getLast().at().plus(Duration.ofDays(5));

    assertThat(review(world, asOf).events()).isEqualTo(11);
  }

  @Test
  void keepsRunningTopicsApart() {
    var world = World.random(new Random(5), MEMBERS, 30);
    var review = review(world, after(world));

    assertThat(review.running()).isBetween(1, 29);
    var quiet = review.close(Part.QUIET).orElseThrow();
    var running = review.close(Part.RUNNING).orElseThrow();
    assertThat(running.events()).isEqualTo(review.running());
    assertThat(quiet.pairs() + running.pairs())
        .isEqualTo(review.close(Part.ALL).orElseThrow().pairs());
    assertThat(running.claims().claimed()).isZero();
  }

  @Test
  void isWellCalibratedWhereTheWorldIsAsTheModelBelieves() {
    double expected = 0;
    int silent = 0;
    int claimed = 0;
    double expectedLater = 0;
    int later = 0;
    for (int seed = 0; seed < 6; seed++) {
      var world = World.random(new Random(seed), 30, 32);
      for (var look : review(world, after(world)).looks()) {
        if (look.part() == Part.ALL) {
          assertThat(look.seen().calibration()).isLessThan(0.09);
          assertThat(look.seen().logLoss()).isLessThan(look.forecast().logLoss());
        }
        if (look.part() == Part.QUIET) {
          expected += look.unusual().expected();
          silent += look.unusual().silent();
          claimed += look.claims().claimed();
          expectedLater += look.claims().expectedLater();
          later += look.claims().answeredLater();
        }
      }
    }
    // looks at one event repeat each other: twice the deviation of independent ones
    assertThat(claimed).isGreaterThan(50);
    assertThat((double) silent).isBetween(expected * 0.7, expected * 1.3);
    assertThat(Math.abs(later - expectedLater)).isLessThan(4 * Math.sqrt(expectedLater) + 3);
  }

  @Test
  void whatCompletesLaterChangesNothingThatWasPredictedBefore() {
    for (int seed = 0; seed < 20; seed++) {
      var random = new Random(seed);
      var world = World.random(random, 10, 36);
      int changed = 1 + random.nextInt(35);
      var happenings = new ArrayList<>(world.happenings());
      var its = happenings.get(changed);
      happenings.set(
          changed, new World.Happening(its.id(), its.eventClass(), its.at(), Map.of(), its.ran()));
      var other = world.with(happenings);

      var asOf = after(world);
      var before = world.happenings().subList(0, changed).stream().map(each -> each.id()).toList();

      assertThat(trials(other, asOf, before)).isEqualTo(trials(world, asOf, before)).isNotEmpty();
    }
  }

  @Test
  void recalibratesOnlyWhereThirtyEventsWereOver() {
    var world = World.lasting(new Random(3), MEMBERS, 34);

    var judged = world.judged(after(world));

    for (int event = 0; event < judged.size(); event++) {
      assertThat(held(judged.get(event)).size()).isEqualTo(event < Track.FEWEST ? 0 : MEMBERS);
    }
    assertThat(held(judged.getLast())).extracting(Chances.Held::events).containsOnly(33);
  }

  @Test
  void aVerdictStaysWhatItWasWhenLaterEventsClose() {
    var world = World.lasting(new Random(4), MEMBERS, 36);
    var early = world.happenings().get(33).at().plus(Duration.ofDays(20));

    var then = world.judged(early).get(33);
    var now = world.judged(after(world)).get(33);

    assertThat(held(then)).isNotEmpty().isEqualTo(held(now));
    assertThat(now.assessments().stream().map(each -> each.verdict().stored()))
        .containsExactlyElementsOf(
            then.assessments().stream().map(each -> each.verdict().stored()).toList());
  }

  @Test
  void anOwnAnswerNeverEntersTheOwnRecalibratedChance() {
    var world = World.lasting(new Random(6), MEMBERS, 34);
    var last = world.happenings().getLast();
    var answers = new HashMap<>(last.answers());
    var first = answers.remove("i0");
    if (first == null) {
      answers.put("i0", new World.Said(last.at().plus(Duration.ofHours(5)), false));
    }
    var happenings = new ArrayList<>(world.happenings());
    happenings.set(
        33, new World.Happening(last.id(), last.eventClass(), last.at(), answers, last.ran()));

    var one = world.judged(after(world)).getLast().assessments().getFirst();
    var other = world.with(happenings).judged(after(world)).getLast().assessments().getFirst();

    assertThat(other.chances().orElseThrow().silenceShown())
        .isCloseTo(
            one.chances().orElseThrow().silenceShown(), org.assertj.core.data.Offset.offset(1e-9));
  }

  @Test
  void claimsNoSingleSilenceThatWasOrdinaryOnTheWatchsOwnPast() {
    int stopped = 0;
    int claimed = 0;
    for (int seed = 0; seed < 12; seed++) {
      var world = World.lasting(new Random(seed), 30, 44);
      for (var judgement : world.judged(after(world))) {
        for (var each : judgement.assessments()) {
          var chances = each.chances().orElseThrow();
          boolean isUnusual = chances.silenceAtMost() <= PairRule.SURPRISING;
          boolean isOrdinary =
              chances.held().filter(held -> held.silence() > PairRule.SURPRISING).isPresent();
          if (each.verdict() instanceof Verdict.Silent silent && silent.basis() == Basis.PAIR) {
            claimed++;
            assertThat(isUnusual && !isOrdinary).isTrue();
          } else if (isUnusual && isOrdinary && each.verdict().nearest().isEmpty()) {
            stopped++;
          }
        }
      }
    }
    // otherwise nothing was tried
    assertThat(stopped).isGreaterThan(5);
    assertThat(claimed).isGreaterThan(50);
  }

  private static List<Chances.Held> held(Judgement judgement) {
    return judgement.assessments().stream()
        .flatMap(each -> each.chances().stream())
        .flatMap(chances -> chances.held().stream())
        .toList();
  }

  private static List<Trial> trials(World world, Instant asOf, List<String> events) {
    return new Court(world.cases(asOf), Credit.STRICT, asOf)
        .trials(event -> events.contains(event.id()), Retrospect.DAYS);
  }

  private static Review review(World world, Instant asOf) {
    return Assessor.chorus().review(world.cases(asOf), asOf, _ -> true);
  }

  private static Instant after(World world) {
    return world.happenings().getLast().at().plus(Duration.ofDays(30));
  }
}
