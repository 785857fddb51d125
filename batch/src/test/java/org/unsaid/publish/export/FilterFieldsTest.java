package org.unsaid.publish.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
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
  @ValueSource(
      strings = {
        "verdikt:silent",
        "verdict:silent AND NOT group:gov",
        "https://example.org",
        "_exists_:silence",
        "text:flood"
      })
  void namesAFieldThatWouldFindNothing(String filter) {
    assertThat(FilterFields.fault(filter, VERDICTS))
        .hasValueSatisfying(
            fault -> assertThat(fault).contains("no field", "silence_p", "event_class"));
  }
}
