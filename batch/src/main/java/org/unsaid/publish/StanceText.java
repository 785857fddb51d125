package org.unsaid.publish;

import java.util.Optional;
import java.util.stream.Collectors;
import org.unsaid.core.Event;
import org.unsaid.core.Institution;
import org.unsaid.core.Reaction;
import org.unsaid.core.Stance;
import org.unsaid.core.StanceChange;

/** What an answer says of an event, and when it says something else than before. */
public final class StanceText {

  private StanceText() {}

  /** A word for a table; empty where nobody asked. */
  public static String word(Event event, Reaction answer) {
    var stance = answer.stance();
    return stance != null
        ? stance.kind().stored()
        : event.stance().isEmpty() ? "" : "stance unclear";
  }

  /** The same with its ground; empty where nobody asked. */
  static String line(Event event, Reaction answer) {
    var stance = answer.stance();
    if (stance == null) {
      return event.stance().isEmpty()
          ? ""
          : answer.isCoded()
              ? "stance unclear: it was not coded"
              : "stance unclear: none of the event's queries for it matches";
    }
    return "stance: %s, %s"
        .formatted(
            stance.kind().stored(),
            stance.words().isEmpty() ? "as it was coded" : "by " + quoted(stance));
  }

  private static String quoted(Stance stance) {
    return stance.words().stream()
        .map(words -> "\u201c" + words + "\u201d")
        .collect(Collectors.joining(", "));
  }

  /**
   * That it is not said any more that an answer came without support.
   *
   * @param support an answer that declares it
   */
  public static String over(Event event, Institution institution, Optional<Reaction> support) {
    return support
        .map(
            answer ->
                "%s declared support at \u201c%s\u201d after all: \u201c%s\u201d (%s)."
                    .formatted(
                        institution.name(),
                        event.name(),
                        answer.title(),
                        answer.published().when().text(institution.zone())))
        .orElseGet(
            () ->
                "It is no longer said that %s answered \u201c%s\u201d without support for the first time: what is known of its answers, of its watching or of earlier events is another than before."
                    .formatted(institution.name(), event.name()));
  }

  /** In one sentence that can be printed. */
  public static String change(StanceChange change) {
    var answer = change.answer();
    return "%s answered \u201c%s\u201d (%s), but for the first time without support: in all earlier cases on record (%s) it declared it. %s for support (%s); the window was watched without a gap."
        .formatted(
            change.institution().name(),
            change.event().name(),
            answer.published().when().text(change.institution().zone()),
            String.join(", ", change.before()),
            change.answers() == 1
                ? "Its one answer does not match the query"
                : "None of its %d answers matches the query".formatted(change.answers()),
            change.event().stance().getOrDefault(Stance.Kind.SUPPORT, ""));
  }
}
