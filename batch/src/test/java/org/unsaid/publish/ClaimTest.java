package org.unsaid.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.testing.Cases.at;
import static org.unsaid.testing.Cases.event;
import static org.unsaid.testing.Cases.institution;
import static org.unsaid.testing.Cases.output;
import static org.unsaid.testing.Cases.reaction;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.unsaid.core.Assessment;
import org.unsaid.core.Basis;
import org.unsaid.core.Chances;
import org.unsaid.core.Coverage;
import org.unsaid.core.Credit;
import org.unsaid.core.Event;
import org.unsaid.core.EventState;
import org.unsaid.core.Expectation;
import org.unsaid.core.Grade;
import org.unsaid.core.GroupTest;
import org.unsaid.core.Judgement;
import org.unsaid.core.Place;
import org.unsaid.core.Verdict;
import org.unsaid.testing.Cases;

class ClaimTest {

  private static final Event FLOOD = event("2026-03-03", "health");
  private static final Expectation EXPECTED =
      new Expectation(FLOOD, institution("health"), at("2026-03-04T00:00:00Z"));
  private static final Instant OPEN = at("2026-03-05T08:00:00Z");
  private static final Coverage WATCHED =
      Cases.covered("health", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");

  @Test
  void saysOfASilenceWhereWhenAndHowOftenItWouldBeChance() {
    var silent = new Verdict.Silent(EXPECTED, Basis.PAIR, Grade.VERY_UNUSUAL);

    assertThat(claim(silent, OPEN, List.of()))
        .isEqualTo(
            "No statement by Ministry health on “Flood” was found on archive between the beginning of"
                + " 3 March 2026 and 5 March 2026, 09:00 (UTC+1), while it published 3 statements on other things;"
                + " one that behaves as before would be silent in 19 of 100 such cases by earlier events alone, in 10 of 100 seen what others did, as of"
                + " 5 March 2026, 09:00 (UTC+1).");
  }

  @Test
  void saysOfAGroupHowManyWereToBeExpected() {
    var silent = new Verdict.Silent(EXPECTED, Basis.GROUP, Grade.EXCEPTIONAL);
    var test =
        new GroupTest(
            "gov",
            Credit.STRICT,
            7,
            6,
            0,
            Optional.of(new GroupTest.Result(5.4, 0.01, 0.3, 0.02, 0.2, true)));

    assertThat(claim(silent, OPEN, List.of(test)))
        .contains(
            "; of its group gov, 0 of 6 answered where 5.4 were to be expected (< 0.05 by chance);"
                + " alone, one that behaves as before would be silent in 19 of 100");
  }

  @Test
  void neverTakesWhatNobodySawForASilence() {
    var unseen = new Verdict.NotObserved(EXPECTED, "feed was not watched", Optional.empty());

    assertThat(claim(unseen, OPEN, List.of()))
        .startsWith("Whether Ministry health spoke of “Flood” cannot be told: feed was not watched")
        .doesNotContain("No statement");
  }

  @Test
  void showsTheNearestMissOfOneThatWasNotExpectedToSpeak() {
    var mention = reaction(FLOOD, "health", "2026-03-04", Place.TEXT);
    var verdict = new Verdict.NotExpected(EXPECTED, Optional.of(mention));

    assertThat(claim(verdict, FLOOD.closes(), List.of()))
        .contains("; nearest to it comes ‘On the flood’ (https://example.org/s)")
        .contains("; even complete silence would be no wonder")
        .contains("and the end of 6 March 2026");
  }

  @Test
  void takesNoSideWhateverTheVerdict() {
    var answer = reaction(FLOOD, "health", "2026-03-04", Place.HEAD);
    var all =
        List.of(
            new Verdict.OnTime(EXPECTED, answer),
            new Verdict.Late(EXPECTED, answer),
            new Verdict.Silent(EXPECTED, Basis.PAIR, Grade.UNUSUAL),
            new Verdict.Pending(EXPECTED, Optional.empty()),
            new Verdict.NotObserved(EXPECTED, "it was down", Optional.empty()),
            new Verdict.NotExpected(EXPECTED, Optional.empty()));

    assertThat(all)
        .extracting(verdict -> claim(verdict, OPEN, List.of()))
        .allSatisfy(
            claim ->
                assertThat(claim)
                    .endsWith(", as of 5 March 2026, 09:00 (UTC+1).")
                    .doesNotContainPattern("(?i)approv|oppos|refus|support|disloyal"));
  }

  private static String claim(Verdict verdict, Instant asOf, List<GroupTest> groups) {
    var assessment =
        new Assessment(
            verdict,
            Optional.empty(),
            Coverage.Grade.DECLARED,
            Optional.of(new Chances(0.9, 1.0, 0.9, 0.9, 0.95, 0.8)),
            asOf,
            "chorus-1");
    var judgement =
        new Judgement(FLOOD, EventState.OPEN, List.of(), 0, groups, List.of(assessment));
    return Claim.of(judgement, assessment, WATCHED, output(9, 3));
  }
}
