package org.unsaid.core;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer that a researcher coded by hand, where no archive reaches.
 *
 * @param line of answers.csv
 * @param published null exactly for {@link ActKind#SEARCHED_NONE}
 * @param actTime when the act itself happened, if that is known
 * @param channels that were searched
 * @param searched between which times; null if not stated
 * @param evidence an address or a reference
 * @param stance what the answer says of the event; null: nobody coded it
 */
public record CodedAnswer(
    int line,
    String event,
    String institution,
    ActKind kind,
    @Nullable When published,
    @Nullable When actTime,
    List<String> channels,
    @Nullable Span searched,
    String evidence,
    String coder,
    String note,
    Stance.@Nullable Kind stance) {

  /** Begins the id of each. */
  static final String LINES = "answers.csv/";

  public CodedAnswer {
    channels = List.copyOf(channels);
    if ((published == null) != (kind == ActKind.SEARCHED_NONE)) {
      throw new IllegalArgumentException("An answer has a time, and searched_none has none");
    }
  }

  /** What is told of it; when the act was done is not when it was published. */
  private String title(ZoneId zone) {
    var told = note.isBlank() ? "coded by " + coder : note;
    return actTime == null ? told : "%s (done %s)".formatted(told, actTime.text(zone));
  }

  /** The answer that it stands for; empty if it is none, or lies outside the event's window. */
  Optional<Reaction> reaction(Event to) {
    if (published == null || !to.mayBeAnsweredBy(published)) {
      return Optional.empty();
    }
    return Optional.of(
        new Reaction(
            to.id(),
            institution,
            LINES + line,
            title(to.zone()),
            evidence.matches("https?://.*") ? evidence : null,
            Published.stated(published, "answers.csv"),
            Place.HEAD,
            kind,
            to.latencyOf(published),
            stance == null ? null : Stance.coded(stance)));
  }
}
