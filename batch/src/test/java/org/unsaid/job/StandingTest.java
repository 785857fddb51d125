package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.testing.Cases.BERLIN;
import static org.unsaid.testing.Cases.at;
import static org.unsaid.testing.Cases.institution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.unsaid.assess.StanceRule;
import org.unsaid.core.Case;
import org.unsaid.core.Event;
import org.unsaid.core.EventState;
import org.unsaid.core.Expectation;
import org.unsaid.core.Finding;
import org.unsaid.core.Judgement;
import org.unsaid.core.Pace;
import org.unsaid.core.Place;
import org.unsaid.core.Reaction;
import org.unsaid.core.Span;
import org.unsaid.core.Stance;
import org.unsaid.core.Topic;
import org.unsaid.core.Verdict;
import org.unsaid.core.When;
import org.unsaid.history.History;
import org.unsaid.testing.Cases;

/** What holds until it is over is found once when it begins, and once when it ends. */
class StandingTest {

  private static final Topic WATER = new Topic("water", "Water", "water");
  private static final Instant MAY = at("2026-05-01T12:00:00Z");
  private static final Instant JUNE = at("2026-06-01T12:00:00Z");
  private static final Instant JULY = at("2026-07-01T12:00:00Z");

  private final History history = history();

  private static History history() {
    var database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    return History.open(database);
  }

  private void paces(Instant asOf, Pace... paces) {
    new Standing(history, () -> asOf.plusSeconds(60), asOf).paces(List.of(paces));
  }

  private List<Finding> findings() {
    return history.after(0, 100).stream().map(History.Placed::finding).toList();
  }

  private static Pace pace(@Nullable Topic topic, Pace.Level level, Instant until) {
    return new Pace(
        institution("a"),
        topic,
        new Span(until.minusSeconds(14 * 86_400), until),
        12,
        level == Pace.Level.USUAL ? 9 : 0,
        10.25,
        level == Pace.Level.USUAL ? 0.4 : 0.002,
        30,
        List.of(),
        level,
        new Pace.Past(190, 1));
  }

  @Test
  void findsALullOnceAndItsEndOnce() {
    paces(MAY, pace(null, Pace.Level.LOW, MAY));
    paces(JUNE, pace(null, Pace.Level.LOW, JUNE));
    assertThat(findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Finding.Kind.GONE_DARK);
              assertThat(finding.until()).isNull();
              assertThat(finding.summary())
                  .isEqualTo(
                      "Ministry a published no statement from 2026-04-17 to 2026-05-01, where 10.3,"
                          + " by its 12 weeks before and by what all others published meanwhile,"
                          + " were to be expected. By chance that is so in 1 of 500 such cases; all"
                          + " of its sources that are watched were watched without a gap. Of 190"
                          + " earlier such times of this watch, 1 looked like it.");
            });

    paces(JULY, pace(null, Pace.Level.DOUBTFUL, JULY));
    assertThat(findings()).hasSize(1);

    paces(JULY, pace(null, Pace.Level.USUAL, JULY));
    paces(JULY, pace(null, Pace.Level.USUAL, JULY));
    assertThat(findings()).hasSize(2);
    assertThat(findings().getLast().ends()).isEqualTo(findings().getFirst().id());
    assertThat(findings().getLast().summary()).startsWith("Ministry a publishes again: 9");
    assertThat(history.open(Set.of(Finding.Kind.GONE_DARK))).isEmpty();
  }

  @Test
  void leavesALullOpenOfWhichNothingCanBeSaidAnyMore() {
    paces(MAY, pace(null, Pace.Level.LOW, MAY));

    paces(JUNE);

    assertThat(history.open(Set.of(Finding.Kind.GONE_DARK))).hasSize(1);
  }

  @Test
  void keepsOneTopicApartFromAnotherAndFromAll() {
    paces(MAY, pace(WATER, Pace.Level.LOW, MAY));
    paces(JUNE, pace(null, Pace.Level.USUAL, JUNE));

    assertThat(findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Finding.Kind.TOPIC_AVOIDANCE);
              assertThat(finding.topic()).isEqualTo("water");
              assertThat(finding.summary())
                  .contains("published 30 statements")
                  .contains("none of them on \u201cWater\u201d");
            });
  }

  @Test
  void takesBackThatSupportIsMissingWhenItIsFound() {
    stances(MAY, purge(2024, Stance.Kind.SUPPORT), purge(2025, Stance.Kind.SUPPORT), purge(2026));
    stances(JUNE, purge(2024, Stance.Kind.SUPPORT), purge(2025, Stance.Kind.SUPPORT), purge(2026));
    assertThat(findings()).extracting(Finding::kind).containsExactly(Finding.Kind.STANCE_CHANGE);

    stances(
        JULY,
        purge(2024, Stance.Kind.SUPPORT),
        purge(2025, Stance.Kind.SUPPORT),
        purge(2026, Stance.Kind.SUPPORT));

    assertThat(findings()).hasSize(2);
    assertThat(findings().getLast())
        .satisfies(
            over -> {
              assertThat(over.ends()).isEqualTo(findings().getFirst().id());
              assertThat(over.event()).isEqualTo("purge-2026");
              assertThat(over.summary()).contains("declared support at").contains("after all");
            });
  }

  private void stances(Instant asOf, Case... cases) {
    var judged =
        List.of(cases).stream()
            .map(
                each -> {
                  var its = each.asked().getFirst();
                  var answer = its.reactions().getFirst();
                  return new Judgement(
                      each.event(),
                      EventState.COMPLETE,
                      List.of(cases).stream()
                          .map(other -> other.event().id())
                          .filter(id -> id.compareTo(each.event().id()) < 0)
                          .toList(),
                      0,
                      List.of(),
                      List.of(
                          Cases.assessed(
                              new Verdict.OnTime(
                                  new Expectation(
                                      each.event(), institution("a"), each.event().closes()),
                                  answer),
                              asOf)));
                })
            .toList();
    new Standing(history, () -> asOf, asOf).stances(judged, new StanceRule(List.of(cases)));
  }

  /** On 1 March of that year, with one answer for each stance, and one without any. */
  private static Case purge(int year, Stance.Kind... stances) {
    var plain = Cases.event(year + "-03-01", "a");
    var event =
        Cases.askingForSupport(
            new Event(
                "purge-" + year,
                "Purge",
                plain.eventClass(),
                When.parse(year + "-03-01", BERLIN),
                BERLIN,
                "purge",
                null,
                List.of("a"),
                plain.window(),
                plain.lookBack(),
                null,
                plain.stance(),
                List.of(),
                List.of(),
                plain.clock()),
            "support");
    var answers = new ArrayList<Reaction>();
    answers.add(Cases.reaction(event, "a", year + "-03-02", Place.HEAD));
    for (var stance : stances) {
      answers.add(
          Cases.saying(
              Cases.reaction(event, "a", year + "-03-03", Place.HEAD), Stance.coded(stance)));
    }
    return new Case(
        event,
        List.of(
            Cases.evidence(
                "a",
                Cases.covered("a", "2020-01-01T00:00:00Z", "2030-01-01T00:00:00Z"),
                answers.toArray(new Reaction[0]))),
        List.of());
  }
}
