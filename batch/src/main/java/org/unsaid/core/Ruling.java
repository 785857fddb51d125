package org.unsaid.core;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was said of an institution and an event at one time, in short: enough to tell whether
 * something else is said now.
 *
 * @param verdict the word that is stored, such as {@code on_time}
 * @param basis of a silence; null for all else
 * @param grade of a silence; null for all else
 * @param generous the verdict where others' acts count; null: it is the same
 * @param statement id of the answer, or else of the nearest miss; null: there is none
 * @param url of that statement
 * @param why it is not observed; null for all else
 * @param silence chance of such a silence, seen what others did; null: the event has not begun
 * @param silenceByPrecedents the same by earlier events alone
 */
public record Ruling(
    Answer answer,
    String verdict,
    @Nullable Basis basis,
    @Nullable Grade grade,
    @Nullable String generous,
    @Nullable String statement,
    @Nullable String url,
    @Nullable String why,
    @Nullable Double silence,
    @Nullable Double silenceByPrecedents,
    Coverage.Grade coverage,
    String method) {

  /** Of a verdict in full. */
  public static Ruling of(Assessment assessment) {
    var verdict = assessment.verdict();
    var silent =
        Optional.of(verdict)
            .filter(Verdict.Silent.class::isInstance)
            .map(Verdict.Silent.class::cast);
    var nearest = verdict.nearest();
    return new Ruling(
        verdict.answer(),
        verdict.stored(),
        silent.map(Verdict.Silent::basis).orElse(null),
        silent.map(Verdict.Silent::grade).orElse(null),
        assessment.generous().map(Verdict::stored).orElse(null),
        nearest.map(Reaction::statement).orElse(null),
        nearest.flatMap(its -> Optional.ofNullable(its.url())).orElse(null),
        verdict instanceof Verdict.NotObserved unobserved ? unobserved.why() : null,
        assessment.chances().map(Chances::silence).orElse(null),
        assessment.chances().map(Chances::silenceByPrecedents).orElse(null),
        assessment.coverage(),
        assessment.method());
  }

  /**
   * What makes another verdict of it. Chances move with each look, and so do the bounds of a gap:
   * they are noted, and change nothing.
   */
  public boolean saysSameAs(Ruling other) {
    return essence().equals(other.essence());
  }

  private Essence essence() {
    return new Essence(
        answer,
        verdict,
        Optional.ofNullable(basis),
        Optional.ofNullable(grade),
        Optional.ofNullable(generous),
        Optional.ofNullable(statement));
  }

  private record Essence(
      Answer answer,
      String verdict,
      Optional<Basis> basis,
      Optional<Grade> grade,
      Optional<String> generous,
      Optional<String> statement) {}
}
