package org.unsaid.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CutTest {

  @Test
  void leavesAnOrdinaryPageAlone() {
    var page = "<p>Dams</p>";

    assertThat(Cut.of(page)).isEqualTo(new Cut(page, null));
    assertThat(Cut.of(page, 2, 11)).isEqualTo(new Cut(page, null));
  }

  @Test
  void endsBeforeTheTagThatIsTooMuch() {
    var cut = Cut.of("<p>Dams</p><p>Lakes</p>", 3, 1000);

    assertThat(cut.html()).isEqualTo("<p>Dams</p><p>Lakes");
    assertThat(cut.note()).contains("first 19 of 23 characters");
  }

  @Test
  void endsWhereTheCharactersAreTooMany() {
    assertThat(Cut.of("Dams and lakes", 1, 4).html()).isEqualTo("Dams");
  }
}
