package org.unsaid.assess;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.unsaid.core.Assessment;
import org.unsaid.core.Judgement;
import org.unsaid.core.Span;
import org.unsaid.core.Verdict;

/** Many worlds to try a property in, and what is asked of them. */
final class Worlds {

  static final int COUNT = 100;

  private Worlds() {}

  interface Property {
    void check(World world, RandomGenerator random);
  }

  static void eachWorld(Property property) {
    for (int seed = 0; seed < COUNT; seed++) {
      var random = new Random(seed);
      try {
        property.check(world(random), random);
      } catch (AssertionError e) {
        throw new AssertionError("in the world of seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }

  static World world(RandomGenerator random) {
    return World.random(random, 6 + random.nextInt(10), 4 + random.nextInt(8));
  }

  static Instant asOf(World.Happening last, RandomGenerator random) {
    return last.at().plus(Duration.ofHours(6 + random.nextInt(24 * 18)));
  }

  /** Somewhere while an answer counts, every other time where it hides one. */
  static World.Outage outage(World world, World.Happening happening, RandomGenerator random) {
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

  static <T> T one(List<T> of, RandomGenerator random) {
    return of.get(random.nextInt(of.size()));
  }

  /** Who is said to be silent at the last event, if own answers alone count. */
  static Set<String> silent(World world, Instant asOf) {
    return silent(world.judged(asOf));
  }

  static Set<String> silent(List<Judgement> judgements) {
    return silent(judgements, Assessment::verdict);
  }

  /** The same, if what a superior says counts too. */
  static Set<String> generouslySilent(World world, Instant asOf) {
    return silent(world.judged(asOf), each -> each.generous().orElse(each.verdict()));
  }

  private static Set<String> silent(
      List<Judgement> judgements, Function<Assessment, Verdict> verdict) {
    return judgements.getLast().assessments().stream()
        .filter(assessment -> verdict.apply(assessment) instanceof Verdict.Silent)
        .map(Worlds::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static String id(Assessment assessment) {
    return assessment.expectation().institution().id();
  }
}
