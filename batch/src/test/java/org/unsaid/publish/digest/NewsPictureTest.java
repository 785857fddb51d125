package org.unsaid.publish.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.testing.Cases.assessed;
import static org.unsaid.testing.Cases.at;
import static org.unsaid.testing.Cases.event;
import static org.unsaid.testing.Cases.judgement;
import static org.unsaid.testing.Cases.silent;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.unsaid.core.Finding.Kind;
import org.unsaid.core.Judgement;
import org.unsaid.core.Subscription.Format;

class NewsPictureTest {

  private static List<Judgement> judgements() {
    var event = event("2026-03-01T10:00", "a");
    return List.of(
        judgement(event, List.of(assessed(silent(event, "a"), at("2026-03-05T00:00:00Z")))));
  }

  private static final News SILENCE =
      Told.news(
          Told.desk(), List.of(Told.finding(Kind.SILENCE, "a", "flood", "Silent.")), List.of());

  @Test
  void drawsTheEventThatIsToldOfAndSaysWhatCanBeSeen() throws Exception {
    var pictures = NewsPicture.of(SILENCE, Told.desk(), NewsPictureTest::judgements);

    assertThat(pictures).hasSize(1);
    var drawn = ImageIO.read(new ByteArrayInputStream(pictures.getFirst().png()));
    assertThat(drawn.getWidth()).isEqualTo(2 * 584);
    var digest = Digest.of(SILENCE, Told.desk(), Told.watch(1, 1), Told.NOWHERE, "", pictures);
    var shown = Jsoup.parse(String.valueOf(digest.html())).select("img");
    assertThat(shown.attr("src")).isEqualTo("cid:timeline@unsaid");
    assertThat(shown.attr("alt"))
        .startsWith("Answers to: Flood. ")
        .contains("1 silent", "Silent: Ministry a.");
  }

  @Test
  void asksNothingWhereThereIsNothingToDraw() {
    Supplier<List<Judgement>> never =
        () -> {
          throw new AssertionError("asked");
        };
    var quiet = Told.news(Told.desk(), List.of(), List.of());

    assertThat(NewsPicture.of(quiet, Told.desk(), never)).isEmpty();
    assertThat(NewsPicture.of(SILENCE, Told.reader(Format.TEXT, Set.of(), List.of(), null), never))
        .isEmpty();
    assertThat(NewsPicture.of(SILENCE, Told.desk(), List::of)).isEmpty();
  }
}
