package org.unsaid.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.unsaid.testing.Statements.statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unsaid.core.Copy;
import org.unsaid.core.Statement;
import org.unsaid.core.Voice;

class NearCopiesTest {

  private static final String SYLLABLES = "ba do ki lu me no ri sa tu wa";

  private static Statement said(String id, String institution, String published, String text) {
    return statement(id, institution, published, "Title of " + id, text, "en");
  }

  private static Statement seen(Statement statement, String at) {
    return new Statement(
        statement.id(),
        statement.institution(),
        statement.title(),
        statement.text(),
        statement.language(),
        statement.publication(),
        null,
        null,
        Instant.parse(at),
        false,
        statement.url(),
        statement.actKind(),
        statement.source());
  }

  /** Words that mean nothing; the same seed gives the same. */
  private static List<String> words(long seed, int count) {
    var random = new SplittableRandom(seed);
    var syllables = SYLLABLES.split(" ", -1);
    return IntStream.range(0, count)
        .mapToObj(
            _ ->
                IntStream.rangeClosed(0, 1 + random.nextInt(3))
                    .mapToObj(_ -> syllables[random.nextInt(syllables.length)])
                    .collect(Collectors.joining()))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static String text(long seed, int count) {
    return String.join(" ", words(seed, count));
  }

  /** The same text, of which about every so many words another was put. */
  private static String perturbed(long seed, int count, double share) {
    var words = words(seed, count);
    var random = new SplittableRandom(~seed);
    for (int i = 0; i < words.size(); i++) {
      if (random.nextDouble() < share) {
        words.set(i, "other" + i);
      }
    }
    return String.join(" ", words);
  }

  private static List<String> bands(String text) {
    return NearCopies.bands(said("s", "mfa", "2026-03-03", text), new Bands());
  }

  private static double jaccard(String one, String other) {
    var a = Shingles.of(one);
    var b = Shingles.of(other);
    int shared = a.shared(b);
    return (double) shared / (a.size() + b.size() - shared);
  }

  private static boolean meet(String one, String other) {
    return !Collections.disjoint(bands(one), bands(other));
  }

  private static @Nullable Voice voice(List<Voice> voices, String id) {
    return voices.stream().filter(v -> v.statement().equals(id)).findFirst().orElse(null);
  }

  private static Copy copy(List<Voice> voices, String id) {
    return voices.stream()
        .filter(v -> v.statement().equals(id))
        .flatMap(v -> v.copy().stream())
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(ints = {34, 60, 120, 300, 499, 520, 640, 660, 1200})
  void almostNeverMissesTextsThatAreAlike(int words) {
    int alike = 0;
    int met = 0;
    for (long seed = 0; alike < 120; seed++) {
      var one = text(seed, words);
      var other = perturbed(seed, words, 0.022);
      double similarity = jaccard(one, other);
      if (similarity >= 0.8 && similarity < 0.95) {
        alike++;
        met += meet(one, other) ? 1 : 0;
      }
    }
    assertThat(met / (double) alike).isGreaterThan(0.98);
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 120, 300, 600, 1200})
  void seldomTakesTextsForAlikeThatShareLittleHereAndThere(int words) {
    int unlike = 0;
    int met = 0;
    for (long seed = 0; unlike < 60; seed++) {
      var one = text(seed, words);
      var other = perturbed(seed, words, 0.16);
      if (jaccard(one, other) < 0.4) {
        unlike++;
        met += Collections.disjoint(alike(one), alike(other)) ? 0 : 1;
      }
    }
    assertThat(met / (double) unlike).isLessThan(0.05);
  }

  private static Set<Long> alike(String text) {
    return new Bands().alike(Shingles.of(text).inOrder());
  }

  @Test
  void neverComparesTextsThatShareNothing() {
    for (long seed = 0; seed < 40; seed++) {
      assertThat(meet(text(seed, 200), text(1000 + seed, 200))).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"200, 300", "200, 550", "500, 1400"})
  void alwaysNoticesALongTextThatStandsWholeInAnother(int part, int whole) {
    for (long seed = 0; seed < 25; seed++) {
      var quoted = text(seed, part);
      var around = text(5000 + seed, whole - part);
      var shared = new SharedBands();
      shared.add("a", bands(quoted));
      shared.add("b", bands(around + " " + quoted));
      assertThat(shared.groups()).hasSize(1);
    }
  }

  @Test
  void doesNotCompareTextsBelowThirtyWords() {
    assertThat(bands(text(1, 29))).isEmpty();
    assertThat(bands(text(1, 30))).isNotEmpty();
    assertThat(bands("我们对此表示哀悼".repeat(7))).isEmpty();
    assertThat(bands("")).isEmpty();
  }

  @Test
  void readsAScriptWithoutSpacesCharacterByCharacter() {
    var random = new SplittableRandom(7);
    var text =
        random
            .ints(200, 0x4E00, 0x9FA0)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    var copied = text.substring(0, 90) + "，" + text.substring(90, 198) + "完了。";

    assertThat(jaccard(text, copied)).isGreaterThan(0.9);
    assertThat(meet(text, copied)).isTrue();
  }

  @Test
  void doesNotMindCaseMarksAndPunctuation() {
    var text = "The Minister’s words: “We, all of us, mourn” – he said on Monday";
    var copied = "THE MINISTER'S WORDS \"we all of us mourn\" he said, on monday.";

    assertThat(jaccard(text, copied)).isEqualTo(1);
  }

  @Test
  void creditsTheOneWhoWasFirst() {
    var first = said("z", "mfa", "2026-03-03T10:00Z", text(1, 120));
    var second = said("a", "mnd", "2026-03-03T11:00Z", perturbed(1, 120, 0.01));
    var third = said("b", "embassy", "2026-03-05", text(1, 120));

    var voices = NearCopies.voices(List.of(third, second, first));

    assertThat(voice(voices, "z"))
        .satisfies(
            voice -> {
              assertThat(voice).isNotNull();
              assertThat(voice.copy()).isEmpty();
              assertThat(voice.order()).isEqualTo(Voice.Order.FIRST);
              assertThat(voice.orderedBy()).contains(Voice.OrderedBy.PUBLISHED);
            });
    assertThat(voices).allMatch(voice -> voice.chorus().orElse("").equals("z"));
    assertThat(copy(voices, "a"))
        .returns("z", Copy::of)
        .returns("mfa", Copy::institution)
        .returns(Copy.Kind.WHOLE, Copy::kind)
        .returns(false, Copy::sameInstitution);
    assertThat(copy(voices, "b").similarity()).isEqualTo(1);
  }

  @Test
  void doesNotSayWhoWasFirstOfTwoDaysThatAreTheSame() {
    var voices =
        NearCopies.voices(
            List.of(
                said("a", "mfa", "2026-03-03", text(1, 120)),
                said("b", "mnd", "2026-03-03", text(1, 120))));

    assertThat(voices).hasSize(2);
    assertThat(voices).allMatch(voice -> voice.order() == Voice.Order.UNORDERED);
    assertThat(voices).allMatch(voice -> voice.orderedBy().isEmpty());
  }

  @Test
  void marksAnOrderThatOnlyWhatWeSawFirstTells() {
    var voices =
        NearCopies.voices(
            List.of(
                seen(said("a", "mfa", "2026-03-03", text(1, 120)), "2026-03-03T12:00:00Z"),
                seen(said("b", "mnd", "2026-03-03", text(1, 120)), "2026-03-03T09:00:00Z")));

    assertThat(copy(voices, "a").of()).isEqualTo("b");
    assertThat(voices)
        .extracting(Voice::statement, Voice::order)
        .containsExactlyInAnyOrder(tuple("a", Voice.Order.LATER), tuple("b", Voice.Order.FIRST));
    assertThat(voices)
        .allMatch(voice -> voice.orderedBy().equals(Optional.of(Voice.OrderedBy.FIRST_SEEN)));
  }

  @Test
  void keepsWhatAnInstitutionRepeatsOfItselfOutOfChoruses() {
    var voices =
        NearCopies.voices(
            List.of(
                said("a", "mfa", "2026-03-03", text(1, 120)),
                said("b", "mfa", "2026-03-05", text(1, 120))));

    assertThat(voices).hasSize(1);
    assertThat(copy(voices, "b").sameInstitution()).isTrue();
    assertThat(voices.getFirst().chorus()).isEmpty();
  }

  @Test
  void countsAReleaseThatAnotherQuotesWholeUnderALeadOfItsOwn() {
    var release = text(1, 220);
    var voices =
        NearCopies.voices(
            List.of(
                said("wire", "agency", "2026-03-04", text(2, 150) + " " + release),
                said("release", "mfa", "2026-03-03", release)));

    assertThat(copy(voices, "wire"))
        .returns("release", Copy::of)
        .returns(Copy.Kind.QUOTED, Copy::kind)
        .satisfies(copy -> assertThat(copy.similarity()).isCloseTo(1, within(0.01)));
  }

  @Test
  void callsAPartThatCameLaterAnExcerpt() {
    var part = text(1, 220);
    var voices =
        NearCopies.voices(
            List.of(
                said("whole", "mfa", "2026-03-03", part + " " + text(2, 150)),
                said("part", "mnd", "2026-03-04", part)));

    assertThat(copy(voices, "part").kind()).isEqualTo(Copy.Kind.EXCERPT);
  }

  @Test
  void takesNeitherABulletinNorAShortQuotationForACopy() {
    assertThat(
            NearCopies.voices(
                List.of(
                    said("release", "mfa", "2026-03-03", text(1, 100)),
                    said("bulletin", "mnd", "2026-03-04", text(2, 400) + " " + text(1, 100)))))
        .isEmpty();
    assertThat(
            NearCopies.voices(
                List.of(
                    said("short", "mfa", "2026-03-03", text(1, 50)),
                    said("longer", "mnd", "2026-03-04", text(2, 60) + " " + text(1, 50)))))
        .isEmpty();
  }

  @Test
  void doesNotLinkTwoTextsBecauseAThirdQuotesBoth() {
    var one = text(1, 250);
    var other = text(2, 250);
    var voices =
        NearCopies.voices(
            List.of(
                said("a", "mfa", "2026-03-03", one),
                said("b", "mnd", "2026-03-04", other),
                said("both", "agency", "2026-03-05", one + " " + other)));

    assertThat(copy(voices, "both").of()).isEqualTo("a");
    assertThat(voice(voices, "b")).isNull();
  }

  @Test
  void givesTheSameLinksInWhateverOrderStatementsCome() {
    var random = new SplittableRandom(3);
    var statements = new ArrayList<Statement>();
    for (int i = 0; i < 120; i++) {
      int text = random.nextInt(25);
      statements.add(
          said(
              "s" + i,
              "m" + random.nextInt(6),
              "2026-03-0" + (1 + random.nextInt(9)),
              perturbed(text, 80 + text, random.nextInt(3) * 0.006)));
    }
    var expected = linked(statements);
    assertThat(expected).hasSizeGreaterThan(80);

    for (int seed = 0; seed < 5; seed++) {
      Collections.shuffle(statements, new Random(seed));
      assertThat(linked(statements)).isEqualTo(expected);
    }
  }

  private static List<Voice> linked(List<Statement> statements) {
    var shared = new SharedBands();
    statements.forEach(s -> shared.add(s.id(), bands(s.text())));
    return shared.groups().stream()
        .flatMap(
            ids ->
                NearCopies.voices(statements.stream().filter(s -> ids.contains(s.id())).toList())
                    .stream())
        .toList();
  }

  @Test
  void passesOverAMarkThatTooManyShare() {
    var shared = new SharedBands();
    for (int i = 0; i <= SharedBands.MOST; i++) {
      shared.add("s" + i, List.of("e", "1000" + Integer.toString(i, 32) + "0"));
    }
    shared.add("a", List.of("g"));
    shared.add("b", List.of("g"));

    assertThat(shared.groups()).containsExactly(List.of("a", "b"));
    assertThat(shared.passedOver()).isEqualTo(1);
  }

  @Test
  void comparesManyTextsOfOneKindInLittleTime() {
    var statements = new ArrayList<Statement>();
    for (int i = 0; i < 500; i++) {
      statements.add(said("s" + i, "m" + i, "2026-03-03", text(1, 60) + " " + text(100 + i, 60)));
    }
    long began = System.nanoTime();

    assertThat(NearCopies.voices(statements)).isEmpty();

    assertThat(System.nanoTime() - began).isLessThan(10_000_000_000L);
  }
}
