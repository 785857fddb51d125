package org.unsaid.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unsaid.core.ActKind;
import org.unsaid.core.Statement;
import org.unsaid.core.Undated;

class TextChangeTest {

  private static final Instant SEEN = Instant.parse("2026-03-03T10:00:00Z");

  @Test
  void showsWhatWentAndWhatCameWithTheWordsAroundIt() {
    var change =
        between(
            "The bridge at Tirrick is closed until Monday, said the ministry, and a ferry will go"
                + " from the old pier every hour.",
            "The bridge at Tirrick is closed until further notice, said the ministry, and a ferry"
                + " will go from the old pier every hour.");

    assertThat(change.words()).isEqualTo("2 words came, 1 went");
    assertThat(change.passages())
        .isEqualTo(
            "The bridge at Tirrick is closed until [-Monday-] {+further notice+}, said the"
                + " ministry, and a ferry …");
  }

  @Test
  void findsNoChangeWhereOnlyLinesAndBlanksAreOthers() {
    var one = statement("The flood", "Help is under way.\nThe bridge is closed.");
    var other = statement("The  flood", "Help is\n\nunder\u00a0way. The bridge is closed. ");

    assertThat(TextChange.between(one, other)).isEmpty();
  }

  @Test
  void tellsOfATitleThatIsAnother() {
    var change =
        TextChange.between(
                statement("Two dead at Skarn", "Help is under way."),
                statement("Nine dead at Skarn", "Help is under way."))
            .orElseThrow();

    assertThat(change.words()).isEqualTo("the title is another");
    assertThat(change.passages()).isEqualTo("title: [-Two-] {+Nine+} dead at Skarn");
  }

  @Test
  void comparesScriptsWithoutBlanksCharacterByCharacter() {
    assertThat(between("国防部坚决拥护中央的决定。", "国防部拥护中央的决定。"))
        .isEqualTo(new TextChange("0 characters came, 2 went", "国防部[-坚决-]拥护中央的决定。"));
    assertThat(between("กระทรวงสนับสนุน", "กระทรวงไม่สนับสนุน").words())
        .isEqualTo("2 characters came, 0 went");
  }

  @Test
  void keepsPassagesThatStandFarFromEachOtherApart() {
    var words = numbers(0, 200);

    var change = between(words, words.replace("n20 ", "m20 ").replace("n150 ", "m150 "));

    assertThat(change.passages().lines())
        .containsExactly(
            "… n12 n13 n14 n15 n16 n17 n18 n19 [-n20-] {+m20+} n21 n22 n23 n24 n25 n26 n27 n28 …",
            "… n142 n143 n144 n145 n146 n147 n148 n149 [-n150-] {+m150+} n151 n152 n153 n154 n155"
                + " n156 n157 n158 …");
  }

  @Test
  void saysHowMuchItLeftOut() {
    var before = numbers(0, 4_000);
    var after =
        IntStream.range(0, 4_000)
            .mapToObj(i -> i % 40 == 0 ? "m" + i : "n" + i)
            .collect(Collectors.joining(" "));

    var many = between(before, after);
    var whole = between(numbers(0, 20_000), numbers(20_000, 40_000));

    assertThat(many.passages()).hasSizeLessThan(4_100).endsWith(" more passages)");
    assertThat(whole.words()).isEqualTo("20,000 words came, 20,000 went");
    assertThat(whole.passages()).contains("(19,910 left out)").hasSizeLessThan(4_100);
  }

  @Test
  void findsOneWordInATextOfManyLinesOfWhichAllMoved() {
    var before =
        IntStream.range(0, 3_000)
            .mapToObj(i -> "line " + i + " says this")
            .collect(Collectors.joining("\n"));
    var after =
        "A new first line\n" + before.replace("line 1500 says", "line 1500 denies") + "\nEnd";

    assertThat(between(before, after).words()).isEqualTo("6 words came, 1 went");
  }

  @Test
  void callsACommaAComma() {
    assertThat(between("Help is coming, soon.", "Help is coming soon.").words())
        .isEqualTo("nothing but punctuation");
  }

  private static String numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "n" + i).collect(Collectors.joining(" "));
  }

  private static TextChange between(String before, String after) {
    return TextChange.between(statement("The flood", before), statement("The flood", after))
        .orElseThrow();
  }

  private static Statement statement(String title, String text) {
    return new Statement(
        "s",
        "health",
        title,
        text,
        null,
        new Undated("no date"),
        null,
        null,
        SEEN,
        false,
        null,
        ActKind.OWN,
        "feed");
  }
}
