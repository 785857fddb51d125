package org.unsaid.core;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that institutions are expected to speak about.
 *
 * @param eventClass such as {@code purge-investigation}; precedents are compared within a class
 * @param occurred as well as it is known
 * @param zone in which the event's days are counted
 * @param query what an answer says; in the query language of {@code tag}
 * @param nearQuery a looser one, for near misses
 * @param asked ids of the institutions that are asked, groups resolved
 * @param window how long after the event an answer counts; days are calendar days of {@code zone}
 * @param lookBack how long before it, for answers to a leak
 * @param precedents ids of earlier events; null: every earlier one of the class
 * @param stance queries that tell what an answer says of it, in the same language
 * @param claims groups that are claimed to be silent: tested and shown, whatever comes out
 * @param concerned ids of those who are asked and whom it concerns directly, as the researcher says
 * @param clock by which its answers are early or late, as its class says
 */
public record Event(
    String id,
    String name,
    String eventClass,
    When occurred,
    ZoneId zone,
    String query,
    @Nullable String nearQuery,
    List<String> asked,
    TemporalAmount window,
    TemporalAmount lookBack,
    @Nullable List<String> precedents,
    Map<Stance.Kind, String> stance,
    List<String> claims,
    List<String> concerned,
    Clock clock) {

  /** In no id that anybody writes. */
  private static final String CHOICE = "~";

  public Event {
    claims = List.copyOf(claims);
    concerned = List.copyOf(concerned);
    asked = List.copyOf(asked);
    precedents = precedents == null ? null : List.copyOf(precedents);
    stance = Map.copyOf(stance);
  }

  /** The same event, compared with others: a further way to judge it, and no event of its own. */
  public Event comparedWith(String choice, List<String> others) {
    return new Event(
        id + CHOICE + choice,
        "%s, compared with %s".formatted(name, String.join(", ", others)),
        eventClass,
        occurred,
        zone,
        query,
        nearQuery,
        asked,
        window,
        lookBack,
        others,
        stance,
        claims,
        concerned,
        clock);
  }

  /** Whether it is only a further way to judge another one. */
  public boolean isChoice() {
    return id.contains(CHOICE);
  }

  /** Whether that is its id, or that of the event which it judges in a further way. */
  public boolean isNamed(String name) {
    return isNamed(id, name);
  }

  /** The same, of an event of which the id alone is known. */
  static boolean isNamed(String id, String name) {
    return id.equals(name) || id.startsWith(name + CHOICE);
  }

  /** First instant at which an answer counts. */
  public Instant opens() {
    return occurred.earliest().atZone(zone).minus(lookBack).toInstant();
  }

  /**
   * First instant at which an answer no longer counts; both days at the ends of the window count.
   */
  public Instant closes() {
    return occurred.latest().atZone(zone).plus(window).toInstant();
  }

  /** Whether something published then may lie in the window: not excluded by what is known. */
  public boolean mayBeAnsweredBy(When published) {
    return published.earliest().isBefore(closes()) && published.latest().isAfter(opens());
  }

  /**
   * Time from the event to {@code published}. Nothing before {@link #opens()} counts as an answer,
   * which bounds the shortest latency where both are known to the day only.
   */
  public Latency latencyOf(When published) {
    return Latency.between(occurred, published, opens(), Duration::between);
  }

  /**
   * The same on working days alone, in the zone of the institution that answers.
   *
   * @return empty if it has no calendar, or one that does not speak of these days
   */
  public Optional<Latency> workingLatencyOf(When published, Institution institution) {
    var calendar = institution.calendar();
    var zone = institution.zone();
    return calendar == null
            || !calendar.covers(new Span(opens(), occurred.latest()), zone)
            || !calendar.covers(new Span(published.earliest(), published.latest()), zone)
        ? Optional.empty()
        : Optional.of(
            Latency.between(
                occurred, published, opens(), (from, to) -> calendar.between(from, to, zone)));
  }
}
