package org.unsaid.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.unsaid.testing.Statements;

class TextDigestTest {

  /** Digests are kept for years: they must not change with the program. */
  @Test
  void tellsTheSameWordsByTheSameDigestHoweverTheyAreSpaced() {
    var digest = "aa53ac41ece2fc36ca7ac9301b22616b873633d5bb4af7f92e9cb9b0b4b0c241";

    assertThat(digest("A", "b c")).isEqualTo(digest);
    assertThat(digest(" A", "\u00A0 b \t\r\n\f\u000B c\n")).isEqualTo(digest);
  }

  @Test
  void tellsOtherWordsApart() {
    assertThat(digest("A", "bc")).isNotEqualTo(digest("A", "b c"));
    // blanks of other scripts are part of the text, as they always were
    assertThat(digest("A", "b\u3000c")).isNotEqualTo(digest("A", "b c"));
  }

  private static String digest(String title, String text) {
    return TextDigest.of(Statements.statement(title, text, null));
  }
}
