package org.unsaid.publish.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterFieldsTest {

  private static final Dataset VERDICTS = Codebook.read().dataset("verdicts");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flood",
        "verdict:silent AND groups:gov",
        "generous.verdict:late",
        "as_of:[2026-05-01T00:00:00Z TO 2026-06-01T12:00:00Z}",
        "url:\"https://example.org/a\"",
        "url:https\\:\\/\\/example.org",
        "_exists_:silence_p",
        "title.raw:/https?:.*/",
        "-(verdict:(silent OR late))"
      })
  void letsPassWhatNamesItsFields(String filter) {
    assertThat(FilterFields.fault(filter, VERDICTS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          verdict:silent and not groups:gov or flood     | verdict:silent AND NOT groups:gov OR flood
          title:"bread and butter" and x                 | title:"bread and butter" AND x
          title.raw:/a and b/                            | title.raw:/a and b/
          as_of >= 2026-01-01 and silence_p<0.1          | as_of:>=2026-01-01 AND silence_p:<0.1
          as_of > "2026-01-01T00:00:00Z"                 | as_of:>"2026-01-01T00:00:00Z"
          verdict:silent AND as_of:[a TO b]              | verdict:silent AND as_of:[a TO b]
          sand orange notable                            | sand orange notable
          """)
  void readsOperatorsAsKibanaWritesThem(String written, String lucene) {
    assertThat(FilterFields.lucene(written)).isEqualTo(lucene);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "as_off >= 2026-01-01",
        "verdikt:silent",
        "verdict:silent AND NOT group:gov",
        "https://example.org",
        "_exists_:silence",
        "text:flood"
      })
  void namesAFieldThatWouldFindNothing(String filter) {
    assertThat(FilterFields.fault(FilterFields.lucene(filter), VERDICTS))
        .hasValueSatisfying(
            fault -> assertThat(fault).contains("no field", "silence_p", "event_class"));
  }
}
