package org.unsaid.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.testing.Cases.at;
import static org.unsaid.testing.Cases.institution;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unsaid.core.Span;
import org.unsaid.core.Story;

class LeadTextTest {

  private static final Story STORY =
      new Story(
          List.of("helicopter lost", "tirrick"),
          new Span(at("2026-03-02T00:00:00Z"), at("2026-03-09T00:00:00Z")),
          0.25,
          Map.of("a", 2L, "b", 1L),
          Map.of("a", 2L, "b", 4L, "c", 3L),
          "s1",
          null);

  @Test
  void saysThatItIsNoVerdictAndWhoIsMissing() {
    var text = new LeadText(STORY, Map.of("a", institution("a")), List.of(institution("c")));

    assertThat(text.summary())
        .isEqualTo(
            "A lead, and no verdict: 2 institutions spoke of \u201chelicopter lost\u201d, \u201ctirrick\u201d"
                + " from 2026-03-02 to 2026-03-08, where 0.3 would in an average week; no event of"
                + " the watch is on it. Of those who were watched all week and published something,"
                + " 1 did not: Ministry c (3 statements; by how much it published, in 13 of 100"
                + " cases).");
    assertThat(text.detail())
        .isEqualTo(
            """
            spoke: Ministry a (2 of 2 statements)
            spoke: b (1 of 4 statements)
            did not: Ministry c (3 statements; by how much it published, in 13 of 100 cases)""");
  }

  @Test
  void saysThatNobodyIsMissing() {
    assertThat(new LeadText(STORY, Map.of(), List.of()).summary())
        .endsWith("Nobody who published anything, and was watched all week, is missing.");
  }
}
