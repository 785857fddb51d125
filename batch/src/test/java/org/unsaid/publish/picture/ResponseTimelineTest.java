package org.unsaid.publish.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.testing.Cases.BERLIN;
import static org.unsaid.testing.Cases.assessed;
import static org.unsaid.testing.Cases.at;
import static org.unsaid.testing.Cases.covered;
import static org.unsaid.testing.Cases.event;
import static org.unsaid.testing.Cases.institution;
import static org.unsaid.testing.Cases.judgement;
import static org.unsaid.testing.Cases.reaction;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unsaid.core.ActKind;
import org.unsaid.core.Assessment;
import org.unsaid.core.Basis;
import org.unsaid.core.Coverage;
import org.unsaid.core.Event;
import org.unsaid.core.Expectation;
import org.unsaid.core.Grade;
import org.unsaid.core.Institution;
import org.unsaid.core.Judgement;
import org.unsaid.core.Place;
import org.unsaid.core.Published;
import org.unsaid.core.Reaction;
import org.unsaid.core.Verdict;
import org.unsaid.core.When;
import org.xml.sax.InputSource;

class ResponseTimelineTest {

  private static final Event FLOOD = event("2026-03-02T10:00", "water", "roads", "health");
  private static final String NAMES_FROM_AFAR =
      "东部战区,وزارة الخارجية,Ministry of Örtliche Angelegenheiten und überaus lange Namen,משרד"
          + " הביטחון";

  @Test
  void drawsADotWhereTheMinuteIsKnownAndABarWhereOnlyTheDayIs() {
    var minute = reaction(FLOOD, "water", "2026-03-02T13:00", Place.HEAD);
    var day = reaction(FLOOD, "roads", "2026-03-03", Place.HEAD);

    var drawing = timeline(onTime("water", minute), onTime("roads", day)).draw(960);

    assertThat(statements(drawing, Mark.Dot.class)).hasSize(1);
    var bar = (Mark.Box) statements(drawing, Mark.Box.class).getFirst();
    var scale = TimeScale.of(FLOOD, 0, 1000);
    assertThat(bar.width()).isGreaterThan(20);
    // the window ends three days after the minute of the event is over
    assertThat(scale.x(at("2026-03-02T12:00:00Z")))
        .isEqualTo(1000 * Math.sqrt(3 / (72 + 1 / 60.0)), Offset.offset(1e-6));
  }

  @Test
  void drawsASilenceInItsColourFromTheTimeAtWhichAnAnswerWasDue() {
    var due = at("2026-03-03T09:00:00Z");
    var silent =
        new Verdict.Silent(
            new Expectation(FLOOD, institution("water"), due), Basis.PAIR, Grade.UNUSUAL);

    var drawing = timeline(assessed(silent, at("2026-03-04T09:00:00Z"))).draw(960);

    var red = boxes(drawing, Tone.SILENT).getFirst();
    var band = boxes(drawing, Tone.BAND).getFirst();
    assertThat(red.x()).isEqualTo(band.x() + band.width(), Offset.offset(1e-6));
    // nothing is said of the rest of the window
    assertThat(red.x() + red.width()).isLessThan(axisEnd(drawing));
  }

  @Test
  void drawsNoSilenceOfWhoWasNotWatchedButADashedGap() {
    var unseen =
        new Verdict.NotObserved(expected("water"), "no source covers it", Optional.empty());

    var drawing = timeline(assessed(unseen, at("2026-03-06T00:00:00Z"))).draw(960);

    assertThat(boxes(drawing, Tone.SILENT)).isEmpty();
    assertThat(boxes(drawing, Tone.GAP))
        .first()
        .satisfies(gap -> assertThat(gap.style()).isEqualTo(Mark.Box.Style.DASHED));
  }

  @Test
  void drawsNoGapOfWhoWasWatchedAndSaidWhatAReaderMustJudge() {
    var mention = reaction(FLOOD, "water", "2026-03-02T13:00", Place.TEXT);
    var doubt = new Verdict.NotObserved(expected("water"), "mentioned", Optional.of(mention));

    var drawing =
        timeline(
                new Assessment(
                    doubt,
                    Optional.empty(),
                    Coverage.Grade.DECLARED,
                    Optional.empty(),
                    at("2026-03-06T00:00:00Z"),
                    "chorus-1"))
            .draw(960);

    assertThat(boxes(drawing, Tone.GAP)).isEmpty();
  }

  @Test
  void showsAGapOfOursAlsoWhereAnAnswerWasFound() {
    var answer = reaction(FLOOD, "water", "2026-03-02T13:00", Place.HEAD);
    var watched = covered("water", "2026-03-02T09:00:00Z", "2026-03-03T09:00:00Z");

    var drawing =
        ResponseTimeline.of(
                judgement(FLOOD, List.of(onTime("water", answer))),
                List.of(answer),
                Map.of("water", watched))
            .draw(960);

    assertThat(boxes(drawing, Tone.GAP)).isNotEmpty();
  }

  @Test
  void putsTheSilentFirstAndTellsHowManyItLeavesOut() {
    var answer = reaction(FLOOD, "roads", "2026-03-02T13:00", Place.HEAD);
    var silent = new Verdict.Silent(expected("water"), Basis.PAIR, Grade.UNUSUAL);

    var drawing =
        timeline(onTime("roads", answer), assessed(silent, at("2026-03-06T00:00:00Z")))
            .atMost(1)
            .draw(960);

    assertThat(words(drawing))
        .contains("Ministry water", "and 1 more institutions that were asked")
        .doesNotContain("Ministry roads");
  }

  @ParameterizedTest
  @CsvSource({"5, 960", "5, 340", "60, 960", "60, 340", "60, 300", "5, 1400"})
  void letsNoLabelRunIntoAnotherOrOutOfThePicture(int institutions, int width) {
    var drawing = ResponseTimeline.of(mixed(institutions)).draw(width);

    var boxes = drawing.marks().stream().flatMap(mark -> bounds(mark).stream()).toList();
    assertThat(boxes).hasSizeGreaterThan(institutions);
    for (int i = 0; i < boxes.size(); i++) {
      var one = boxes.get(i);
      assertThat(one.left).as(one.text).isGreaterThanOrEqualTo(0);
      assertThat(one.right).as(one.text).isLessThanOrEqualTo(width);
      assertThat(one.bottom).as(one.text).isLessThanOrEqualTo(drawing.height());
      for (int j = i + 1; j < boxes.size(); j++) {
        assertThat(one.meets(boxes.get(j)))
            .as("'%s' runs into '%s'", one.text, boxes.get(j).text)
            .isFalse();
      }
    }
  }

  @Test
  void writesTheSameMarksAsSvgThatSaysInWordsWhatItShows() throws Exception {
    var drawing = ResponseTimeline.of(mixed(5)).draw(960);

    var svg = parsed(drawing.svg("e1"));

    assertThat(svg.getAttribute("role")).isEqualTo("img");
    assertThat(svg.getAttribute("aria-labelledby")).isEqualTo("e1-title e1-desc");
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("Answers to: Flood");
    assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
        .contains("5 institutions", "2 silent", "Silent: ");
    assertThat(svg.getElementsByTagName("text").getLength())
        .isEqualTo(drawing.marks().stream().filter(Mark.Words.class::isInstance).count());
    assertThat(drawing.svg("e1")).doesNotContain("<style");
    assertThat(drawing.svgFile()).contains("prefers-color-scheme: dark");
  }

  @Test
  void takesWhatOthersWroteAsTextAndNothingMore() throws Exception {
    var hostile =
        "</svg><script>alert(1)</script>\u202Egnp\u0007\u2028]]>&amp; \uD800 =cmd|'/c'!A0";
    var answer = titled(reaction(FLOOD, "water", "2026-03-02T13:00", Place.HEAD), hostile);

    var svg = parsed(timeline(onTime("water", answer)).draw(960).svg("e"));

    assertThat(svg.getElementsByTagName("script").getLength()).isZero();
    assertThat(svg.getTextContent())
        .contains("<script>alert(1)</script>gnp ]]>&amp; =cmd")
        .doesNotContain("\u202E", "\u0007");
  }

  @Test
  void writesAPngOfItsSizeOnLightAndOnDarkGround() throws Exception {
    var drawing = ResponseTimeline.of(mixed(5)).draw(640);

    var light = drawing.png(2, Tone.Ground.LIGHT).orElseThrow();
    var dark = drawing.png(1, Tone.Ground.DARK).orElseThrow();

    var image = ImageIO.read(new ByteArrayInputStream(light));
    assertThat(image.getWidth()).isEqualTo(1280);
    assertThat(image.getRGB(0, 0) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    assertThat(ImageIO.read(new ByteArrayInputStream(dark)).getRGB(0, 0) & 0xFFFFFF)
        .isLessThan(0x202020);
    assertThat(reds(image)).isGreaterThan(500);
  }

  @Test
  void setsNamesFromRightToLeftApartFromWhatStandsBesideThem() {
    var drawing = ResponseTimeline.of(mixed(5)).draw(960);

    assertThat(drawing.svg("e")).contains("\u2068وزارة الخارجية\u2069");
  }

  private static long reds(java.awt.image.BufferedImage image) {
    return IntStream.range(0, image.getHeight())
        .mapToLong(
            y ->
                IntStream.range(0, image.getWidth())
                    .filter(x -> (image.getRGB(x, y) & 0xFFFFFF) == 0xC62828)
                    .count())
        .sum();
  }

  private static org.w3c.dom.Element parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)))
        .getDocumentElement();
  }

  private static ResponseTimeline timeline(Assessment... assessments) {
    return ResponseTimeline.of(judgement(FLOOD, List.of(assessments)));
  }

  private static Expectation expected(String institution) {
    return new Expectation(FLOOD, institution(institution), at("2026-03-03T09:00:00Z"));
  }

  private static Assessment onTime(String institution, Reaction reaction) {
    return assessed(
        new Verdict.OnTime(expected(institution), reaction), at("2026-03-06T00:00:00Z"));
  }

  private static Reaction titled(Reaction reaction, String title) {
    return new Reaction(
        reaction.event(),
        reaction.institution(),
        reaction.statement(),
        title,
        reaction.url(),
        reaction.published(),
        reaction.place(),
        reaction.actKind(),
        reaction.latency());
  }

  /** All verdicts in turn, with names in several scripts, and some that are far too long. */
  private static Judgement mixed(int institutions) {
    var names = NAMES_FROM_AFAR.split(",");
    var all = new ArrayList<Assessment>();
    for (int i = 0; i < institutions; i++) {
      var named =
          new Institution(
              "i" + i,
              names[i % names.length],
              List.of(),
              List.of(),
              null,
              BERLIN,
              null,
              null,
              null);
      var expected = new Expectation(FLOOD, named, at("2026-03-03T09:00:00Z"));
      var when =
          When.parse(i % 2 == 0 ? "2026-03-03" : "2026-03-03T0%d:30".formatted(i % 10), BERLIN);
      var answer =
          new Reaction(
              FLOOD.id(),
              named.id(),
              "s" + i,
              "On the flood",
              null,
              Published.stated(when, "archive"),
              Place.HEAD,
              ActKind.OWN,
              FLOOD.latencyOf(when));
      var verdict =
          switch (i % 6) {
            case 0, 4 -> new Verdict.Silent(expected, Basis.GROUP, Grade.EXCEPTIONAL);
            case 1 -> new Verdict.OnTime(expected, answer);
            case 2 -> new Verdict.Late(expected, answer);
            case 3 -> new Verdict.NotObserved(expected, "a gap", Optional.of(answer));
            default -> new Verdict.NotExpected(expected, Optional.empty());
          };
      all.add(assessed(verdict, at("2026-03-05T00:00:00Z")));
    }
    return judgement(FLOOD, all);
  }

  private static List<Mark.Box> boxes(Drawing drawing, Tone tone) {
    return drawing.marks().stream()
        .filter(mark -> mark instanceof Mark.Box && mark.tone() == tone)
        .map(Mark.Box.class::cast)
        .toList();
  }

  /** Those with a tip: the legend has none. */
  private static List<Mark> statements(Drawing drawing, Class<? extends Mark> kind) {
    return drawing.marks().stream()
        .filter(kind::isInstance)
        .filter(mark -> mark.tone() == Tone.ANSWER)
        .filter(
            mark ->
                switch (mark) {
                  case Mark.Box box -> !box.tip().isEmpty();
                  case Mark.Dot dot -> !dot.tip().isEmpty();
                  default -> false;
                })
        .toList();
  }

  private static double axisEnd(Drawing drawing) {
    return drawing.marks().stream()
        .filter(Mark.Line.class::isInstance)
        .map(Mark.Line.class::cast)
        .filter(line -> line.y() == line.toY() && line.tone() == Tone.SOFT)
        .mapToDouble(Mark.Line::toX)
        .max()
        .orElseThrow();
  }

  private static List<String> words(Drawing drawing) {
    return drawing.marks().stream()
        .filter(Mark.Words.class::isInstance)
        .map(mark -> ((Mark.Words) mark).text())
        .toList();
  }

  private static Optional<Bounds> bounds(Mark mark) {
    if (!(mark instanceof Mark.Words words)) {
      return Optional.empty();
    }
    double wide = Plain.width(words.text(), words.size(), words.bold());
    double left =
        switch (words.anchor()) {
          case LEFT -> words.x();
          case MIDDLE -> words.x() - wide / 2;
          case RIGHT -> words.x() - wide;
        };
    return Optional.of(
        new Bounds(
            words.text(),
            left,
            words.y() - 0.8 * words.size(),
            left + wide,
            words.y() + 0.2 * words.size()));
  }

  private record Bounds(String text, double left, double top, double right, double bottom) {
    boolean meets(Bounds other) {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
  }
}
