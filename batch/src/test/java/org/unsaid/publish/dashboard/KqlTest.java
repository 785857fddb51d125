package org.unsaid.publish.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KqlTest {

  @Test
  void bindsAndCloserThanOr() {
    var parsed = Kql.parse("verdict: late or verdict: silent and not grade: unusual");

    assertThat(parsed.query().toString())
        .isEqualTo(
            "{\"bool\":{\"should\":[{\"match\":{\"verdict\":\"late\"}},{\"bool\":{\"filter\":["
                + "{\"match\":{\"verdict\":\"silent\"}},{\"bool\":{\"must_not\":[{\"match\":"
                + "{\"grade\":\"unusual\"}}]}}]}}],\"minimum_should_match\":1}}");
    assertThat(parsed.asked())
        .extracting(Kql.Asked::field)
        .containsExactly("verdict", "verdict", "grade");
  }

  @Test
  void readsListsRangesPhrasesAndExistence() {
    assertThat(Kql.parse("outcome: (failed or disallowed)").query().at("/bool/should")).hasSize(2);
    assertThat(Kql.parse("silence_p >= 0.05").query().at("/range/silence_p/gte").asString())
        .isEqualTo("0.05");
    assertThat(Kql.parse("event: \"a \\\"b\\\" or c\"").asked().getFirst().value())
        .isEqualTo("a \"b\" or c");
    assertThat(Kql.parse("version: *").query().at("/exists/field").asString()).isEqualTo("version");
    assertThat(Kql.parse("  ").query().has("match_all")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "verdict:",
        "verdict: (late",
        "verdict: late)",
        "verdict: not observed",
        "institution: North Command",
        "late",
        "verdict: late or",
        "and verdict: late",
        "verdict late",
        "event: \"open",
        "\"verdict\": late"
      })
  void refusesWhatIsNoQuery(String text) {
    assertThatThrownBy(() -> Kql.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not KQL");
  }
}
