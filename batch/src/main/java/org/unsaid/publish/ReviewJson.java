package org.unsaid.publish;

import org.unsaid.core.Review;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How the past was foretold, for a program: one document. What does not exist is null. */
public final class ReviewJson {

  private static final JsonMapper JSON = new JsonMapper();

  private ReviewJson() {}

  /** One JSON document, without a line feed at its end. */
  public static String of(Review review) {
    var all = JSON.createObjectNode();
    write(all, review);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all);
  }

  static void write(ObjectNode node, Review review) {
    node.put("as_of", review.asOf().toString())
        .put("method", review.method())
        .put("events", review.events())
        .put("events_unknown", review.unknown())
        .put("events_running", review.running())
        .put("evaluated", review.isPossible());
    var looks = node.putArray("looks");
    if (!review.isPossible()) {
      return;
    }
    for (var look : review.looks()) {
      var each =
          looks
              .addObject()
              .put("events", look.part().stored())
              .put("day", look.day().isPresent() ? (Integer) look.day().getAsInt() : null)
              .put("event_count", look.events())
              .put("pairs", look.pairs())
              .put("answered", look.answered());
      quality(each.putObject("forecast"), look.forecast());
      quality(each.putObject("seen"), look.seen());
      var bins = each.putArray("silences");
      for (var bin : look.silences()) {
        bins.addObject()
            .put("from", bin.from())
            .put("to", bin.to())
            .put("pairs", bin.pairs())
            .put("expected", bin.expected())
            .put("realised", bin.realised());
      }
      each.putObject("unusual")
          .put("at_most", look.unusual().atMost())
          .put("pairs", look.unusual().pairs())
          .put("expected_silent", look.unusual().expected())
          .put("silent", look.unusual().silent());
      each.putObject("claims")
          .put("claimed", look.claims().claimed())
          .put("answered_later", look.claims().answeredLater())
          .put("expected_later", look.claims().expectedLater());
      look.recalibrated()
          .ifPresentOrElse(
              its ->
                  each.putObject("recalibrated")
                      .put("pairs", its.pairs())
                      .put("log_loss_before", its.before())
                      .put("log_loss_after", its.after()),
              () -> each.putNull("recalibrated"));
    }
  }

  private static void quality(ObjectNode node, Review.Quality quality) {
    node.put("log_loss", quality.logLoss())
        .put("brier", quality.brier())
        .put("auc", quality.auc().orElse(null))
        .put("ece", quality.calibration());
  }
}
