package org.unsaid.publish;

import java.util.ArrayList;
import org.unsaid.core.Chances;
import org.unsaid.core.Review;

/** How far claims and chances can be trusted, by the watch's own past, in sentences. */
public final class ErrorRateText {

  private ErrorRateText() {}

  /** How often such claims were wrong on the watch's own past. */
  public static String of(Review review) {
    if (!review.isPossible()) {
      return "unknown: %s of this watch is over"
          .formatted(review.events() == 0 ? "no other event" : "one other event alone");
    }
    var words = new ArrayList<String>();
    for (var look : review.looks()) {
      var claims = look.claims();
      // at the close nobody can answer later
      if (look.part() == Review.Part.QUIET && look.day().isPresent() && claims.claimed() > 0) {
        words.add(
            "of %d on day %d, %d answered later (%.1f expected)"
                .formatted(
                    claims.claimed(),
                    look.day().getAsInt(),
                    claims.answeredLater(),
                    claims.expectedLater()));
      }
    }
    return "%s of this watch are over, of which %d had a topic that ran before. %s%s%s"
        .formatted(
            DossierLines.count(review.events(), "other event"),
            review.running(),
            words.isEmpty()
                ? "At the rest no silence of a single institution would have been claimed before"
                    + " the close"
                : "Of silences of single institutions that would have been claimed at the rest: "
                    + String.join("; ", words),
            review
                .close(Review.Part.QUIET)
                .map(Review.Look::unusual)
                .filter(unusual -> unusual.pairs() > 0)
                .map(
                    unusual ->
                        ". Of %d whose silence to the end was given at most %d of 100, %d were silent, and %.1f were expected to be"
                            .formatted(
                                unusual.pairs(),
                                Math.round(100 * unusual.atMost()),
                                unusual.silent(),
                                unusual.expected()))
                .orElse(""),
            review.events() < Review.FEW ? ". That is little to go by" : "");
  }

  static String held(Chances chances, Chances.Held held) {
    return "where the model said %s, it came in %s at %d earlier events of this watch that were over; that is the chance on the board, and a silence is claimed only if the larger of both is unusual"
        .formatted(
            ChanceText.of100(chances.silence()), ChanceText.of100(held.silence()), held.events());
  }
}
