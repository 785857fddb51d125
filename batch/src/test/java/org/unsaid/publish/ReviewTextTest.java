package org.unsaid.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.unsaid.core.Review;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.json.JsonMapper;

class ReviewTextTest {

  private static final Instant LATER = Instant.parse("2026-04-01T00:00:00Z");

  @Test
  void saysThatNothingCanBeComparedWithFewerThanTwoEvents() {
    assertThat(new ReviewText(review(0), 100).text())
        .isEqualTo("cannot be evaluated: 0 completed events\n");
    assertThat(new ReviewText(review(1), 100).text())
        .startsWith("cannot be evaluated: 1 completed event, ");
    assertThatThrownBy(() -> ReliabilityPicture.of(review(1), "watch"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void saysThatFewEventsTellLittle() {
    assertThat(new ReviewText(review(9), 100).text()).startsWith("Only 9 completed events: ");
    assertThat(new ReviewText(review(10), 100).text()).startsWith("10 completed events, each");
  }

  @Test
  void tellsFalseSilencesAndCalibration() {
    assertThat(new ReviewText(review(10), 200).text())
        .containsPattern("all, 10 +3 +8 +5 +20\\.0 +10 +3 +2\\.5 +30 %")
        .containsPattern("0\\.1 to 0\\.2 +40 +0\\.15 +0\\.25");
  }

  @Test
  void drawsEachShareWhereItBelongs() throws Exception {
    var svg = ReliabilityPicture.of(review(10), "a & b <c>");

    var root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)))
            .getDocumentElement();
    assertThat(root.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("Chances of silence that held: a & b <c>");
    assertThat(root.getElementsByTagName("desc").item(0).getTextContent())
        .contains("0.15 given on average to 40, 0.25 were silent");
    var circle = (Element) root.getElementsByTagName("circle").item(0);
    assertThat(Double.parseDouble(circle.getAttribute("cx"))).isCloseTo(80 + 420 * .15, within(.1));
    assertThat(Double.parseDouble(circle.getAttribute("cy"))).isCloseTo(84 + 420 * .75, within(.1));
  }

  @Test
  void givesProgramsTheSameNumbers() {
    var json = new JsonMapper().readTree(ReviewJson.of(review(10)));

    assertThat(json.path("evaluated").asBoolean()).isTrue();
    assertThat(json.at("/looks/0/day").asInt()).isEqualTo(3);
    assertThat(json.at("/looks/0/claims/answered_later").asInt()).isEqualTo(3);
    assertThat(json.at("/looks/1/day").isNull()).isTrue();
    assertThat(json.at("/looks/1/silences/0/realised").asDouble()).isEqualTo(0.25);
    assertThat(new JsonMapper().readTree(ReviewJson.of(review(1))).path("looks").isEmpty())
        .isTrue();
  }

  private static Review review(int events) {
    var quality = new Review.Quality(0.4, 0.1, Optional.of(0.8), 0.02);
    var looks =
        Stream.of(OptionalInt.of(3), OptionalInt.empty())
            .map(
                day ->
                    new Review.Look(
                        Review.Part.ALL,
                        day,
                        events,
                        80,
                        60,
                        quality,
                        quality,
                        List.of(new Review.Bin(0.1, 0.2, 40, 0.15, 10)),
                        new Review.Unusual(0.2, 8, 20, 5),
                        new Review.Claims(10, 3, 2.5),
                        Optional.empty()))
            .toList();
    return new Review(LATER, "chorus-1", events, 0, 0, events == 0 ? List.of() : looks);
  }
}
