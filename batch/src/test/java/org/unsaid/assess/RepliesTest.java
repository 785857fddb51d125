package org.unsaid.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.testing.Cases.reaction;
import static org.unsaid.testing.Cases.uncovered;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unsaid.core.ActKind;
import org.unsaid.core.Case;
import org.unsaid.core.Credit;
import org.unsaid.core.Event;
import org.unsaid.core.Place;
import org.unsaid.core.Reaction;
import org.unsaid.testing.Cases;

class RepliesTest {

  private static final Event FLOOD = Cases.event("2026-03-03", "health", "roads", "ports");

  private static Reaction said(String institution, ActKind act) {
    return reaction(FLOOD, institution, "2026-03-04", Place.HEAD).as(act);
  }

  private static Replies replies(Reaction... reactions) {
    return new Replies(
        new Case(
            FLOOD,
            FLOOD.asked().stream()
                .map(
                    id ->
                        Cases.evidence(
                            id,
                            uncovered(id),
                            List.of(reactions).stream()
                                .filter(each -> each.institution().equals(id))
                                .toArray(Reaction[]::new)))
                .toList(),
            List.of()));
  }

  @Test
  void creditsWhoSignedWhatAnotherPublishedGenerouslyAlone() {
    var replies = replies(said("health", ActKind.OWN), said("roads", ActKind.COLLECTIVE));

    assertThat(replies.first(Credit.STRICT).get(1)).isEmpty();
    assertThat(replies.first(Credit.GENEROUS).get(1)).isPresent();
  }

  @Test
  void creditsWhoRepeatsAnothersTextGenerouslyAloneAndHearsNoVoiceInIt() {
    var replies = replies(said("health", ActKind.OWN), said("roads", ActKind.REPOST));

    assertThat(replies.first(Credit.STRICT).get(1)).isEmpty();
    assertThat(replies.first(Credit.GENEROUS).get(1)).isPresent();
    assertThat(replies.acts()).isEmpty();
  }

  @Test
  void hearsAReportOnSeveralAsOneVoice() {
    var replies = replies(said("roads", ActKind.COLLECTIVE), said("ports", ActKind.COLLECTIVE));

    assertThat(replies.acts()).containsExactly(new int[] {1, 2});
  }

  @Test
  void hearsWhatOneOfThemPublishedAsThatOnesVoiceAlone() {
    var replies =
        replies(
            said("health", ActKind.OWN),
            said("roads", ActKind.COLLECTIVE),
            said("ports", ActKind.COLLECTIVE));

    assertThat(replies.acts()).isEmpty();
  }
}
