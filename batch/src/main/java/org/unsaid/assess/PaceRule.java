package org.unsaid.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.unsaid.assess.chorus.Activity;
import org.unsaid.core.Pace;
import org.unsaid.core.Span;
import org.unsaid.core.Topic;
import org.unsaid.core.Weeks;

/**
 * Finds who publishes far less than before, at all or on a topic, while all others do not.
 *
 * <p>Only whole weeks are compared, so that no day of the week counts more than it should; and only
 * weeks that were watched without a gap, so that what we missed is never taken for their silence.
 */
public final class PaceRule {

  /** Weeks that are looked at in all: a year. */
  public static final int WEEKS = 52;

  private static final Measure AT_ALL = new Measure(2, 12, 8);
  private static final Measure ON_TOPIC = new Measure(4, 24, 16);

  /** Of fewer statements nothing can be told: none of them is no wonder. */
  private static final double LEAST = 3;

  private static final double LOW = 0.01;
  private static final double USUAL = 0.05;

  /**
   * Who publishes less than this share of what is usual does not avoid a topic, but falls silent.
   */
  private static final double SPEAKS = 0.5;

  /** Earlier windows that must be known before they tell how much their counts scatter. */
  private static final int ENOUGH = 30;

  private static final double MOST_SIZE = 100;
  private static final int DAYS = 7;

  private PaceRule() {}

  /**
   * @param window weeks in it
   * @param before weeks that tell what is usual
   * @param least of these that must have been watched
   */
  private record Measure(int window, int before, int least) {}

  /**
   * Those of whom something can be said: at least three statements were to be expected.
   *
   * @param all institutions, with the same number of weeks, newest last
   * @param topics in whose order those are given that concern a topic
   */
  public static List<Pace> of(List<Weeks> all, List<Topic> topics) {
    var paces = new ArrayList<>(new Round(all, AT_ALL, null).paces());
    topics.forEach(topic -> paces.addAll(new Round(all, ON_TOPIC, topic).paces()));
    return paces;
  }

  /** One question to all institutions. */
  private static final class Round {

    private final List<Weeks> all;
    private final Measure measure;
    private final @Nullable Topic topic;

    Round(List<Weeks> all, Measure measure, @Nullable Topic topic) {
      this.all = all;
      this.measure = measure;
      this.topic = topic;
    }

    List<Pace> paces() {
      var earlier = new ArrayList<Seen>();
      int weeks = all.stream().mapToInt(its -> its.spans().size()).min().orElse(0);
      for (int end = weeks - measure.window();
          end >= measure.window() + measure.before();
          end -= measure.window()) {
        earlier.addAll(seen(end));
      }
      double size = size(earlier);
      var past =
          new Pace.Past(
              earlier.size(),
              (int) earlier.stream().filter(each -> each.activity(size).p() <= LOW).count());
      return weeks < measure.window() + measure.before()
          ? List.of()
          : seen(weeks).stream().map(each -> pace(each, size, past)).toList();
    }

    /**
     * What is known of each of whom something can be told in a window.
     *
     * @param end number of the week behind it
     */
    private List<Seen> seen(int end) {
      var counted = all.stream().map(its -> counted(its, end, id())).toList();
      double published = counted.stream().flatMap(Optional::stream).mapToDouble(Counted::in).sum();
      double expected =
          counted.stream().flatMap(Optional::stream).mapToDouble(Counted::expected).sum();
      var seen = new ArrayList<Seen>();
      for (int i = 0; i < all.size(); i++) {
        int place = i;
        counted
            .get(i)
            .map(
                its ->
                    new Seen(
                        all.get(place), its, end, published - its.in(), expected - its.expected()))
            .filter(each -> each.activity(Activity.USUAL_SIZE).expected() >= LEAST)
            .ifPresent(seen::add);
      }
      return seen;
    }

    private @Nullable String id() {
      return topic == null ? null : topic.id();
    }

    private Optional<Counted> counted(Weeks its, int end, @Nullable String on) {
      int from = end - measure.window();
      if (!IntStream.range(from, end).allMatch(its.watched()::get)) {
        return Optional.empty();
      }
      var published = its.published(on);
      var before =
          IntStream.range(from - measure.before(), from).filter(its.watched()::get).toArray();
      return before.length < measure.least()
          ? Optional.empty()
          : Optional.of(
              new Counted(
                  IntStream.range(from, end).mapToLong(published::get).sum(),
                  measure.window(),
                  IntStream.of(before).mapToLong(published::get).sum(),
                  before.length));
    }

    private Pace pace(Seen seen, double size, Pace.Past past) {
      var activity = seen.activity(size);
      var its = seen.its();
      int from = seen.end() - measure.window();
      return new Pace(
          its.institution(),
          topic,
          new Span(its.spans().get(from).from(), its.spans().get(seen.end() - 1).to()),
          seen.counted().weeksBefore(),
          seen.counted().in(),
          activity.expected(),
          activity.p(),
          IntStream.range(from, seen.end()).mapToLong(its.published()::get).sum(),
          its.unwatched(),
          level(seen, activity),
          past);
    }

    private Pace.Level level(Seen seen, Activity activity) {
      if (activity.p() > USUAL) {
        return Pace.Level.USUAL;
      }
      return activity.p() <= LOW && (topic == null || speaks(seen))
          ? Pace.Level.LOW
          : Pace.Level.DOUBTFUL;
    }

    /** Whether it publishes as much as ever of other things. */
    private boolean speaks(Seen seen) {
      return counted(seen.its(), seen.end(), null)
          .filter(all -> all.in() >= SPEAKS * all.expected())
          .isPresent();
    }
  }

  /** Statements in a window of so many weeks, and in weeks before it. */
  private record Counted(long in, int weeks, long before, int weeksBefore) {

    /** By its own past alone. */
    double expected() {
      return (before + 0.25) / (weeksBefore * DAYS + 0.5) * weeks * DAYS;
    }
  }

  /** The same, and what all others published and were to publish. */
  private record Seen(Weeks its, Counted counted, int end, double others, double othersExpected) {

    Activity activity(double size) {
      return Activity.of(
          new Activity.Output(counted.in(), counted.weeks() * DAYS),
          new Activity.Output(counted.before(), counted.weeksBefore() * DAYS),
          others,
          othersExpected,
          size);
    }
  }

  /** How little counts scatter beyond chance, by all earlier windows together. */
  private static double size(List<Seen> earlier) {
    if (earlier.size() < ENOUGH) {
      return Activity.USUAL_SIZE;
    }
    double squares = 0;
    double excess = 0;
    for (var each : earlier) {
      double expected = each.activity(Activity.USUAL_SIZE).expected();
      double off = each.counted().in() - expected;
      squares += expected * expected;
      excess += off * off - expected;
    }
    return excess <= 0 ? MOST_SIZE : Math.min(MOST_SIZE, squares / excess);
  }
}
