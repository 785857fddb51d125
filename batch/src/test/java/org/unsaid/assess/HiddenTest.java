package org.unsaid.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.assess.Worlds.asOf;
import static org.unsaid.assess.Worlds.eachWorld;
import static org.unsaid.assess.Worlds.generouslySilent;
import static org.unsaid.assess.Worlds.one;
import static org.unsaid.assess.Worlds.outage;
import static org.unsaid.assess.Worlds.silent;
import static org.unsaid.assess.Worlds.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.unsaid.core.Case;
import org.unsaid.core.Evidence;
import org.unsaid.core.Place;
import org.unsaid.core.UndatedMatch;

/** A gap of ours is never called their silence, whatever it hid. */
class HiddenTest {

  /** In each world, one after another. */
  private static final int GAPS = 3;

  @Test
  void aGapAnywhereInTheWatchingOfAnEventNeverCreatesASilence() {
    eachWorld(
        (world, random) -> {
          var last = world.happenings().getLast();
          var asOf = asOf(last, random);
          var silent = silent(world, asOf);
          var worse = world;
          for (int gap = 0; gap < GAPS; gap++) {
            worse = worse.with(outage(worse, last, random));

            assertThat(silent).containsAll(silent(worse, asOf));
            silent = silent(worse, asOf);
          }
        });
  }

  @Test
  void gapsInTheWatchingOfSomebodyAtEarlierEventsNeverCreateASilence() {
    eachWorld(
        (world, random) -> {
          var asOf = asOf(world.happenings().getLast(), random);
          var silent = silent(world, asOf);
          var member = one(world.institutions(), random).id();
          var worse = world;
          for (int gap = 0; gap < GAPS; gap++) {
            worse =
                worse.with(
                    new World.Outage(
                        member, outage(world, one(earlier(world), random), random).span()));

            assertThat(silent).containsAll(silent(worse, asOf));
          }
        });
  }

  @Test
  void gapsInTheWatchingOfSeveralAtEarlierEventsNeverCreateASilence() {
    eachWorld(
        (world, random) -> {
          var asOf = asOf(world.happenings().getLast(), random);
          var silent = silent(world, asOf);
          var worse = world;
          for (int look = 0; look < GAPS; look++) {
            worse = withOutagesBefore(worse, 1 + random.nextInt(6), random);

            assertThat(silent).containsAll(silent(worse, asOf));
          }
        });
  }

  @Test
  void textsWithoutADateAtEarlierEventsNeverCreateASilence() {
    eachWorld(
        (world, random) -> {
          var asOf = asOf(world.happenings().getLast(), random);
          var silent = silent(world, asOf);
          var cases = new ArrayList<>(world.cases(asOf));
          for (int text = 0; text < GAPS; text++) {
            int earlier = random.nextInt(cases.size() - 1);
            var member = one(world.institutions(), random).id();
            cases.set(earlier, withoutDate(cases.get(earlier), member));

            assertThat(silent).containsAll(silent(Assessor.chorus().assess(cases, asOf)));
          }
        });
  }

  @Test
  void gapsInTheWatchingOfASuperiorNeverCreateAGenerousSilence() {
    eachWorld(
        (plain, random) -> {
          var world = plain.belowACabinet(random);
          var asOf = asOf(world.happenings().getLast(), random);
          var silent = generouslySilent(world, asOf);
          var worse = world;
          for (int gap = 0; gap < GAPS; gap++) {
            var when = outage(world, one(world.happenings(), random), random).span();
            worse = worse.with(new World.Outage(World.CABINET, when));

            assertThat(silent).containsAll(generouslySilent(worse, asOf));
          }
        });
  }

  @Test
  void aSilenceHoldsWhateverGapsAtEarlierEventsHid() {
    holdsInEveryTruth(
        (seed, random) -> withOutagesBefore(any(seed, random), 1 + random.nextInt(8), random),
        Worlds::silent);
  }

  @Test
  void aGenerousSilenceHoldsWhateverSuperiorsSaidUnseenAtEarlierEvents() {
    holdsInEveryTruth(
        (seed, random) -> {
          var world = any(seed, random).belowACabinet(random);
          var worse = withOutagesBefore(world, random.nextInt(4), random);
          for (int gap = random.nextInt(4); gap >= 0; gap--) {
            var when = outage(world, one(earlier(world), random), random).span();
            worse = worse.with(new World.Outage(World.CABINET, when));
          }
          return worse;
        },
        Worlds::generouslySilent);
  }

  /** Also if it was the worst for the claim: the silent one never answered, and all others did. */
  private static void holdsInEveryTruth(
      BiFunction<Integer, Random, World> worlds, BiFunction<World, Instant, Set<String>> claims) {
    int claimed = 0;
    for (int seed = 0; seed < 2 * Worlds.COUNT; seed++) {
      var random = new Random(seed);
      var watched = worlds.apply(seed, random);
      var asOf = asOf(watched.happenings().getLast(), random);
      for (var silent : claims.apply(watched, asOf)) {
        claimed++;
        boolean isOneMoreReady = random.nextBoolean();
        List<BiPredicate<String, String>> truths =
            List.of(
                (_, member) -> !member.equals(silent),
                (_, member) -> !member.equals(silent) && !member.equals(World.CABINET),
                (event, member) ->
                    !member.equals(silent) && event.hashCode() % 2 == 0 == isOneMoreReady,
                (_, _) -> random.nextBoolean());
        for (int truth = 0; truth < truths.size(); truth++) {
          assertThat(claims.apply(asHidden(watched, truths.get(truth), random), asOf))
              .as("truth %d in the world of seed %d", truth, seed)
              .contains(silent);
        }
      }
    }
    // otherwise nothing was tried
    assertThat(claimed).isGreaterThan(60);
  }

  private static World any(int seed, Random random) {
    return seed % 2 == 0
        ? world(random)
        : World.lasting(random, 6 + random.nextInt(20), 4 + random.nextInt(8));
  }

  private static List<World.Happening> earlier(World world) {
    return world.happenings().subList(0, world.happenings().size() - 1);
  }

  /** Of anybody, at any event but the last one. */
  private static World withOutagesBefore(World world, int count, RandomGenerator random) {
    var worse = world;
    for (int gap = 0; gap < count; gap++) {
      worse = worse.with(outage(world, one(earlier(world), random), random));
    }
    return worse;
  }

  /** The same, where all that is known of one of them is a text that may be its answer. */
  private static Case withoutDate(Case its, String member) {
    var asked =
        its.asked().stream()
            .map(
                evidence ->
                    evidence.institution().id().equals(member)
                        ? new Evidence(
                            evidence.institution(),
                            List.of(),
                            List.of(undated(its, member)),
                            evidence.coverage(),
                            evidence.output())
                        : evidence)
            .toList();
    return new Case(its.event(), asked, its.bystanders());
  }

  private static UndatedMatch undated(Case its, String member) {
    return new UndatedMatch(
        its.event().id(),
        member,
        "s",
        "On it",
        null,
        Place.HEAD,
        member + "-news",
        null,
        its.event().closes());
  }

  /**
   * What may have been, if so much was seen, watched without any gap.
   *
   * @param answered whether an institution answered an event where an outage may have hidden it
   */
  private static World asHidden(
      World watched, BiPredicate<String, String> answered, RandomGenerator random) {
    var happenings = new ArrayList<World.Happening>();
    for (var happening : watched.happenings()) {
      var answers = new HashMap<>(happening.answers());
      for (var outage : watched.outages()) {
        var hidden = outage.during(happening);
        var said = happening.answers().get(outage.institution());
        boolean isHidden =
            said == null
                || watched.outages().stream()
                    .filter(other -> other.institution().equals(outage.institution()))
                    .anyMatch(other -> other.hides(said.at()));
        if (hidden.isPresent() && isHidden) {
          if (answered.test(happening.id(), outage.institution())) {
            var span = hidden.get();
            long late = random.nextLong(Duration.between(span.from(), span.to()).toSeconds());
            answers.put(
                outage.institution(),
                new World.Said(
                    random.nextBoolean() ? span.from() : span.from().plusSeconds(late), false));
          } else {
            answers.remove(outage.institution());
          }
        }
      }
      happenings.add(
          new World.Happening(
              happening.id(), happening.eventClass(), happening.at(), answers, happening.ran()));
    }
    return watched.with(happenings).watched();
  }
}
