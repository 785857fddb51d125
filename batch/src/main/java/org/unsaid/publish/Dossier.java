package org.unsaid.publish;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Assessment;
import org.unsaid.core.Attempt;
import org.unsaid.core.Copy;
import org.unsaid.core.Coverage;
import org.unsaid.core.Event;
import org.unsaid.core.Finding;
import org.unsaid.core.Institution;
import org.unsaid.core.Judgement;
import org.unsaid.core.Output;
import org.unsaid.core.Reaction;
import org.unsaid.core.Review;
import org.unsaid.core.Span;
import org.unsaid.core.UndatedMatch;
import org.unsaid.core.VerdictChange;

/**
 * Everything that is known of one institution and one event, so that somebody else can check it.
 *
 * @param judgement of the event, with all who were asked
 * @param assessment the verdict, judged by all that follows
 * @param judgements of all events of the watch
 * @param board the verdict that the last run left; empty: it judged neither
 * @param asked the part of the window that has passed; null: it has not begun
 * @param answers in order of time
 * @param mentions nearest misses: mentions in order of time, then what only the looser query finds
 * @param undated what matches and bears no date, or one that cannot be
 * @param coverage of the institution, for this event
 * @param output how many statements it published
 * @param review how well all other events of the watch were foretold
 * @param findings what happened to its pages and sources in the window, in the order of our knowing
 * @param history what was said of it by the runs until then, first to last
 * @param declared when we first saw the event declared as it is: its query, who is asked, what it
 *     is compared with; null: no run has seen it
 * @param log looks at its sources in the window; null: not asked for
 */
public record Dossier(
    Judgement judgement,
    Assessment assessment,
    List<Judgement> judgements,
    Optional<Assessment> board,
    @Nullable Span asked,
    List<Said> answers,
    List<Said> mentions,
    List<Doubtful> undated,
    Coverage coverage,
    Output output,
    Review review,
    List<Finding> findings,
    List<VerdictChange> history,
    @Nullable Instant declared,
    @Nullable List<Attempt> log) {

  public Dossier {
    judgements = List.copyOf(judgements);
    answers = List.copyOf(answers);
    mentions = List.copyOf(mentions);
    undated = List.copyOf(undated);
    findings = List.copyOf(findings);
    history = List.copyOf(history);
    log = log == null ? null : List.copyOf(log);
  }

  /** A statement on the event, and how it can be shown. */
  public record Said(Reaction reaction, Sight sight) {}

  /** A statement that may be one. */
  public record Doubtful(UndatedMatch match, Sight sight) {}

  /**
   * How we know of a statement.
   *
   * @param source id
   * @param firstSeen by us, or by who made the archive; null: it was coded by hand
   * @param assumed nobody noted when it was first seen
   * @param version of its text; 1 is the first
   * @param look at its page that gave it; null: it did not come from a page that we fetched
   * @param repeats whose text it repeats; null: none that is known
   */
  public record Sight(
      String source,
      @Nullable Instant firstSeen,
      boolean assumed,
      int version,
      @Nullable Attempt look,
      @Nullable Copy repeats) {}

  /** What is said of the institution at the events that this one is compared with. */
  List<Assessment> earlier() {
    return judgements.stream()
        .filter(each -> judgement.precedents().contains(each.event().id()))
        .flatMap(each -> each.assessments().stream())
        .filter(each -> each.expectation().institution().equals(institution()))
        .toList();
  }

  /** What the record says of each claim that a group of the institution was silent. */
  List<String> claims() {
    return event().claims().stream()
        .filter(institution()::isIn)
        .map(group -> new GroupClaim(group, judgement, judgements).text())
        .toList();
  }

  Event event() {
    return assessment.verdict().expectation().event();
  }

  /** Whether an answer can be late before the window closes. */
  boolean knowsPace() {
    return assessment.expectation().due().isBefore(event().closes());
  }

  /** Whether an answer still counts. */
  boolean isOpen() {
    return event().closes().isAfter(assessment.asOf());
  }

  Institution institution() {
    return assessment.verdict().expectation().institution();
  }

  /** The verdict in one sentence that can be printed. */
  public String claim() {
    return Claim.of(judgement, assessment, coverage, output);
  }

  /**
   * For a reader.
   *
   * @param width columns of the terminal
   */
  public String text(int width) {
    return new DossierText(this, new TerminalLines(width)).text();
  }

  /** For a reader with a browser: one page that needs nothing else. */
  public String html() {
    return new DossierText(this, new PageLines()).text();
  }

  /** For a program: one document, with the words that are stored. */
  public String json() {
    return DossierJson.of(this);
  }
}
