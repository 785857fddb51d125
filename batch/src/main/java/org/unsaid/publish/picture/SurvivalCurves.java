package org.unsaid.publish.picture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.unsaid.core.Assessment;
import org.unsaid.core.Judgement;
import org.unsaid.core.Latency;
import org.unsaid.core.Verdict;

/**
 * The share of institutions that have not answered, by the time since the event: of one event, and
 * of those that it is compared with. Who has not answered when its window closes, or by now, is
 * counted as long as it was watched and no longer (censored); who was not observed is left out.
 *
 * <p>Kaplan and Meier (1958), <a href="https://doi.org/10.1080/01621459.1958.10501452">doi</a>.
 */
public final class SurvivalCurves {

  private static final double HEIGHT = 190;
  private static final double LEFT = 52;

  private final Judgement judgement;
  private final Curve now;
  private final Curve before;

  private SurvivalCurves(Judgement judgement, Curve now, Curve before) {
    this.judgement = judgement;
    this.now = now;
    this.before = before;
  }

  /**
   * @param precedents with which it is compared
   */
  public static SurvivalCurves of(Judgement judgement, List<Judgement> precedents) {
    return new SurvivalCurves(judgement, curve(List.of(judgement)), curve(precedents));
  }

  /** Of this event. */
  public Curve now() {
    return now;
  }

  /** Of all precedents together; of nobody where it has none. */
  public Curve before() {
    return before;
  }

  /**
   * @param observed pairs of event and institution
   * @param answered of them
   * @param steps in order of time
   */
  public record Curve(int observed, int answered, List<Step> steps) {
    public Curve {
      steps = List.copyOf(steps);
    }

    /** Share that had not answered so long after the event. */
    public double silentAfter(Duration time) {
      return steps.stream()
          .filter(step -> step.after().compareTo(time) <= 0)
          .reduce((_, last) -> last)
          .map(Step::silent)
          .orElse(1.0);
    }
  }

  /**
   * At least one answered.
   *
   * @param after the event; the middle of what is known of it
   * @param atRisk those who were watched until then and had not answered
   * @param silent share that has not answered from then on
   */
  public record Step(Duration after, int atRisk, double silent) {}

  static Curve curve(List<Judgement> judgements) {
    var times =
        judgements.stream()
            .flatMap(each -> each.assessments().stream())
            .flatMap(SurvivalCurves::time)
            .sorted(
                // who answers in an instant was at risk in it
                Comparator.comparing(Time::after).thenComparing(time -> !time.answered))
            .toList();
    var steps = new ArrayList<Step>();
    double silent = 1;
    for (int i = 0; i < times.size(); ) {
      var after = times.get(i).after;
      int j = i;
      int answers = 0;
      while (j < times.size() && times.get(j).after.equals(after)) {
        answers += times.get(j).answered ? 1 : 0;
        j++;
      }
      int atRisk = times.size() - i;
      if (answers > 0) {
        silent *= 1 - (double) answers / atRisk;
        steps.add(new Step(after, atRisk, silent));
      }
      i = j;
    }
    return new Curve(times.size(), (int) times.stream().filter(Time::answered).count(), steps);
  }

  private record Time(Duration after, boolean answered) {}

  private static Stream<Time> time(Assessment assessment) {
    var event = assessment.expectation().event();
    var until = assessment.asOf().isBefore(event.closes()) ? assessment.asOf() : event.closes();
    var watched = Duration.between(event.occurred().earliest(), until);
    return switch (assessment.verdict()) {
      case Verdict.OnTime v -> Stream.of(answer(v.reaction().latency()));
      case Verdict.Late v -> Stream.of(answer(v.reaction().latency()));
      case Verdict.NotObserved _ -> Stream.empty();
      case Verdict.Silent _, Verdict.Pending _, Verdict.NotExpected _ ->
          watched.isNegative() ? Stream.empty() : Stream.of(new Time(watched, false));
    };
  }

  private static Time answer(Latency latency) {
    var middle = latency.min().plus(latency.max()).dividedBy(2);
    return new Time(middle.isNegative() ? Duration.ZERO : middle, true);
  }

  public Drawing draw(int width) {
    var canvas = new Canvas(width);
    var event = judgement.event();
    var start = event.occurred().earliest();
    var scale = new TimeScale(start, start, event.closes(), LEFT, width - 20.0);
    double top = 30;
    canvas.text(
        Canvas.MARGIN,
        16,
        Mark.Words.Anchor.LEFT,
        Canvas.TEXT,
        false,
        Tone.INK,
        "share that has not answered",
        width - 16.0);
    for (int tenth : new int[] {0, 5, 10}) {
      double y = y(top, tenth / 10.0);
      canvas.add(new Mark.Line(LEFT, y, scale.right(), y, Tone.RULE, 1, false));
      canvas.text(
          LEFT - 8,
          y + 4,
          Mark.Words.Anchor.RIGHT,
          Canvas.SMALL,
          false,
          Tone.INK,
          10 * tenth + " %",
          LEFT);
    }
    for (var tick : scale.ticks(Canvas.SMALL)) {
      canvas.add(
          new Mark.Line(tick.x(), top + HEIGHT, tick.x(), top + HEIGHT + 4, Tone.SOFT, 1, false));
      canvas.text(
          tick.x(),
          top + HEIGHT + 17,
          Mark.Words.Anchor.MIDDLE,
          Canvas.SMALL,
          false,
          Tone.INK,
          tick.text(),
          100);
    }
    double y = top + HEIGHT + 42;
    if (before.observed > 0) {
      draw(canvas, scale, top, before, Tone.SOFT, true);
      var name = canvas.width() < 500 ? "earlier events" : "earlier events of its class";
      y = legend(canvas, y, Tone.SOFT, true, name, before);
    }
    draw(canvas, scale, top, now, Tone.ANSWER, false);
    y = legend(canvas, y, Tone.ANSWER, false, "this event", now);
    return canvas.drawing(y, "How fast institutions answer: " + event.name(), description());
  }

  private void draw(
      Canvas canvas, TimeScale scale, double top, Curve curve, Tone tone, boolean dashed) {
    if (curve.observed == 0) {
      return;
    }
    var start = judgement.event().occurred().earliest();
    double x = LEFT;
    double y = y(top, 1);
    for (var step : curve.steps) {
      double toX = scale.x(start.plus(step.after));
      double toY = y(top, step.silent);
      canvas.add(new Mark.Line(x, y, toX, y, tone, 2, dashed));
      canvas.add(new Mark.Line(toX, y, toX, toY, tone, 2, dashed));
      x = toX;
      y = toY;
    }
    var asOf =
        judgement.assessments().isEmpty()
            ? judgement.event().closes()
            : judgement.assessments().getFirst().asOf();
    // nothing is known yet of what comes after now
    double end = dashed ? scale.right() : scale.x(asOf);
    canvas.add(new Mark.Line(x, y, Math.max(x, end), y, tone, 2, dashed));
  }

  private static double legend(
      Canvas canvas, double y, Tone tone, boolean dashed, String name, Curve curve) {
    canvas.add(new Mark.Line(LEFT, y - 4, LEFT + 24, y - 4, tone, 2, dashed));
    canvas.text(
        LEFT + 32,
        y,
        Mark.Words.Anchor.LEFT,
        Canvas.SMALL,
        false,
        Tone.INK,
        "%s: %,d of %,d answered".formatted(name, curve.answered, curve.observed),
        canvas.width() - LEFT - 40);
    return y + 18;
  }

  private static double y(double top, double share) {
    return top + HEIGHT * (1 - share);
  }

  private String description() {
    return String.format(
        Locale.ROOT,
        "At the end %.0f %% of %d had not answered this event%s",
        100 * last(now),
        now.observed,
        before.observed == 0
            ? "; it is compared with no earlier one."
            : String.format(
                Locale.ROOT,
                ", and %.0f %% of %d the earlier ones that it is compared with.",
                100 * last(before),
                before.observed));
  }

  private static double last(Curve curve) {
    return curve.steps.isEmpty() ? 1 : curve.steps.getLast().silent;
  }
}
