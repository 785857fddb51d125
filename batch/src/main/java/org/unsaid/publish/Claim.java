package org.unsaid.publish;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unsaid.core.Assessment;
import org.unsaid.core.Basis;
import org.unsaid.core.Chances;
import org.unsaid.core.Coverage;
import org.unsaid.core.EventState;
import org.unsaid.core.GroupTest;
import org.unsaid.core.Judgement;
import org.unsaid.core.Output;
import org.unsaid.core.Period;
import org.unsaid.core.PrintedTime;
import org.unsaid.core.Reaction;
import org.unsaid.core.Span;
import org.unsaid.core.Verdict;

/**
 * A verdict in one sentence that can be printed: what was found, or not found, where, between when
 * and when, and as of when. It never says what an institution thinks.
 */
public final class Claim {

  private final Judgement judgement;
  private final Assessment assessment;
  private final Coverage coverage;
  private final Output output;

  private Claim(Judgement judgement, Assessment assessment, Coverage coverage, Output output) {
    this.judgement = judgement;
    this.assessment = assessment;
    this.coverage = coverage;
    this.output = output;
  }

  /**
   * @param coverage of the institution
   * @param output how much it published besides
   */
  public static String of(
      Judgement judgement, Assessment assessment, Coverage coverage, Output output) {
    return new Claim(judgement, assessment, coverage, output).sentence();
  }

  private String sentence() {
    var name = assessment.expectation().institution().name();
    var event = judgement.event().name();
    var text =
        switch (assessment.verdict()) {
          case Verdict.OnTime v ->
              "%s spoke of “%s” %s: %s"
                  .formatted(name, event, when(v.reaction()), shown(v.reaction()));
          case Verdict.Late v ->
              "%s spoke of “%s” late, %s: %s; nine of ten such answers had been expected by %s"
                  .formatted(
                      name,
                      event,
                      when(v.reaction()),
                      shown(v.reaction()),
                      until(assessment.expectation().due()));
          case Verdict.Silent v -> none(name, event) + besides() + "; " + surprise(v.basis());
          case Verdict.Pending v ->
              none(name, event)
                  + nearest(v.mention().stream())
                  + "; it may still speak until "
                  + until(judgement.event().closes());
          case Verdict.NotObserved v ->
              "Whether %s spoke of “%s” cannot be told: %s".formatted(name, event, v.why())
                  + nearest(v.nearest().stream());
          case Verdict.NotExpected v ->
              none(name, event)
                  + nearest(v.mention().stream())
                  + "; even complete silence would be no wonder";
        };
    return text + ", as of " + until(assessment.asOf()) + ".";
  }

  /** Whether it spoke of other things: who publishes nothing at all is silent in another way. */
  private String besides() {
    long besides = output.in(Period.WINDOW);
    if (besides > 0) {
      return ", while it published %,d statement%s on other things"
          .formatted(besides, besides == 1 ? "" : "s");
    }
    // of who is known by hand-coded answers alone, nobody counted what else it published
    return output.in(Period.ALIVE) > 0 ? ", while it published nothing else either" : "";
  }

  private String none(String name, String event) {
    var asOf = assessment.asOf();
    var closes = judgement.event().closes();
    return "No statement by %s on “%s” was found on %s between %s and %s"
        .formatted(
            name,
            event,
            sources(),
            PrintedTime.from(judgement.event().opens(), judgement.event().zone()),
            until(asOf.isBefore(closes) ? asOf : closes));
  }

  /** How often such a silence is chance. */
  private String surprise(Basis basis) {
    var own = assessment.chances().map(Claim::own).orElse("nothing is known of its habits");
    if (basis == Basis.PAIR) {
      return own;
    }
    var institution = assessment.expectation().institution();
    return judgement.groups().stream()
            .filter(test -> institution.isIn(test.group()))
            .filter(test -> test.result().filter(GroupTest.Result::isRemarkable).isPresent())
            // the narrowest says most of it
            .max(Comparator.comparingInt(test -> test.group().length()))
            .map(this::group)
            .map(words -> words + "; alone, ")
            .orElse("")
        + own;
  }

  private String group(GroupTest test) {
    return test.result()
        .map(
            result ->
                "of its group %s, %d of %d answered where %s were to be expected (%s by chance%s)"
                    .formatted(
                        test.group(),
                        test.answered(),
                        test.observed(),
                        String.format(Locale.ROOT, "%.1f", result.expected()),
                        ChanceText.p(result.byPrecedents()),
                        doubt(result)))
        .orElse("");
  }

  private String doubt(GroupTest.Result result) {
    return (judgement.state() == EventState.RUNNING ? ", though its topic ran before" : "")
        + (result.isFinding() ? "" : ", and of all groups that were tested some may be");
  }

  private static String own(Chances chances) {
    return "one that behaves as before would be silent in %s such cases by earlier events alone, in %s seen what others did"
        .formatted(
            ChanceText.of100(chances.silenceByPrecedents()),
            ChanceText.of100(chances.silenceShown()));
  }

  private String nearest(Stream<Reaction> reaction) {
    return reaction.map(its -> "; nearest to it comes " + shown(its)).collect(Collectors.joining());
  }

  private String when(Reaction reaction) {
    return "on %s, %s"
        .formatted(
            PrintedTime.of(
                reaction.published().when(), assessment.expectation().institution().zone()),
            LatencyText.after(reaction.latency()));
  }

  private static String shown(Reaction reaction) {
    var title = reaction.title().isBlank() ? "(no title)" : reaction.title();
    return "‘%s’%s".formatted(title, reaction.url() == null ? "" : " (" + reaction.url() + ")");
  }

  /** Those that vouch for any of the window. */
  private String sources() {
    var event = judgement.event();
    var window = new Span(event.opens(), event.closes());
    var sources =
        coverage.parts().stream()
            .filter(part -> part.span().from().isBefore(window.to()))
            .filter(part -> part.span().to().isAfter(window.from()))
            .map(Coverage.Part::source)
            .filter(source -> !source.isEmpty())
            .distinct()
            .sorted()
            .toList();
    return sources.isEmpty() ? "any source" : joined(sources);
  }

  private static String joined(List<String> words) {
    return words.size() == 1
        ? words.getFirst()
        : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
  }

  private String until(Instant instant) {
    return PrintedTime.until(instant, judgement.event().zone());
  }
}
