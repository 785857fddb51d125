package org.unsaid.extract.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PortionTest {

  @Test
  void leavesAnOrdinaryListAlone() {
    var feed = "<a>one, two, three</a>";

    assertThat(Portion.of(feed, 2)).isEqualTo(new Portion(feed, null));
  }

  @Test
  void endsBeforeTheTagThatIsTooMuch() {
    var portion = Portion.of("<a><b/><c/>", 2);

    assertThat(portion.text()).isEqualTo("<a><b/>");
    assertThat(portion.fault()).contains("first 7 of 11 characters");
  }

  @Test
  void countsTheValuesOfJson() {
    assertThat(Portion.of(" [1,2,3]", 2).text()).isEqualTo(" [1,2");
    assertThat(Portion.of("{}<<<", 2).fault()).isNull();
  }
}
