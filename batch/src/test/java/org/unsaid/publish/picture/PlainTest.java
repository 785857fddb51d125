package org.unsaid.publish.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTest {

  @Test
  void leavesOnOneLineWhatHasRoom() {
    assertThat(Plain.twoLines("Flood at Sanvarr", 300, 16, true))
        .containsExactly("Flood at Sanvarr");
  }

  @Test
  void breaksAtABlankWhatHasNoRoomOnOneLine() {
    assertThat(Plain.twoLines("Commander of the coastal forces Solmar dismissed", 324, 16, true))
        .containsExactly("Commander of the coastal forces", "Solmar dismissed");
  }

  @Test
  void breaksAnywhereWhereThereIsNoBlankAndCutsWhatHasNoRoomOnTwo() {
    var lines = Plain.twoLines("総参謀部議長解任".repeat(10), 100, 16, false);

    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst()).doesNotEndWith("…");
    assertThat(lines.getLast()).endsWith("…");
    assertThat(lines).allSatisfy(line -> assertThat(Plain.width(line, 16, false)).isLessThan(101));
  }
}
