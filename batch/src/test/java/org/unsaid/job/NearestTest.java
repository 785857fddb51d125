package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

  private static final List<String> NAMES =
      List.of(
          "aldis-surge-2026",
          "brask-2026",
          "halden-2026",
          "hjelm-surge-2026",
          "kelda-strait-2026",
          "kestrel-2026",
          "solmar-2026",
          "tirrick-2026",
          "veland-2026");

  @Test
  void takesAPartOfANameForTheName() {
    assertThat(Nearest.of("Tirrick", NAMES)).startsWith("tirrick-2026");
    assertThat(Nearest.of("surge", NAMES)).startsWith("aldis-surge-2026", "hjelm-surge-2026");
  }

  @Test
  void forgivesASlipOfTheHand() {
    assertThat(Nearest.words("kestrl-2026", NAMES)).startsWith("Did you mean kestrel-2026, ");
  }

  @Test
  void namesAllOfAFew() {
    assertThat(Nearest.words("x", List.of("water", "roads")))
        .isEqualTo("It is one of water, roads.");
  }
}
