package org.unsaid.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {

  @Test
  void suggestsOnlyWhatASlipOfTheHandCouldHaveMeant() {
    var known = List.of("query", "near_query", "asked");

    assertThat(Wording.didYouMean("qurey", known)).isEqualTo("Did you mean 'query'? ");
    assertThat(Wording.didYouMean("window", known)).isEmpty();
    assertThat(Wording.didYouMean("", known)).isEmpty();
  }

  @Test
  void quotesOnOneLineWithoutCuttingALetterInTwo() {
    assertThat(Wording.quoted("a\n\tb")).isEqualTo("'a b'");
    assertThat(Wording.quoted("😀".repeat(61))).isEqualTo("'" + "😀".repeat(60) + "…'");
  }

  @Test
  void setsTheCaretBelowALetterOfTwoColumns() {
    assertThat(Queries.marked("反腐 ((", 3)).isEqualTo("    反腐 ((\n    \u3000\u3000 ^");
  }

  @Test
  void showsOfALongQueryWhatStandsAroundThePlace() {
    var query = "a".repeat(100) + "((" + "b".repeat(100);

    assertThat(Queries.marked(query, 100))
        .isEqualTo(
            "    …" + "a".repeat(40) + "((" + "b".repeat(38) + "…\n     " + " ".repeat(40) + "^");
  }

  @Test
  void setsTheCaretAtAnEndIfTheOffsetIsBeyondIt() {
    assertThat(Queries.marked("ab", 7)).isEqualTo("    ab\n      ^");
    assertThat(Queries.marked("ab", -1)).isEqualTo("    ab\n    ^");
  }
}
