package org.unsaid.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.assess.Worlds.asOf;
import static org.unsaid.assess.Worlds.eachWorld;
import static org.unsaid.assess.Worlds.id;
import static org.unsaid.assess.Worlds.one;
import static org.unsaid.assess.Worlds.outage;
import static org.unsaid.assess.Worlds.silent;
import static org.unsaid.assess.Worlds.world;

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
    for (int seed = 0; seed < Worlds.COUNT; seed++) {
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

  private static List<World.Happening> changed(
      World world, World.Happening last, Map<String, World.Said> answers) {
    var happenings = new ArrayList<>(world.happenings());
    happenings.set(
        happenings.size() - 1,
        new World.Happening(last.id(), last.eventClass(), last.at(), answers, last.ran()));
    return happenings;
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
