package org.unsaid.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unsaid.core.Coverage.Grade;

class CoverageTest {

  @Test
  void joinsPartsThatTouch() {
    var coverage = of(part(0, 4, "a"), part(4, 9, "a"));

    assertThat(coverage.reaches(at(1), at(9))).isTrue();
    assertThat(coverage.reaches(at(1), at(10))).isFalse();
    assertThat(coverage.watched()).containsExactly(new Span(at(0), at(9)));
  }

  @Test
  void watchesAnInstitutionOnlyWhileAllOfItsSourcesAreWatched() {
    var coverage = of(part(0, 9, "a"), part(0, 3, "b"), part(5, 9, "b"));

    assertThat(coverage.reaches(at(0), at(3))).isTrue();
    assertThat(coverage.reaches(at(2), at(6))).isFalse();
    assertThat(coverage.watched()).containsExactly(new Span(at(0), at(3)), new Span(at(5), at(9)));
  }

  @Test
  void doesNotWatchAnInstitutionOfWhichOneSourceWasNeverReached() {
    var coverage = new Coverage("health", Set.of("a", "b"), List.of(part(0, 9, "a")), List.of());

    assertThat(coverage.watched()).isEmpty();
  }

  @Test
  void believesThoseWhoVouchForAllOfItWhereOurOwnWatchingHasAGap() {
    var coverage =
        of(part(0, 9, "a"), part(0, 3, "b"), part(2, 7, Grade.DECLARED), part(6, 9, "b"));

    assertThat(coverage.reaches(at(0), at(9))).isTrue();
  }

  @Test
  void needsNoSourceOfItsOwnWhereSomebodySearched() {
    var coverage = new Coverage("health", List.of(part(2, 7, Grade.SEARCHED)));

    assertThat(coverage.reaches(at(2), at(7))).isTrue();
    assertThat(coverage.reaches(at(1), at(7))).isFalse();
  }

  @Test
  void tellsOfAGapOnlyWhereNobodyElseVouchesAndOnlyAsFarAsItIsAskedFor() {
    var gap = new Gap("a", new Span(at(0), at(12)), "the site was down");
    var coverage =
        new Coverage("health", Set.of("a"), List.of(part(4, 7, Grade.DECLARED)), List.of(gap));

    assertThat(coverage.unproved(List.of(new Span(at(2), at(9)), new Span(at(11), at(14)))))
        .containsExactly(
            new Gap("", new Span(at(12), at(14)), "its sources do not cover the whole window"),
            new Gap("a", new Span(at(2), at(4)), "the site was down"),
            new Gap("a", new Span(at(7), at(9)), "the site was down"),
            new Gap("a", new Span(at(11), at(12)), "the site was down"));
  }

  @Test
  void tellsOfAnInstitutionThatNoSourceCoversUnlessItsChannelIsDeclaredUnwatched() {
    var radio = new Source.Unwatched("radio", "health", "it cannot be recorded");
    var asked = List.of(new Span(at(2), at(9)));

    assertThat(new Coverage("health", List.of()).unproved(asked))
        .containsExactly(new Gap("", asked.getFirst(), "no source covers it"));
    assertThat(
            new Coverage("health", Set.of(), List.of(), List.of(), List.of(radio)).unproved(asked))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void agreesWithAskingEachInstant(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      var parts = new ArrayList<Coverage.Part>();
      var required = new HashSet<>(List.of("a", "b").subList(0, 1 + random.nextInt(2)));
      for (int i = random.nextInt(8); i > 0; i--) {
        int from = random.nextInt(20);
        int to = from + 1 + random.nextInt(8);
        parts.add(
            random.nextInt(4) == 0
                ? part(from, to, Grade.DECLARED)
                : part(from, to, random.nextBoolean() ? "a" : "b"));
      }
      var coverage = new Coverage("health", required, parts, List.of());
      for (int hour = 0; hour < 30; hour++) {
        var now = at(hour);
        boolean all = required.stream().allMatch(source -> holds(parts, source, now));
        boolean vouched =
            parts.stream().anyMatch(p -> p.grade() == Grade.DECLARED && holds(p, now));
        assertThat(coverage.reaches(now, now.plusSeconds(3600))).isEqualTo(all || vouched);
      }
    }
  }

  private static boolean holds(List<Coverage.Part> parts, String source, Instant at) {
    return parts.stream().anyMatch(part -> part.source().equals(source) && holds(part, at));
  }

  private static boolean holds(Coverage.Part part, Instant at) {
    return !part.span().from().isAfter(at) && part.span().to().isAfter(at);
  }

  private static Coverage of(Coverage.Part... parts) {
    var required = new HashSet<String>();
    for (var part : parts) {
      if (part.grade() == Grade.PROVED) {
        required.add(part.source());
      }
    }
    return new Coverage("health", required, List.of(parts), List.of());
  }

  private static Coverage.Part part(int from, int to, String source) {
    return new Coverage.Part(new Span(at(from), at(to)), Grade.PROVED, source, "ledger");
  }

  private static Coverage.Part part(int from, int to, Grade grade) {
    return new Coverage.Part(new Span(at(from), at(to)), grade, "archive", "somebody");
  }

  private static Instant at(int hour) {
    return Instant.parse("2026-03-01T00:00:00Z").plusSeconds(3600L * hour);
  }
}
