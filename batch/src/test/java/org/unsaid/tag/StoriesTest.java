package org.unsaid.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.unsaid.core.Head;
import org.unsaid.core.Institution;
import org.unsaid.core.Span;
import org.unsaid.core.Story;

class StoriesTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
  private static final Span WEEK = new Span(MONDAY, MONDAY.plus(Duration.ofDays(7)));

  private static final List<Institution> TWELVE =
      IntStream.range(0, 12)
          .mapToObj(
              i ->
                  new Institution(
                      "i" + i,
                      "Ministry " + (char) ('A' + i) + " of Halvara",
                      List.of(),
                      List.of(),
                      null,
                      ZoneOffset.UTC,
                      null,
                      null,
                      null))
          .toList();

  private final List<Head> heads = new ArrayList<>();

  /** In a week so many before the one that is asked about. */
  private void said(int weeksBefore, int institution, String words) {
    said(weeksBefore, institution, words, "en", List.of());
  }

  private void said(
      int weeksBefore,
      int institution,
      String words,
      @Nullable String language,
      List<String> answers) {
    var id = "s" + heads.size();
    heads.add(
        new Head(
            id,
            "i" + institution,
            MONDAY.minus(Duration.ofDays(7L * weeksBefore)).plus(Duration.ofHours(heads.size())),
            List.of(words, "More of it"),
            language,
            "https://example.org/" + id,
            answers));
  }

  /** What each of them says every week. */
  private void usual() {
    for (int week = 0; week <= 12; week++) {
      for (int i = 0; i < 12; i++) {
        said(week, i, "Budget of the year");
      }
    }
  }

  private List<Story> stories() {
    return Stories.of(
        (span, each) ->
            heads.stream()
                .filter(
                    head ->
                        !head.published().isBefore(span.from())
                            && head.published().isBefore(span.to()))
                .forEach(each),
        TWELVE,
        WEEK);
  }

  @Test
  void findsWhatManySpeakOfAndHardlyAnybodyDidBefore() {
    usual();
    for (int i = 0; i < 6; i++) {
      said(0, i, "Helicopter lost at Tirrick Head");
    }
    said(5, 3, "Helicopter bought");

    assertThat(stories())
        .singleElement()
        .satisfies(
            story -> {
              assertThat(story.words()).contains("helicopter lost", "tirrick head");
              assertThat(story.words()).doesNotContain("helicopter", "tirrick", "budget");
              assertThat(story.speakers())
                  .containsExactlyInAnyOrderEntriesOf(
                      Map.of("i0", 1L, "i1", 1L, "i2", 1L, "i3", 1L, "i4", 1L, "i5", 1L));
              assertThat(story.published()).hasSize(12).containsEntry("i0", 2L);
              assertThat(story.usual()).isEqualTo(0.25);
              // six of the seventeen statements of all others are on it
              assertThat(story.chanceOfNone("i7")).isCloseTo(11 / 17.0, within(1e-9));
            });
  }

  @Test
  void findsNothingInWhatManySayEveryWeek() {
    usual();

    assertThat(stories()).isEmpty();
  }

  @Test
  void findsNothingWhereNobodyKnowsWhatIsUsual() {
    for (int i = 0; i < 6; i++) {
      said(0, i, "Helicopter lost");
    }

    assertThat(stories()).isEmpty();
  }

  @Test
  void findsNothingOfWhichTooFewSpeak() {
    usual();
    for (int i = 0; i < 3; i++) {
      said(0, i, "Helicopter lost");
    }

    assertThat(stories()).isEmpty();
  }

  @Test
  void countsAnInstitutionOnceHoweverOftenItSpeaks() {
    usual();
    for (int i = 0; i < 30; i++) {
      said(0, i % 3, "Helicopter lost");
    }

    assertThat(stories()).isEmpty();
  }

  @Test
  void takesNeitherDatesNorNumbersNorAnInstitutionsOwnNameForAStory() {
    usual();
    for (int i = 0; i < 12; i++) {
      said(0, i, "Ministry " + (char) ('A' + i) + " of Halvara: Monday, 2 March 2026");
    }

    assertThat(stories()).isEmpty();
  }

  @Test
  void takesNoPairWithAWordThatManyUseEveryWeek() {
    usual();
    for (int i = 0; i < 6; i++) {
      said(0, i, "The year passed");
    }

    assertThat(stories())
        .singleElement()
        .satisfies(story -> assertThat(story.words()).doesNotContain("year passed"));
  }

  @Test
  void leavesOutWhatAnEventOfTheWatchIsOn() {
    usual();
    for (int i = 0; i < 6; i++) {
      said(0, i, "Helicopter lost", "en", i < 3 ? List.of("tirrick-2026") : List.of());
    }

    assertThat(stories()).isEmpty();
  }

  @Test
  void keepsStoriesApartOfWhichOthersSpeak() {
    usual();
    for (int i = 0; i < 6; i++) {
      said(0, i, "Helicopter lost");
      said(0, i + 6, "Strike ended");
    }

    assertThat(stories())
        .extracting(story -> story.words().getFirst())
        .containsExactlyInAnyOrder("helicopter lost", "strike ended");
  }

  @Test
  void findsPairsOfCharactersWhereNoSpaceIsBetweenWords() {
    for (int week = 0; week <= 12; week++) {
      for (int i = 0; i < 12; i++) {
        said(week, i, "\u5e74\u5ea6\u9810\u7b97", "zh", List.of());
      }
    }
    for (int i = 0; i < 6; i++) {
      said(0, i, "\u5730\u9707\u6551\u63f4", "zh", List.of());
    }

    assertThat(stories())
        .singleElement()
        .satisfies(story -> assertThat(story.words()).contains("\u5730\u9707"));
  }

  @Test
  void passesOverInstitutionsThatLeftTheWatch() {
    usual();
    for (int i = 12; i < 18; i++) {
      said(0, i, "Helicopter lost");
    }

    assertThat(stories()).isEmpty();
  }
}
