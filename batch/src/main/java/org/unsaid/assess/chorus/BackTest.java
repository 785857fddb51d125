package org.unsaid.assess.chorus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.unsaid.assess.chorus.Observations.Outcome;

/**
 * Predicts events whose answers are known as if they were not: each from those alone that were over
 * when it happened. Days are whole ones, as most sources date; "as of day d" is the end of that
 * day.
 */
public final class BackTest {

  /** Days in which an answer counts. */
  public static final int WINDOW = 14;

  private static final double ON_TIME = 0.9;
  private static final double SURPRISING = 0.2;

  private final List<Case> cases;
  private final List<String> institutions;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, Integer> classes = new HashMap<>();
  private final Settings settings = Settings.usual();

  /**
   * An event that is over, and all who were observed.
   *
   * @param day on which it happened, counted from any day
   */
  public record Case(String event, String eventClass, long day, List<Pair> pairs) {
    public Case {
      pairs = List.copyOf(pairs);
    }
  }

  /**
   * An institution at an event.
   *
   * @param latency days after which it answered, from 0; empty: it did not
   * @param traits what else is known beforehand
   */
  public record Pair(String institution, OptionalInt latency, Traits traits) {
    boolean answeredBy(int day) {
      return latency.isPresent() && latency.getAsInt() <= day;
    }
  }

  /**
   * What of one institution was said of one event at one time.
   *
   * @param answered probability that it has answered by then, by what all others did
   * @param silence probability that it has not
   * @param forecast probability that it would have, before anybody did
   * @param expectedBy day by which nine of ten answers are there
   */
  public record Prediction(
      String event,
      String institution,
      int day,
      double answered,
      double silence,
      double forecast,
      int expectedBy,
      Judgement judgement) {}

  /** What a prediction comes to. */
  public enum Judgement {
    ON_TIME,
    LATE,
    SILENT,
    PENDING,
    NOT_EXPECTED
  }

  /**
   * @param institutions all of them, in the order in which predictions come
   * @throws IllegalArgumentException if a case names another
   */
  public BackTest(List<Case> cases, List<String> institutions) {
    this.cases = List.copyOf(cases);
    this.institutions = List.copyOf(institutions);
    institutions.forEach(name -> numbers.putIfAbsent(name, numbers.size()));
    cases.stream().map(Case::eventClass).forEach(name -> classes.putIfAbsent(name, classes.size()));
    for (var each : cases) {
      for (var pair : each.pairs()) {
        if (!numbers.containsKey(pair.institution())) {
          throw new IllegalArgumentException(
              "The event '%s' has an institution '%s' that is not listed"
                  .formatted(each.event(), pair.institution()));
        }
      }
    }
  }

  /** All predictions of an event, as of the end of each of some days. */
  public List<Prediction> predict(Case event, List<Integer> days) {
    var precedents = cases.stream().filter(each -> each.day() + WINDOW < event.day()).toList();
    var fit = Fit.of(observations(precedents), settings);
    var pairs = event.pairs().stream().sorted(Comparator.comparingInt(this::number)).toList();
    int eventClass = number(event);
    var traits = Traits.effects(pairs.stream().map(Pair::traits).toList());
    var base = each(pairs, i -> fit.base(eventClass, number(pairs.get(i))) + traits[i]);
    var variance = each(pairs, i -> fit.variance(eventClass, number(pairs.get(i))));
    var chorus = new Chorus(base, variance, fit.spread(eventClass));
    var forecast = chorus.expected();
    var curve =
        new LatencyCurve(
            latencies(precedents.stream()),
            latencies(precedents.stream().filter(each -> number(each) == eventClass)),
            WINDOW,
            settings);
    int expectedBy =
        IntStream.rangeClosed(0, WINDOW)
            .filter(day -> curve.at(day + 1) >= ON_TIME)
            .findFirst()
            .orElse(WINDOW);
    var predictions = new ArrayList<Prediction>();
    for (int day : days) {
      double covered = curve.at(day + 1);
      double whole = curve.at(WINDOW + 1);
      var expected =
          chorus.expected(
              pairs.stream()
                  .map(pair -> pair.answeredBy(day) ? Observed.ANSWERED : Observed.SILENT)
                  .toArray(Observed[]::new),
              each(pairs, _ -> covered));
      for (int i = 0; i < pairs.size(); i++) {
        double silence = 1 - expected[i] * covered;
        predictions.add(
            new Prediction(
                event.event(),
                pairs.get(i).institution(),
                day,
                expected[i] * covered,
                silence,
                forecast[i] * covered,
                expectedBy,
                judge(pairs.get(i), day, expectedBy, silence, 1 - expected[i] * whole)));
      }
    }
    return predictions;
  }

  private static Judgement judge(
      Pair pair, int day, int expectedBy, double silence, double lastSilence) {
    if (pair.answeredBy(day)) {
      return pair.answeredBy(expectedBy) ? Judgement.ON_TIME : Judgement.LATE;
    }
    if (lastSilence > SURPRISING) {
      return Judgement.NOT_EXPECTED;
    }
    return silence <= SURPRISING ? Judgement.SILENT : Judgement.PENDING;
  }

  private Observations observations(List<Case> precedents) {
    var outcomes =
        precedents.stream()
            .map(
                each -> {
                  var answered = new boolean[each.pairs().size()];
                  for (int i = 0; i < answered.length; i++) {
                    answered[i] = each.pairs().get(i).answeredBy(WINDOW);
                  }
                  return new Outcome(
                      number(each),
                      each.pairs().stream().mapToInt(this::number).toArray(),
                      answered);
                })
            .toList();
    return Observations.of(outcomes, classes.size(), institutions.size());
  }

  private static LatencyCurve.Intervals latencies(Stream<Case> precedents) {
    var days =
        precedents
            .flatMap(each -> each.pairs().stream())
            .filter(pair -> pair.answeredBy(WINDOW))
            .mapToDouble(pair -> pair.latency().orElseThrow())
            .toArray();
    return new LatencyCurve.Intervals(days, Arrays.stream(days).map(day -> day + 1).toArray());
  }

  private static double[] each(List<Pair> pairs, IntToDoubleFunction value) {
    return IntStream.range(0, pairs.size()).mapToDouble(value).toArray();
  }

  private int number(Pair pair) {
    return numbers.getOrDefault(pair.institution(), -1);
  }

  private int number(Case event) {
    return classes.getOrDefault(event.eventClass(), -1);
  }
}
