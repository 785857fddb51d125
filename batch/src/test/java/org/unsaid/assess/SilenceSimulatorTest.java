package org.unsaid.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.unsaid.core.Assessment;
import org.unsaid.core.Judgement;
import org.unsaid.core.Span;
import org.unsaid.core.Verdict;

/**
 * Worlds of which the truth is known, watched as badly as ours is: what is claimed of them is
 * compared with what really happened.
 */
class SilenceSimulatorTest {

  private static final int WORLDS = 6;
  private static final int MEMBERS = 30;
  private static final int EVENTS = 32;

  /** Events that teach, before one is scored. */
  private static final int LESSONS = 10;

  private static final List<Duration> LOOKS =
      List.of(Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(7), Duration.ofDays(20));

  @Test
  void claimsNoSilenceWhereAnOutageHidTheAnswer() {
    int hidden = 0;
    int claimed = 0;
    // where a tenth of all days is lost, little is claimed; so some are watched better
    var all =
        Stream.concat(
                worlds(2 * WORLDS).stream()
                    .map(world -> withOutages(world, new Random(world.hashCode()))),
                worlds(2).stream()
                    .map(world -> withOutages(world, new Random(world.hashCode())))
                    .map(SilenceSimulatorTest::withOneOutageOfFour))
            .toList();
    for (var watched : all) {
      var last = watched.happenings().getLast();
      for (var look : LOOKS) {
        var asOf = last.at().plus(look);
        var judgements = watched.judged(asOf);
        for (int event = LESSONS; event < EVENTS; event++) {
          var happening = watched.happenings().get(event);
          for (var assessment : judgements.get(event).assessments()) {
            var said = happening.answers().get(id(assessment));
            boolean isSilent = assessment.verdict() instanceof Verdict.Silent;
            claimed += isSilent ? 1 : 0;
            if (said != null && said.at().isBefore(asOf)) {
              hidden += assessment.verdict().nearest().isEmpty() ? 1 : 0;
              assertThat(isSilent)
                  .as("%s at %s, which answered %s", id(assessment), happening.id(), said.at())
                  .isFalse();
            }
          }
        }
      }
    }
    // otherwise nothing was tried
    assertThat(hidden).isGreaterThan(100);
    assertThat(claimed).isGreaterThan(50);
  }

  @Test
  void silencesAreAsFrequentAsTheyAreSaidToBe() {
    var all = new Tally(10);
    for (var world : worlds()) {
      var asOf = world.happenings().getLast().at().plus(Duration.ofDays(30));
      world.judged(asOf).stream().skip(LESSONS).forEach(judgement -> tally(judgement, all));
    }

    assertThat(all.pairs).isGreaterThan(3_000);
    all.check();
  }

  @Test
  void silencesOnWhatIsLeftOfTheWatchingAreAsFrequentAsTheyAreSaidToBe() {
    var all = new Tally(10);
    for (var world : worlds()) {
      var asOf = world.happenings().getLast().at().plus(Duration.ofDays(30));
      withOutages(world, new Random(world.hashCode())).judged(asOf).stream()
          .skip(LESSONS)
          .forEach(judgement -> tally(judgement, all));
    }

    assertThat(all.pairs).isGreaterThan(1_500);
    all.check();
  }

  /** Of pairs that were watched all the time: the others may have answered unseen. */
  private static void tally(Judgement judgement, Tally tally) {
    for (var assessment : judgement.assessments()) {
      var chances = assessment.chances().orElseThrow();
      if (chances.covered() >= chances.whole() - 1e-9) {
        tally.add(chances.silence(), assessment.verdict().nearest().isEmpty());
      }
    }
  }

  /** How often silence was foretold, and came, by what was foretold. */
  private static final class Tally {
    private final double[] foretold;
    private final double[] variance;
    private final int[] came;
    private final int[] count;
    private int pairs;

    Tally(int bins) {
      foretold = new double[bins];
      variance = new double[bins];
      came = new int[bins];
      count = new int[bins];
    }

    void add(double chance, boolean isSilent) {
      int bin = Math.min(foretold.length - 1, (int) (chance * foretold.length));
      foretold[bin] += chance;
      variance[bin] += chance * (1 - chance);
      came[bin] += isSilent ? 1 : 0;
      count[bin]++;
      pairs++;
    }

    /** Three standard errors, in each tenth. */
    void check() {
      for (int bin = 0; bin < foretold.length; bin++) {
        assertThat(Math.abs(came[bin] - foretold[bin]))
            .as(
                "%d pairs between %.1f and %.1f: %.1f silent expected, %d were; of all: %s of %s",
                count[bin],
                bin / 10.0,
                (bin + 1) / 10.0,
                foretold[bin],
                came[bin],
                Arrays.toString(came),
                Arrays.toString(foretold))
            .isLessThanOrEqualTo(3 * Math.sqrt(variance[bin]));
      }
    }
  }

  private static List<World> worlds() {
    return worlds(WORLDS);
  }

  private static List<World> worlds(int number) {
    return Stream.iterate(1L, seed -> seed + 1)
        .limit(number)
        .map(seed -> World.lasting(new Random(seed), MEMBERS, EVENTS))
        .toList();
  }

  /** Of each, three days of thirty are lost. */
  private static World withOutages(World world, RandomGenerator random) {
    var outages = new ArrayList<World.Outage>();
    var from = world.happenings().getFirst().at().minus(Duration.ofDays(20));
    var to = world.happenings().getLast().at().plus(Duration.ofDays(20));
    for (var member : world.institutions()) {
      for (var at = from; at.isBefore(to); at = at.plus(Duration.ofDays(30))) {
        var begin = at.plus(Duration.ofHours(random.nextInt(27 * 24)));
        outages.add(new World.Outage(member.id(), new Span(begin, begin.plus(Duration.ofDays(3)))));
      }
    }
    return new World(world.institutions(), world.happenings(), outages);
  }

  private static World withOneOutageOfFour(World world) {
    return new World(
        world.institutions(),
        world.happenings(),
        IntStream.range(0, world.outages().size())
            .filter(i -> i % 4 == 0)
            .mapToObj(world.outages()::get)
            .toList());
  }

  private static String id(Assessment assessment) {
    return assessment.expectation().institution().id();
  }
}
