package org.unsaid.assess;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.unsaid.core.Assessment;
import org.unsaid.core.Case;
import org.unsaid.core.Credit;
import org.unsaid.core.Event;
import org.unsaid.core.EventState;
import org.unsaid.core.Evidence;
import org.unsaid.core.Institution;
import org.unsaid.core.Judgement;
import org.unsaid.core.Place;
import org.unsaid.core.Reaction;
import org.unsaid.core.Span;
import org.unsaid.core.Stance;
import org.unsaid.core.StanceChange;
import org.unsaid.core.UndatedMatch;
import org.unsaid.core.Verdict;

/**
 * Finds who answered, but for the first time without support.
 *
 * <p>That is said only when the window has closed and was watched without a gap, since a later or
 * an unseen answer may declare it; and only of those who declared it in every earlier case that is
 * on record, and in two at least.
 */
public final class StanceRule {

  private static final int HABIT = 2;

  private final Map<String, Map<String, Evidence>> evidence = new HashMap<>();
  private final Map<String, Event> events = new HashMap<>();

  /**
   * @param cases all events, also those that are compared with
   */
  public StanceRule(List<Case> cases) {
    for (var each : cases) {
      events.put(each.event().id(), each.event());
      var known = new HashMap<String, Evidence>();
      each.asked().forEach(its -> known.put(its.institution().id(), its));
      evidence.put(each.event().id(), known);
    }
  }

  /** In the order of the event's institutions; none of a further choice of precedents. */
  public List<StanceChange> of(Judgement judgement) {
    var event = judgement.event();
    if (event.isChoice() || judgement.state() == EventState.OPEN || !asksForSupport(event)) {
      return List.of();
    }
    var changes = new ArrayList<StanceChange>();
    for (var assessment : judgement.assessments()) {
      change(judgement, assessment).ifPresent(changes::add);
    }
    return changes;
  }

  /** The first of its answers that declares support; empty: none does. */
  public Optional<Reaction> support(Event event, Institution institution) {
    return answers(known(event.id(), institution.id())).stream()
        .filter(each -> each.stance() != null && each.stance().supports())
        .min(Comparator.comparing(each -> each.published().when().earliest()));
  }

  private Optional<StanceChange> change(Judgement judgement, Assessment assessment) {
    var event = judgement.event();
    var institution = assessment.expectation().institution();
    var its = known(event.id(), institution.id());
    var first = first(assessment.verdict());
    if (its.isEmpty() || first.isEmpty() || !isAllSeen(its.get(), event)) {
      return Optional.empty();
    }
    var answers = answers(its.get());
    if (support(answers) != Support.NOT_DECLARED) {
      return Optional.empty();
    }
    var before = new ArrayList<String>();
    for (var id : judgement.precedents()) {
      var earlier = events.get(id);
      if (earlier != null && asksForSupport(earlier)) {
        switch (support(answers(known(id, institution.id())))) {
          case DECLARED -> before.add(id);
          case NOT_DECLARED -> {
            return Optional.empty();
          }
          case UNKNOWN -> {}
        }
      }
    }
    return before.size() < HABIT
        ? Optional.empty()
        : Optional.of(new StanceChange(event, institution, first.get(), answers.size(), before));
  }

  /** What a set of answers says, taken together. */
  private enum Support {
    DECLARED,
    NOT_DECLARED,
    /** There is no answer, or one of them was coded without a stance. */
    UNKNOWN
  }

  private static Support support(List<Reaction> answers) {
    var stances = answers.stream().map(Reaction::stance).filter(Objects::nonNull).toList();
    if (stances.stream().anyMatch(Stance::supports)) {
      return Support.DECLARED;
    }
    return answers.isEmpty()
            || answers.stream().anyMatch(each -> each.isCoded() && each.stance() == null)
        ? Support.UNKNOWN
        : Support.NOT_DECLARED;
  }

  private static List<Reaction> answers(Optional<Evidence> its) {
    return its.map(StanceRule::answers).orElse(List.of());
  }

  /** By its own acts. */
  private static List<Reaction> answers(Evidence its) {
    return its.reactions().stream()
        .filter(each -> each.place() == Place.HEAD)
        .filter(each -> Credit.STRICT.counts(each.actKind()))
        .toList();
  }

  private static Optional<Reaction> first(Verdict verdict) {
    return switch (verdict) {
      case Verdict.OnTime v -> Optional.of(v.reaction());
      case Verdict.Late v -> Optional.of(v.reaction());
      case Verdict.Silent _, Verdict.Pending _, Verdict.NotObserved _, Verdict.NotExpected _ ->
          Optional.empty();
    };
  }

  private static boolean isAllSeen(Evidence its, Event event) {
    return its.coverage().share(new Span(event.opens(), event.closes())) >= 1
        && its.undated().stream().noneMatch(UndatedMatch::mayBeTheAnswer);
  }

  private static boolean asksForSupport(Event event) {
    return event.stance().containsKey(Stance.Kind.SUPPORT);
  }

  private Optional<Evidence> known(String event, String institution) {
    return Optional.ofNullable(evidence.getOrDefault(event, Map.of()).get(institution));
  }
}
