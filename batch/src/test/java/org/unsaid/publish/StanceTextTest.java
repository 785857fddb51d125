package org.unsaid.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.testing.Cases.event;
import static org.unsaid.testing.Cases.institution;
import static org.unsaid.testing.Cases.reaction;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.unsaid.core.Event;
import org.unsaid.core.Place;
import org.unsaid.core.Reaction;
import org.unsaid.core.Stance;
import org.unsaid.core.StanceChange;
import org.unsaid.testing.Cases;

class StanceTextTest {

  private static final Event SILENT_ON_STANCE = event("2026-03-03", "health");
  private static final Event EVENT = Cases.askingForSupport(SILENT_ON_STANCE, "brave");

  private static Reaction saying(@Nullable Stance stance) {
    return Cases.saying(reaction(EVENT, "health", "2026-03-04", Place.HEAD), stance);
  }

  @Test
  void namesTheWordsThatToldTheStance() {
    var answer = saying(new Stance(Stance.Kind.SUPPORT, List.of("Brave", "bravely")));

    assertThat(StanceText.word(EVENT, answer)).isEqualTo("support");
    assertThat(StanceText.line(EVENT, answer))
        .isEqualTo("stance: support, by \u201cBrave\u201d, \u201cbravely\u201d");
  }

  @Test
  void saysThatAStanceIsUnclearOnlyWhereSomebodyAskedForIt() {
    assertThat(StanceText.word(EVENT, saying(null))).isEqualTo("stance unclear");
    assertThat(StanceText.line(EVENT, saying(null)))
        .isEqualTo("stance unclear: none of the event's queries for it matches");
    assertThat(StanceText.word(SILENT_ON_STANCE, saying(null))).isEmpty();
    assertThat(StanceText.line(SILENT_ON_STANCE, saying(null))).isEmpty();
  }

  @Test
  void tellsAFirstAnswerWithoutSupportInOneSentence() {
    var change =
        new StanceChange(
            EVENT, institution("health"), saying(null), 2, List.of("flood-1", "flood-2"));

    assertThat(StanceText.change(change))
        .isEqualTo(
            "Ministry health answered \u201cFlood\u201d (2026-03-04), but for the first time without support: in all earlier cases on record (flood-1, flood-2) it declared it. None of its 2 answers matches the query for support (brave); the window was watched without a gap.");
  }

  @Test
  void tellsSupportThatWasFoundAfterAll() {
    var support = saying(new Stance(Stance.Kind.SUPPORT, List.of("brave")));

    assertThat(StanceText.over(EVENT, institution("health"), Optional.of(support)))
        .isEqualTo(
            "Ministry health declared support at \u201cFlood\u201d after all: \u201cOn the flood\u201d (2026-03-04).");
    assertThat(StanceText.over(EVENT, institution("health"), Optional.empty()))
        .startsWith("It is no longer said that Ministry health answered");
  }
}
