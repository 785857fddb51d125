package org.unsaid.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ul.news a",
        "#zoom",
        "p:contains(Date)",
        "div > p:nth-child(2n+1)",
        "a[href~=\\.html$]"
      })
  void readsWhatJsoupReads(String selector) {
    assertThat(Selectors.syntax().check(selector)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "div[            | 4 | balanced",
        "ul.list a:foo   | 13 | unexpected",
        "p >             | 3 | unexpected",
        "a,,b            | 2 | unexpected token at ',b'",
        "a[href~=(]      | 10 | Unclosed group",
        "p:contains(     | 11 | balanced"
      })
  void tellsWhereASelectorBreaksOff(String selector, int offset, String found) {
    var fault = Selectors.syntax().check(selector).orElseThrow();

    assertThat(fault.offset()).isEqualTo(offset);
    assertThat(fault.found()).contains(found);
    assertThat(fault.advice()).contains("CSS selector");
  }

  @Test
  void refusesAnEmptyOne() {
    assertThat(Selectors.syntax().check("")).isPresent();
  }
}
