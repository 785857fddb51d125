package org.unsaid.testing;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.unsaid.core.ActKind;
import org.unsaid.core.Coverage;
import org.unsaid.core.Event;
import org.unsaid.core.Institution;
import org.unsaid.core.Place;
import org.unsaid.core.Published;
import org.unsaid.core.Reaction;
import org.unsaid.core.Span;
import org.unsaid.core.When;

/** Events, institutions and what is known of them, for tests, complete from a few words. */
public final class Cases {

  public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private Cases() {}

  public static Instant at(String instant) {
    return Instant.parse(instant);
  }

  public static Institution institution(String id) {
    return new Institution(
        id, "Ministry " + id, List.of(), List.of("gov"), null, BERLIN, null, null, null);
  }

  /** An event in Berlin with a window of three days and no look back. */
  public static Event event(String occurred, String... asked) {
    return new Event(
        "flood",
        "Flood",
        "disaster",
        When.parse(occurred, BERLIN),
        BERLIN,
        "flood",
        null,
        List.of(asked),
        Period.ofDays(3),
        Period.ZERO,
        null,
        Map.of());
  }

  public static Reaction reaction(Event event, String institution, String published, Place place) {
    var when = When.parse(published, BERLIN);
    return new Reaction(
        event.id(),
        institution,
        "s-" + published,
        "On the flood",
        "https://example.org/s",
        Published.stated(when, "archive"),
        place,
        ActKind.OWN,
        event.latencyOf(when));
  }

  public static Coverage covered(String institution, String from, String to) {
    return covered(institution, from, to, Coverage.Grade.DECLARED);
  }

  public static Coverage covered(String institution, String from, String to, Coverage.Grade grade) {
    return new Coverage(
        institution,
        List.of(new Coverage.Part(new Span(at(from), at(to)), grade, "archive", "its authors")));
  }

  public static Coverage uncovered(String institution) {
    return new Coverage(institution, List.of());
  }
}
