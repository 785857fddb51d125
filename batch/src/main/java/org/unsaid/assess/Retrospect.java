package org.unsaid.assess;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.unsaid.assess.chorus.Scores;
import org.unsaid.core.Chances;
import org.unsaid.core.Review;

/** Sums trials up. */
final class Retrospect {

  /** Days after an event at whose ends it is looked at. */
  static final List<Integer> DAYS = List.of(1, 3, 7, 14);

  private static final int BINS = 10;

  private Retrospect() {}

  /**
   * @param over how many events are over
   */
  static Review of(List<Trial> trials, int over, Instant asOf) {
    var looks = new ArrayList<Review.Look>();
    for (var part : Review.Part.values()) {
      for (var day : times()) {
        var then =
            trials.stream().filter(trial -> trial.day().equals(day) && isIn(part, trial)).toList();
        if (!then.isEmpty()) {
          looks.add(look(part, day, then));
        }
      }
    }
    int events = events(trials);
    return new Review(
        asOf,
        ChorusRule.METHOD,
        events,
        over - events,
        events(trials.stream().filter(Trial::isRunning).toList()),
        looks);
  }

  /** The days, and the close of the window. */
  private static List<OptionalInt> times() {
    return Stream.concat(DAYS.stream().map(OptionalInt::of), Stream.of(OptionalInt.empty()))
        .toList();
  }

  private static boolean isIn(Review.Part part, Trial trial) {
    return switch (part) {
      case ALL -> true;
      case QUIET -> !trial.isRunning();
      case RUNNING -> trial.isRunning();
    };
  }

  private static int events(List<Trial> trials) {
    return (int) trials.stream().map(Trial::event).distinct().count();
  }

  private static Review.Look look(Review.Part part, OptionalInt day, List<Trial> then) {
    return new Review.Look(
        part,
        day,
        events(then),
        then.size(),
        (int) then.stream().filter(Trial::answered).count(),
        quality(then, trial -> trial.chances().answerForetold()),
        quality(then, Trial::answer),
        bins(then),
        unusual(then),
        claims(then),
        recalibrated(then));
  }

  private static Scores scores(List<Trial> trials, ToDoubleFunction<Trial> answer) {
    return Scores.of(
        trials.stream()
            .map(trial -> new Scores.Outcome(answer.applyAsDouble(trial), trial.answered()))
            .toList());
  }

  private static Review.Quality quality(List<Trial> trials, ToDoubleFunction<Trial> answer) {
    var scores = scores(trials, answer);
    return new Review.Quality(
        scores.logLoss(),
        scores.brier(),
        Double.isNaN(scores.auc()) ? Optional.empty() : Optional.of(scores.auc()),
        scores.calibration());
  }

  private static List<Review.Bin> bins(List<Trial> trials) {
    var bins = new ArrayList<Review.Bin>();
    for (int bin = 0; bin < BINS; bin++) {
      int its = bin;
      var in =
          trials.stream()
              .filter(t -> Math.min(BINS - 1, (int) (t.chances().silence() * BINS)) == its)
              .toList();
      if (!in.isEmpty()) {
        bins.add(
            new Review.Bin(
                bin / (double) BINS,
                (bin + 1) / (double) BINS,
                in.size(),
                silence(in) / in.size(),
                silent(in)));
      }
    }
    return bins;
  }

  private static Review.Unusual unusual(List<Trial> trials) {
    var unusual =
        trials.stream().filter(trial -> trial.chances().silence() <= PairRule.SURPRISING).toList();
    return new Review.Unusual(
        PairRule.SURPRISING, unusual.size(), silence(unusual), silent(unusual));
  }

  private static Review.Claims claims(List<Trial> trials) {
    var claimed = trials.stream().filter(Trial::claimed).toList();
    return new Review.Claims(
        claimed.size(),
        (int) claimed.stream().filter(Trial::answeredLater).count(),
        claimed.stream().mapToDouble(trial -> trial.chances().answerLater()).sum());
  }

  private static Optional<Review.Recalibrated> recalibrated(List<Trial> trials) {
    var checked = trials.stream().filter(trial -> trial.chances().held().isPresent()).toList();
    return checked.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Review.Recalibrated(
                checked.size(),
                scores(checked, Trial::answer).logLoss(),
                scores(checked, trial -> 1 - trial.chances().silenceShown()).logLoss()));
  }

  private static double silence(List<Trial> trials) {
    return trials.stream().map(Trial::chances).mapToDouble(Chances::silence).sum();
  }

  private static int silent(List<Trial> trials) {
    return (int) trials.stream().filter(trial -> !trial.answered()).count();
  }
}
