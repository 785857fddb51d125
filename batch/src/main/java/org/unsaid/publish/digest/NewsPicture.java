package org.unsaid.publish.digest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.unsaid.core.Finding.Kind;
import org.unsaid.core.Judgement;
import org.unsaid.core.Subscription;
import org.unsaid.publish.picture.ResponseTimeline;
import org.unsaid.publish.picture.Tone;

/** The event that a digest tells most of, drawn: who answered it when, and who did not. */
public final class NewsPicture {

  /** Of a mail that is 600 pixels wide, on screens of twice as many. */
  private static final int WIDTH = 584;

  private static final double SCALE = 2;
  private static final int ROWS = 15;
  private static final String NAME = "timeline@unsaid";

  private NewsPicture() {}

  /**
   * @param judgements of the watch, newest; asked for only if there is something to draw
   * @return empty for who wants text alone, if nothing is told of an event, or if this machine has
   *     no font
   */
  public static List<Digest.Picture> of(
      News news, Subscription subscription, Supplier<List<Judgement>> judgements) {
    boolean page =
        subscription.way() instanceof Subscription.Way.Mail mail
            && mail.format() == Subscription.Format.HTML;
    var event = page ? event(news) : Optional.<String>empty();
    return event
        .flatMap(
            id -> judgements.get().stream().filter(its -> its.event().id().equals(id)).findFirst())
        .flatMap(NewsPicture::picture)
        .map(List::of)
        .orElse(List.of());
  }

  private static Optional<Digest.Picture> picture(Judgement judgement) {
    var drawing = ResponseTimeline.of(judgement).atMost(ROWS).draw(WIDTH);
    return drawing
        .png(SCALE, Tone.Ground.LIGHT)
        .map(
            png ->
                new Digest.Picture(
                    NAME, Plain.of(drawing.title() + ". " + drawing.description()), png));
  }

  /** Of which the most new silences are told; else of which most else is. */
  private static Optional<String> event(News news) {
    var silences = new ArrayList<String>();
    var others = new ArrayList<String>();
    for (var item : news.items()) {
      var finding = item.finding();
      if (finding.event() != null) {
        boolean silence = finding.kind() == Kind.SILENCE || finding.kind() == Kind.GROUP_SILENCE;
        (silence ? silences : others).add(finding.event());
      }
    }
    news.answers().forEach(answer -> others.add(answer.event()));
    return mostOften(silences).or(() -> mostOften(others));
  }

  private static Optional<String> mostOften(List<String> events) {
    var times = new HashMap<String, Integer>();
    events.forEach(event -> times.merge(event, 1, Integer::sum));
    int most = times.isEmpty() ? 0 : Collections.max(times.values());
    // of several the one that was found last
    return events.reversed().stream()
        .filter(event -> times.getOrDefault(event, 0) == most)
        .findFirst();
  }
}
