package org.unsaid.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unsaid.core.Answer;
import org.unsaid.core.Assessment;
import org.unsaid.core.Chances;
import org.unsaid.core.Judgement;
import org.unsaid.core.Span;
import org.unsaid.core.Verdict;

/** What must hold in any world, whoever answers there and whoever is not watched. */
class WorldTest {

  private static final int WORLDS = 100;

  /** What everybody tells is summed with the own answer, and the own part taken out again. */
  private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

  @Test
  void anOwnAnswerNeverChangesTheOwnExpectation() {
    eachWorld(
        (world, random) -> {
          var last = world.happenings().getLast();
          var member = one(world.institutions(), random);
          var answers = new HashMap<>(last.answers());
          if (answers.remove(member.id()) == null) {
            answers.put(member.id(), new World.Said(last.at().plus(World.latency(random)), false));
          }
          var other = world.with(changed(world, last, answers));
          var asOf = asOf(last, random);

          var before = chances(world.judged(asOf).getLast(), member);
          var after = chances(other.judged(asOf).getLast(), member);

          assertThat(after.forecast()).isEqualTo(before.forecast());
          assertThat(after.expected()).isCloseTo(before.expected(), ROUNDING);
          assertThat(after.expectedAtLeast()).isCloseTo(before.expectedAtLeast(), ROUNDING);
        });
  }

  @Test
  void aGapAnywhereInTheWatchingOfAnEventNeverCreatesASilence() {
    eachWorld(
        (world, random) -> {
          var last = world.happenings().getLast();
          var asOf = asOf(last, random);
          var silent = silent(world, asOf);
          var worse = world;
          for (int gap = 0; gap < 6; gap++) {
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
          var earlier = world.happenings().subList(0, world.happenings().size() - 1);
          var member = one(world.institutions(), random).id();
          var worse = world;
          for (int gap = 0; gap < 6; gap++) {
            worse =
                worse.with(
                    new World.Outage(member, outage(world, one(earlier, random), random).span()));

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
          for (int look = 0; look < 3; look++) {
            worse = withOutagesBefore(worse, 1 + random.nextInt(6), random);

            assertThat(silent).containsAll(silent(worse, asOf));
          }
        });
  }

  /** Also if it was the worst for the claim: the silent one never answered, and all others did. */
  @Test
  void aSilenceHoldsWhateverGapsAtEarlierEventsHid() {
    int claimed = 0;
    for (int seed = 0; seed < 3 * WORLDS; seed++) {
      var random = new Random(seed);
      var world =
          seed % 2 == 0
              ? world(random)
              : World.lasting(random, 6 + random.nextInt(20), 4 + random.nextInt(8));
      var asOf = asOf(world.happenings().getLast(), random);
      var watched = withOutagesBefore(world, 1 + random.nextInt(8), random);
      for (var silent : silent(watched, asOf)) {
        claimed++;
        boolean isOneMoreReady = random.nextBoolean();
        var truths =
            List.of(
                asHidden(watched, (_, member) -> !member.equals(silent), random),
                asHidden(
                    watched,
                    (event, member) ->
                        !member.equals(silent) && event.hashCode() % 2 == 0 == isOneMoreReady,
                    random),
                asHidden(watched, (_, _) -> random.nextBoolean(), random));
        for (int truth = 0; truth < truths.size(); truth++) {
          assertThat(silent(truths.get(truth), asOf))
              .as("truth %d in the world of seed %d", truth, seed)
              .contains(silent);
        }
      }
    }
    // otherwise nothing was tried
    assertThat(claimed).isGreaterThan(100);
  }

  @Test
  void moreCoverageNeverMakesASilenceLessClaimable() {
    eachWorld(
        (world, random) -> {
          var last = world.happenings().getLast();
          var member = one(world.institutions(), random);
          var asOf = asOf(last, random);
          var hole = outage(world, last, random).span();
          var less = world.with(new World.Outage(member.id(), hole));

          var withHole = chances(less.judged(asOf).getLast(), member);
          var without = chances(world.judged(asOf).getLast(), member);

          assertThat(without.silence()).isLessThanOrEqualTo(withHole.silence());
          assertThat(without.silenceByPrecedents())
              .isLessThanOrEqualTo(withHole.silenceByPrecedents());
        });
  }

  @Test
  void whoAnsweredWhereSomebodyLookedIsNeverSilent() {
    eachWorld(
        (world, random) -> {
          var last = world.happenings().getLast();
          var asOf = asOf(last, random);
          var watched = world.with(outage(world, last, random));
          for (var assessment : watched.judged(asOf).getLast().assessments()) {
            var said = last.answers().get(id(assessment));
            if (said != null && said.at().isBefore(asOf)) {
              assertThat(assessment.verdict()).isNotInstanceOf(Verdict.Silent.class);
            }
          }
        });
  }

  @Test
  void whatCameLaterChangesNothingThatWasSaidBefore() {
    eachWorld(
        (world, _) -> {
          var earlier = world.with(world.happenings().subList(0, world.happenings().size() - 1));
          var asOf = world.happenings().getLast().at().plus(Duration.ofDays(20));

          var all = world.judged(asOf);

          var withoutFindings = all.subList(0, all.size() - 1).stream().map(WorldTest::plain);
          assertThat(earlier.judged(asOf).stream().map(WorldTest::plain))
              .containsExactlyElementsOf(withoutFindings.toList());
        });
  }

  @Test
  void theOrderOfInstitutionsAndEventsChangesNothing() {
    eachWorld(
        (world, random) -> {
          var asOf = asOf(world.happenings().getLast(), random);
          var members = new ArrayList<>(world.institutions());
          Collections.shuffle(members, new Random(random.nextLong()));
          var happenings = new ArrayList<>(world.happenings());
          Collections.shuffle(happenings, new Random(random.nextLong()));

          var shuffled = world.inOrder(members).with(happenings).judged(asOf);

          var inOrder =
              shuffled.stream()
                  .sorted(
                      Comparator.comparing(judgement -> judgement.event().occurred().earliest()))
                  .toList();
          var judged = world.judged(asOf);
          assertThat(inOrder).extracting(WorldTest::words).isEqualTo(words(judged));
          assertThat(inOrder).extracting(WorldTest::numbers).isEqualTo(numbers(judged));
        });
  }

  @Test
  void daysWithoutAClockAreNotOrdered() {
    eachWorld(
        (world, random) -> {
          var last = world.happenings().getLast();
          var day = last.at().plus(Duration.ofDays(random.nextInt(13)));
          var answers = new HashMap<>(last.answers());
          var morning = world.institutions().get(0);
          var evening = world.institutions().get(2);
          answers.put(morning.id(), new World.Said(day, true));
          answers.put(evening.id(), new World.Said(day.plus(Duration.ofHours(14)), true));
          var asOf = last.at().plus(Duration.ofDays(30));

          var judgement = world.with(changed(world, last, answers)).judged(asOf).getLast();

          assertThat(assessment(judgement, morning).verdict().stored())
              .isEqualTo(assessment(judgement, evening).verdict().stored());
        });
  }

  @Test
  void aTopicThatMayHaveRunUnseenLeavesASingleSilenceOpen() {
    var quiet = readyWorld(Set.of());
    var running = readyWorld(Set.of("i1", "i2", "i3"));
    var last = running.happenings().getLast();
    var asOf = last.at().plus(Duration.ofDays(30));
    var before =
        new Span(last.at().minus(Duration.ofDays(16)), last.at().minus(Duration.ofDays(1)));
    var unseen = running;
    for (var member : List.of("i1", "i2", "i3")) {
      unseen = unseen.with(new World.Outage(member, before));
    }

    assertThat(silent(quiet, asOf)).containsExactly("i0");
    assertThat(silent(running, asOf)).isEmpty();
    assertThat(silent(unseen, asOf)).isEmpty();
  }

  /**
   * @param ran who said something of the last event's topic before it
   */
  private static World readyWorld(Set<String> ran) {
    var members =
        IntStream.range(0, 20).mapToObj(i -> new World.Member("i" + i, "all/" + i, 3)).toList();
    var happenings = new ArrayList<World.Happening>();
    for (int event = 0; event < 16; event++) {
      var at = Instant.parse("2021-01-01T09:00:00Z").plus(Duration.ofDays(40L * event));
      boolean isLast = event == 15;
      var answers = new HashMap<String, World.Said>();
      members.stream()
          .filter(member -> !isLast || !member.id().equals("i0"))
          .forEach(
              member ->
                  answers.put(member.id(), new World.Said(at.plus(Duration.ofMinutes(5)), false)));
      happenings.add(
          new World.Happening("e" + event, "class", at, answers, isLast ? ran : Set.of()));
    }
    return new World(members, happenings, List.of());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void worldsAreWorthTesting(int kind) {
    int found = 0;
    for (int seed = 0; seed < WORLDS; seed++) {
      var random = new Random(seed);
      var world = world(random);
      for (var assessment :
          world.judged(asOf(world.happenings().getLast(), random)).getLast().assessments()) {
        found +=
            switch (kind) {
              case 0 -> assessment.verdict() instanceof Verdict.Silent ? 1 : 0;
              case 1 -> assessment.verdict() instanceof Verdict.Late ? 1 : 0;
              default -> assessment.verdict().answer() == Answer.NONE_FOUND ? 1 : 0;
            };
      }
    }
    assertThat(found).isGreaterThan(20);
  }

  private interface Property {
    void check(World world, RandomGenerator random);
  }

  private static void eachWorld(Property property) {
    for (int seed = 0; seed < WORLDS; seed++) {
      var random = new Random(seed);
      try {
        property.check(world(random), random);
      } catch (AssertionError e) {
        throw new AssertionError("in the world of seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }

  private static World world(RandomGenerator random) {
    return World.random(random, 6 + random.nextInt(10), 4 + random.nextInt(8));
  }

  private static Instant asOf(World.Happening last, RandomGenerator random) {
    return last.at().plus(Duration.ofHours(6 + random.nextInt(24 * 18)));
  }

  /** Somewhere while an answer counts, every other time where it hides one. */
  private static World.Outage outage(
      World world, World.Happening happening, RandomGenerator random) {
    var answers = new ArrayList<>(new TreeMap<>(happening.answers()).entrySet());
    if (!answers.isEmpty() && random.nextBoolean()) {
      var answer = one(answers, random);
      var hidden = answer.getValue().at();
      return new World.Outage(
          answer.getKey(),
          new Span(hidden.minus(Duration.ofHours(3)), hidden.plus(Duration.ofHours(12))));
    }
    var from = happening.at().plus(Duration.ofHours(random.nextInt(24 * 15) - 24));
    return new World.Outage(
        one(world.institutions(), random).id(),
        new Span(from, from.plus(Duration.ofHours(1 + random.nextInt(24 * 6)))));
  }

  /** Of anybody, at any event but the last one. */
  private static World withOutagesBefore(World world, int count, RandomGenerator random) {
    var earlier = world.happenings().subList(0, world.happenings().size() - 1);
    var worse = world;
    for (int gap = 0; gap < count; gap++) {
      worse = worse.with(outage(world, one(earlier, random), random));
    }
    return worse;
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
    return new World(watched.institutions(), happenings, List.of());
  }

  private static List<World.Happening> changed(
      World world, World.Happening last, Map<String, World.Said> answers) {
    var happenings = new ArrayList<>(world.happenings());
    happenings.set(
        happenings.size() - 1,
        new World.Happening(last.id(), last.eventClass(), last.at(), answers, last.ran()));
    return happenings;
  }

  private static <T> T one(List<T> of, RandomGenerator random) {
    return of.get(random.nextInt(of.size()));
  }

  private static Set<String> silent(World world, Instant asOf) {
    var silent = new TreeSet<String>();
    world.judged(asOf).getLast().assessments().stream()
        .filter(assessment -> assessment.verdict() instanceof Verdict.Silent)
        .forEach(assessment -> silent.add(id(assessment)));
    return silent;
  }

  private static String id(Assessment assessment) {
    return assessment.expectation().institution().id();
  }

  private static Assessment assessment(Judgement judgement, World.Member member) {
    return judgement.assessments().stream()
        .filter(assessment -> id(assessment).equals(member.id()))
        .findFirst()
        .orElseThrow();
  }

  private static Chances chances(Judgement judgement, World.Member member) {
    return assessment(judgement, member).chances().orElseThrow();
  }

  /** Which groups are findings depends on how many are tested. */
  private static List<Object> plain(Judgement judgement) {
    return List.of(
        judgement.event(), judgement.state(), judgement.precedents(), judgement.assessments());
  }

  private static List<Map<String, String>> words(List<Judgement> judgements) {
    return judgements.stream().map(WorldTest::words).toList();
  }

  private static List<List<Double>> numbers(List<Judgement> judgements) {
    return judgements.stream().map(WorldTest::numbers).toList();
  }

  private static Map<String, String> words(Judgement judgement) {
    var words = new TreeMap<String, String>();
    judgement
        .assessments()
        .forEach(assessment -> words.put(id(assessment), assessment.verdict().stored()));
    judgement.groups().forEach(test -> words.put(test.group(), test.answered() + ""));
    return words;
  }

  private static List<Double> numbers(Judgement judgement) {
    var numbers = new ArrayList<Double>();
    var byId = new TreeMap<String, Chances>();
    judgement
        .assessments()
        .forEach(
            assessment ->
                assessment.chances().ifPresent(chances -> byId.put(id(assessment), chances)));
    byId.values()
        .forEach(
            chances ->
                numbers.addAll(
                    List.of(chances.forecast(), chances.expected(), chances.expectedAtLeast())));
    IntStream.range(0, judgement.groups().size())
        .forEach(
            i ->
                judgement
                    .groups()
                    .get(i)
                    .result()
                    .ifPresent(result -> numbers.add(result.byPrecedents())));
    return numbers;
  }
}
