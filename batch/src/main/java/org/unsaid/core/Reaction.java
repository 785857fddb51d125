package org.unsaid.core;

import org.jspecify.annotations.Nullable;

/**
 * A statement that answers an event, or mentions it.
 *
 * @param event id
 * @param institution id
 * @param statement id; for an answer that was coded by hand, of that line
 * @param place {@link Place#HEAD} for an answer
 * @param latency from the event to the publication
 * @param stance what it says of the event; null: nobody asked, or nothing tells it
 */
public record Reaction(
    String event,
    String institution,
    String statement,
    String title,
    @Nullable String url,
    Published published,
    Place place,
    ActKind actKind,
    Latency latency,
    @Nullable Stance stance) {

  /** Of which no stance is known. */
  public Reaction(
      String event,
      String institution,
      String statement,
      String title,
      @Nullable String url,
      Published published,
      Place place,
      ActKind actKind,
      Latency latency) {
    this(event, institution, statement, title, url, published, place, actKind, latency, null);
  }

  /** Whether a researcher coded it by hand. */
  public boolean isCoded() {
    return statement.startsWith(CodedAnswer.LINES);
  }

  /** The same, as that kind of act. */
  public Reaction as(ActKind other) {
    return new Reaction(
        event, institution, statement, title, url, published, place, other, latency, stance);
  }
}
