package org.unsaid.job;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unsaid.assess.StanceRule;
import org.unsaid.core.EventState;
import org.unsaid.core.Finding;
import org.unsaid.core.Judgement;
import org.unsaid.core.Pace;
import org.unsaid.core.Reaction;
import org.unsaid.core.StanceChange;
import org.unsaid.history.History;
import org.unsaid.publish.PaceText;
import org.unsaid.publish.StanceText;

/**
 * Writes down what holds until it is over: one finding when it begins, and one that ends it. A
 * reading of the past, as of a time before the newest one, writes nothing.
 */
final class Standing {

  private final History history;
  private final InstantSource clock;
  private final Instant asOf;

  /**
   * @param asOf of what is judged
   */
  Standing(History history, InstantSource clock, Instant asOf) {
    this.history = history;
    this.clock = clock;
    this.asOf = asOf;
  }

  /** Who publishes less than before, and who does so no longer; of others nothing can be said. */
  void paces(Collection<Pace> paces) {
    var open = open(Set.of(Finding.Kind.GONE_DARK, Finding.Kind.TOPIC_AVOIDANCE));
    var findings = new ArrayList<Finding>();
    for (var pace : paces) {
      var topic = pace.topic();
      var before =
          open.get(key(pace.kind(), pace.institution().id(), topic == null ? null : topic.id()));
      switch (pace.level()) {
        case LOW -> {
          if (before == null) {
            findings.add(low(pace));
          }
        }
        case USUAL -> {
          if (before != null) {
            findings.add(usual(pace, before));
          }
        }
        case DOUBTFUL -> {}
      }
    }
    history.add(findings);
  }

  /** Who answered for the first time without support, and of whom that is not said any more. */
  void stances(List<Judgement> judgements, StanceRule rule) {
    var open = open(Set.of(Finding.Kind.STANCE_CHANGE));
    var findings = new ArrayList<Finding>();
    for (var judgement : judgements) {
      var event = judgement.event();
      var changes = new HashMap<String, StanceChange>();
      rule.of(judgement).forEach(each -> changes.put(each.institution().id(), each));
      for (var assessment : judgement.assessments()) {
        var institution = assessment.expectation().institution();
        var change = changes.get(institution.id());
        var before = open.get(key(Finding.Kind.STANCE_CHANGE, institution.id(), event.id()));
        if (change != null && before == null) {
          findings.add(begun(change));
        } else if (change == null && before != null && judgement.state() != EventState.OPEN) {
          var support = rule.support(event, institution);
          findings.add(over(before, StanceText.over(event, institution, support), support));
        }
      }
    }
    history.add(findings);
  }

  private Map<String, Finding> open(Set<Finding.Kind> kinds) {
    var open = new HashMap<String, Finding>();
    for (var each : history.open(kinds)) {
      open.put(
          key(each.kind(), each.institution(), each.event() == null ? each.topic() : each.event()),
          each);
    }
    return open;
  }

  private static String key(Finding.Kind kind, @Nullable String institution, @Nullable String of) {
    return "%s/%s/%s".formatted(kind, institution, of);
  }

  private Finding low(Pace pace) {
    var topic = pace.topic();
    var id = topic == null ? null : topic.id();
    return new Finding(
        Finding.id(pace.kind(), pace.institution().id(), String.valueOf(id), asOf),
        pace.kind(),
        pace.institution().id(),
        null,
        null,
        id,
        null,
        null,
        null,
        null,
        now(),
        pace.window().from(),
        null,
        PaceText.low(pace),
        null,
        List.of());
  }

  private Finding usual(Pace pace, Finding before) {
    return new Finding(
        Finding.id(before.kind(), before.id(), "ended"),
        before.kind(),
        before.institution(),
        null,
        null,
        before.topic(),
        null,
        null,
        null,
        before.id(),
        now(),
        pace.window().from(),
        pace.window().to(),
        PaceText.usual(pace),
        null,
        List.of());
  }

  private Finding begun(StanceChange change) {
    var answer = change.answer();
    var when = answer.published().when();
    return new Finding(
        Finding.id(
            Finding.Kind.STANCE_CHANGE, change.event().id(), change.institution().id(), asOf),
        Finding.Kind.STANCE_CHANGE,
        change.institution().id(),
        null,
        change.event().id(),
        null,
        answer.statement(),
        answer.url(),
        null,
        null,
        now(),
        when.earliest(),
        when.latest(),
        StanceText.change(change),
        null,
        List.of());
  }

  private Finding over(Finding before, String summary, Optional<Reaction> by) {
    return new Finding(
        Finding.id(before.kind(), before.id(), "ended"),
        before.kind(),
        before.institution(),
        null,
        before.event(),
        null,
        by.map(Reaction::statement).orElse(null),
        by.map(Reaction::url).orElse(null),
        null,
        before.id(),
        now(),
        by.map(its -> its.published().when().earliest()).orElse(before.from()),
        by.map(its -> its.published().when().latest()).orElse(before.until()),
        summary,
        null,
        List.of());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
