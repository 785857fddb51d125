package org.unsaid.publish.picture;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Assessment;
import org.unsaid.core.Basis;
import org.unsaid.core.Chances;
import org.unsaid.core.Coverage;
import org.unsaid.core.Event;
import org.unsaid.core.Gap;
import org.unsaid.core.Institution;
import org.unsaid.core.Place;
import org.unsaid.core.Reaction;
import org.unsaid.core.Span;
import org.unsaid.core.Verdict;
import org.unsaid.publish.ChanceText;
import org.unsaid.publish.LatencyText;

/**
 * What a timeline shows of one institution.
 *
 * @param said what it said of the event while an answer counted
 * @param coverage when it was watched; null: only what the verdict says of it
 */
record Row(Assessment assessment, List<Reaction> said, @Nullable Coverage coverage) {

  /** The silent first, then who answered by time, then those of whom nothing is to be said. */
  static final Comparator<Row> ORDER =
      Comparator.comparingInt(Row::rank)
          .thenComparing(
              row ->
                  row.assessment
                      .verdict()
                      .nearest()
                      .map(reaction -> reaction.published().when().earliest())
                      .orElse(Instant.MAX))
          .thenComparingDouble(
              row -> row.assessment.chances().map(Chances::silenceByPrecedents).orElse(1.0));

  Row {
    said = List.copyOf(said);
  }

  Institution institution() {
    return assessment.expectation().institution();
  }

  Event event() {
    return assessment.expectation().event();
  }

  /** First instant of which nothing is known yet, or at which an answer no longer counts. */
  Instant until() {
    var closes = event().closes();
    return assessment.asOf().isBefore(closes) ? assessment.asOf() : closes;
  }

  /** All that it said, and what the verdict rests on. */
  List<Reaction> statements() {
    return Stream.of(
            said.stream(),
            assessment.verdict().nearest().stream(),
            assessment.generous().flatMap(Verdict::nearest).stream())
        .flatMap(each -> each)
        .distinct()
        .toList();
  }

  /** Times of the window until now in which it was not watched. */
  List<Span> gaps() {
    if (!event().opens().isBefore(until())) {
      return List.of();
    }
    var asked = new Span(event().opens(), until());
    if (coverage != null) {
      return coverage.isWatched()
          ? coverage.unproved(List.of(asked)).stream().map(Gap::span).toList()
          : List.of(asked);
    }
    // not observed is also who was watched, and said what a reader must judge
    return assessment.verdict() instanceof Verdict.NotObserved
            && assessment.coverage() == Coverage.Grade.NONE
        ? List.of(asked)
        : List.of();
  }

  /** The verdict in a few words. */
  String words() {
    var text = words(assessment.verdict());
    return assessment
        .generous()
        .map(other -> "%s; generously %s".formatted(text, other.stored().replace('_', ' ')))
        .orElse(text);
  }

  private String words(Verdict verdict) {
    return switch (verdict) {
      case Verdict.OnTime v -> "on time, " + LatencyText.of(v.reaction().latency());
      case Verdict.Late v -> "late, " + LatencyText.of(v.reaction().latency());
      case Verdict.Silent v ->
          (v.basis() == Basis.GROUP ? "silent (group)" : "silent")
              + assessment
                  .chances()
                  .map(chances -> ", " + ChanceText.of100(chances.silenceShown()))
                  .orElse("");
      case Verdict.Pending v -> "pending" + missed(v.mention());
      case Verdict.NotExpected v -> "not expected" + missed(v.mention());
      case Verdict.NotObserved v ->
          v.nearest().filter(found -> found.place() == Place.HEAD).isPresent()
              ? "answered, perhaps earlier"
              : "not observed" + missed(v.nearest());
    };
  }

  private static String missed(Optional<Reaction> mention) {
    return mention
        .map(found -> found.place() == Place.NEAR ? ", near miss" : ", mentioned")
        .orElse("");
  }

  private int rank() {
    return switch (assessment.verdict()) {
      case Verdict.Silent _ -> 0;
      case Verdict.Late _ -> 1;
      case Verdict.OnTime _ -> 2;
      case Verdict.Pending _ -> 3;
      case Verdict.NotExpected _ -> 4;
      case Verdict.NotObserved _ -> 5;
    };
  }
}
