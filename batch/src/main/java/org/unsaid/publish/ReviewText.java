package org.unsaid.publish;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.unsaid.core.Review;

/** How the past was foretold, for a reader. */
public final class ReviewText {

  private final Review review;
  private final int width;

  /**
   * @param width columns of the terminal
   */
  public ReviewText(Review review, int width) {
    this.review = review;
    this.width = width;
  }

  /** Tables with what they mean; where too few events are over, that first. */
  public String text() {
    if (!review.isPossible()) {
      return wrapped(
              "cannot be evaluated: %s%s"
                  .formatted(
                      events(review.events(), "completed event"),
                      review.events() == 0
                          ? ""
                          : ", which has none before it to be predicted from"))
          + unknown();
    }
    var out = new StringBuilder();
    if (review.events() < Review.FEW) {
      out.append(
          wrapped(
              "Only %s: what follows tells little of how well the method does here."
                  .formatted(events(review.events(), "completed event"))));
    }
    out.append(
            wrapped(
                "%s, each predicted by %s from those alone that were over when it began; the topic of %d ran before."
                    .formatted(
                        events(review.events(), "completed event"),
                        review.method(),
                        review.running())))
        .append(unknown())
        .append("\n")
        .append(scores())
        .append(
            wrapped(
                "\"before\": foretold before anybody answered; the other scores: seen what all others had done by the end of that day, or by the close of the window, never the institution itself. Log loss, Brier and ECE: the smaller the better; AUC: the larger, .5 is chance."))
        .append("\n")
        .append(calibration())
        .append("\n")
        .append(silences())
        .append(
            wrapped(
                "\"unusual\": pairs whose silence was given at most %s, whether they answered or not, with how many of them were silent and how many were said to be. \"claimed\": silences of single institutions that would have been claimed then by all rules but those for groups; those answered later were false."
                    .formatted(two(surprising()))));
    recalibrated().ifPresent(out::append);
    return out.toString();
  }

  private double surprising() {
    return review.looks().getFirst().unusual().atMost();
  }

  private String unknown() {
    return review.unknown() == 0
        ? ""
        : wrapped(
            "%s more %s over, but too little was watched then to tell who answered."
                .formatted(
                    events(review.unknown(), "event"), review.unknown() == 1 ? "is" : "are"));
  }

  private String scores() {
    var table =
        new TextTable(
            List.of(
                "events",
                "day",
                "pairs",
                "answered",
                "log loss",
                "Brier",
                "AUC",
                "ECE",
                "log loss before",
                "AUC before",
                "ECE before"),
            0);
    for (var look : looks()) {
      table.add(
          part(look),
          day(look),
          count(look.pairs()),
          count(look.answered()),
          four(look.seen().logLoss()),
          four(look.seen().brier()),
          four(look.seen().auc()),
          four(look.seen().calibration()),
          four(look.forecast().logLoss()),
          four(look.forecast().auc()),
          four(look.forecast().calibration()));
    }
    return table.text(width);
  }

  private String calibration() {
    var last = review.close(Review.Part.ALL);
    if (last.isEmpty()) {
      return "";
    }
    var table = new TextTable(List.of("silence given", "pairs", "expected", "realised"), 0);
    for (var bin : last.get().silences()) {
      table.add(
          "%s to %s".formatted(one(bin.from()), one(bin.to())),
          count(bin.pairs()),
          two(bin.expected()),
          two(bin.realised()));
    }
    return wrapped(
            "Silence at the close of the window: mean probability that was given, and share that was silent.")
        + table.text(width);
  }

  private String silences() {
    var table =
        new TextTable(
            List.of(
                "events",
                "day",
                "unusual",
                "silent",
                "expected",
                "claimed",
                "answered later",
                "expected later",
                "false"),
            0);
    for (var look : looks()) {
      var claims = look.claims();
      table.add(
          part(look),
          day(look),
          count(look.unusual().pairs()),
          count(look.unusual().silent()),
          tenth(look.unusual().expected()),
          count(claims.claimed()),
          count(claims.answeredLater()),
          tenth(claims.expectedLater()),
          claims.claimed() == 0
              ? "–"
              : "%d %%".formatted(Math.round(100.0 * claims.answeredLater() / claims.claimed())));
    }
    return table.text(width);
  }

  private Optional<String> recalibrated() {
    return review
        .close(Review.Part.ALL)
        .map(
            last ->
                "\n"
                    + wrapped(
                        last.recalibrated()
                            .map(
                                its ->
                                    "Recalibrated on events that were over before: %s of the pairs at the close; log loss %s, without it %s."
                                        .formatted(
                                            count(its.pairs()),
                                            four(its.after()),
                                            four(its.before())))
                            .orElse(
                                "No chance could be recalibrated: no event closed when 30 others were over, 10 of them with a topic that did not run before.")));
  }

  /** Both parts are all that there is where only one of them has events. */
  private List<Review.Look> looks() {
    boolean isMixed = review.running() > 0 && review.running() < review.events();
    return review.looks().stream()
        .filter(look -> isMixed || look.part() == Review.Part.ALL)
        .toList();
  }

  private static String day(Review.Look look) {
    return look.day().isPresent() ? String.valueOf(look.day().getAsInt()) : "close";
  }

  private static String part(Review.Look look) {
    return "%s, %,d".formatted(look.part().stored(), look.events());
  }

  private static String events(int number, String noun) {
    return "%,d %s%s".formatted(number, noun, number == 1 ? "" : "s");
  }

  private String wrapped(String text) {
    return TextTable.wrapped(text, width);
  }

  private static String count(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String one(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  private static String tenth(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  private static String two(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }

  private static String four(double number) {
    return String.format(Locale.ROOT, "%.4f", number);
  }

  private static String four(Optional<Double> number) {
    return number.map(ReviewText::four).orElse("–");
  }
}
