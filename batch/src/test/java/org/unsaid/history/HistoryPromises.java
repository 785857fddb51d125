package org.unsaid.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unsaid.core.Answer;
import org.unsaid.core.Assessment;
import org.unsaid.core.CapturePlace;
import org.unsaid.core.Event;
import org.unsaid.core.Expectation;
import org.unsaid.core.Finding;
import org.unsaid.core.Place;
import org.unsaid.core.Span;
import org.unsaid.core.Verdict;
import org.unsaid.core.VerdictChange;
import org.unsaid.testing.Cases;

/** What is kept of what happened, whatever the database. */
abstract class HistoryPromises {

  private static final Instant MARCH = Instant.parse("2026-03-03T10:00:00Z");
  private static final Instant APRIL = Instant.parse("2026-04-03T10:00:00Z");
  private static final Instant MAY = Instant.parse("2026-05-03T10:00:00Z");

  private static final Event FLOOD = Cases.event("2026-03-03", "health");

  private DataSource database;
  private History history;

  abstract DataSource database() throws Exception;

  @BeforeEach
  void open() throws Exception {
    database = database();
    history = History.open(database);
  }

  @Test
  void givesAFindingBackAsItWasAlsoAfterItIsOpenedAgain() {
    var edit = edit("e1", MARCH);

    assertThat(history.add(List.of(edit))).containsExactly(edit);

    assertThat(History.open(database).after(0, 10))
        .extracting(History.Placed::finding)
        .containsExactly(edit);
  }

  @Test
  void neitherDoublesNorRewritesWhatIsThere() {
    var first = edit("e1", MARCH);
    history.add(List.of(first));

    assertThat(history.add(List.of(edit("e1", APRIL), edit("e2", APRIL))))
        .extracting(Finding::id)
        .containsExactly("e2");

    assertThat(history.after(0, 10)).extracting(History.Placed::finding).contains(first).hasSize(2);
    assertThat(history.known(List.of("e1", "e2", "e3"))).containsExactlyInAnyOrder("e1", "e2");
  }

  @Test
  void givesBackHowAWatchWasWrittenAtATime() {
    var first = watch("a", MARCH, Map.of("watch.yml", "ä\u0000\r\n", "answers.csv", "x"));
    var second = watch("b", APRIL, Map.of("watch.yml", "other", "answers.csv", "x"));
    var firstAgain = watch("a", MAY, first.files());
    history.note(first);
    history.note(watch("a", MARCH.plusSeconds(60), first.files()));
    history.note(second);
    history.note(firstAgain);
    history.note(new WatchVersion("other", "c", MARCH, new TreeMap<>()));

    assertThat(history.watch("press", MARCH.minusNanos(1000))).isEmpty();
    assertThat(history.watch("press", MARCH)).contains(first);
    assertThat(history.watch("press", APRIL.minusNanos(1000))).contains(first);
    assertThat(history.watch("press", APRIL)).contains(second);
    assertThat(History.open(database).watch("press", MAY)).contains(firstAgain);
  }

  private static WatchVersion watch(String digest, Instant seen, Map<String, String> files) {
    return new WatchVersion("press", digest, seen, new TreeMap<>(files));
  }

  @Test
  void goesOnAfterAPlace() {
    history.add(List.of(edit("e1", MARCH), edit("e2", MARCH)));
    var first = history.after(0, 1).getFirst();
    history.add(List.of(edit("e3", APRIL)));

    assertThat(history.after(first.place(), 10))
        .extracting(each -> each.finding().id())
        .containsExactly("e2", "e3");
  }

  @Test
  void beginsAgainForAnotherContent() {
    history.add(List.of(edit("e1", MARCH)), new Mark("found", "these sources", 17));

    assertThat(history.mark("found", "these sources")).isEqualTo(17);
    assertThat(history.mark("found", "other sources")).isZero();
    history.mark(new Mark("found", "other sources", 3));
    assertThat(history.mark("found", "these sources")).isZero();
  }

  @Test
  void keepsAnAlarmOpenUntilItsEndIsAdded() {
    history.add(List.of(alarm("a1", null), alarm("a2", null)));

    history.add(List.of(alarm("a1-end", "a1")));

    assertThat(history.open(Set.of(Finding.Kind.SOURCE_ALARM)))
        .extracting(Finding::id)
        .containsExactly("a2");
  }

  @Test
  void tellsWhatMayHaveHappenedInATimeAsFarAsItWasKnownThen() {
    history.add(List.of(edit("march", MARCH), edit("may", MAY)));
    var spring = new Span(MARCH.minusSeconds(86_400), APRIL);

    assertThat(history.of("health", spring, MAY)).extracting(Finding::id).containsExactly("march");
    assertThat(history.of("health", spring, MARCH.minusSeconds(1))).isEmpty();
    assertThat(history.of("roads", spring, MAY)).isEmpty();
  }

  @Test
  void leavesOutWhatWasOverBeforeATimeAsFarAsThatWasKnownThen() {
    history.add(List.of(alarm("a1", null)));
    history.add(List.of(edit("end", "a1", APRIL)));
    var may = new Span(MAY, MAY.plusSeconds(86_400));

    assertThat(history.of("health", may, APRIL.minusSeconds(1)))
        .extracting(Finding::id)
        .containsExactly("a1");
    assertThat(history.of("health", may, MAY)).isEmpty();
  }

  @Test
  void knowsAReadingOfThePast() {
    assertThat(history.isNewest("these", APRIL)).isTrue();
    assertThat(history.isNewest("these", APRIL)).isTrue();
    assertThat(history.isNewest("these", MARCH)).isFalse();
    assertThat(history.isNewest("others", MARCH)).isTrue();
    assertThat(history.isNewest("these", MAY)).isTrue();
    assertThat(history.isNewest("these", APRIL)).isFalse();
  }

  @Test
  void addsAVerdictOnlyWhenItSaysSomethingElse() {
    history.add(history.changes(List.of(silent(MARCH)), MARCH), List.of());

    assertThat(history.changes(List.of(silent(APRIL)), APRIL)).isEmpty();
    assertThat(history.changes(List.of(late(APRIL)), APRIL))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.before())
                  .contains(new VerdictChange.Before(Answer.NONE_FOUND, "silent"));
              assertThat(change.now().verdict()).isEqualTo("late");
              assertThat(change.endsSilence()).isTrue();
              assertThat(change.isLate()).isTrue();
            });
  }

  @Test
  void takesAReadingOfThePastForNoChange() {
    history.add(history.changes(List.of(late(APRIL)), APRIL), List.of());

    assertThat(history.changes(List.of(silent(MARCH)), MAY)).isEmpty();
  }

  @Test
  void givesTheVerdictsOfAnEventBackAsTheyWereSaid() {
    var first = history.changes(List.of(silent(MARCH)), MARCH);
    history.add(first, List.of(edit("e1", MARCH)));
    var second = history.changes(List.of(late(APRIL)), APRIL);
    history.add(second, List.of());

    var read = History.open(database);
    assertThat(read.verdicts("flood", "health", MAY))
        .containsExactly(first.getFirst(), second.getFirst());
    assertThat(read.verdicts("flood", "health", MARCH)).containsExactly(first.getFirst());
    assertThat(read.verdicts("flood", "roads", MAY)).isEmpty();
    assertThat(read.changesAfter(0, 10))
        .extracting(History.PlacedChange::change)
        .containsExactly(first.getFirst(), second.getFirst());
    assertThat(read.known(List.of("e1"))).containsExactly("e1");
  }

  @Test
  void keepsTheTimeAtWhichAnEventWasFirstDeclaredAsItIs() {
    var event = Cases.event("2026-03-03", "health");
    var wider = Cases.event("2026-03-03", "health", "roads");
    history.declared(List.of(event), MARCH);
    history.declared(List.of(event), APRIL);

    assertThat(history.declared(event)).contains(MARCH);
    assertThat(history.declared(wider)).isEmpty();
    history.declared(List.of(wider), MAY);
    assertThat(history.declared(wider)).contains(MAY);
    assertThat(history.declared(event)).contains(MARCH);
  }

  private static Assessment silent(Instant asOf) {
    return Cases.assessed(Cases.silent(FLOOD, "health"), asOf);
  }

  private static Assessment late(Instant asOf) {
    var answer = Cases.reaction(FLOOD, "health", "2026-03-06", Place.HEAD);
    return Cases.assessed(
        new Verdict.Late(
            new Expectation(FLOOD, Cases.institution("health"), FLOOD.closes()), answer),
        asOf);
  }

  /** An edit between an hour before it was found and then. */
  private static Finding edit(String id, Instant found) {
    return edit(id, null, found);
  }

  private static Finding edit(String id, @Nullable String ends, Instant found) {
    return new Finding(
        id,
        Finding.Kind.EDIT,
        "health",
        "feed",
        null,
        null,
        "s1",
        "https://example.org/1",
        null,
        ends,
        found,
        found.minusSeconds(3600),
        found,
        "was edited",
        "[-one-] {+two+}",
        List.of(
            new Finding.Proof("before", MARCH, new CapturePlace("a.warc.gz", 17, "sha256:1")),
            new Finding.Proof("after", found, new CapturePlace("a.warc.gz", 99, "sha256:2"))));
  }

  private static Finding alarm(String id, @Nullable String ends) {
    return new Finding(
        id,
        Finding.Kind.SOURCE_ALARM,
        "health",
        "feed",
        null,
        null,
        null,
        null,
        "failing",
        ends,
        MARCH,
        MARCH,
        null,
        "3 looks failed",
        null,
        List.of());
  }
}
