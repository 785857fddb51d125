package org.unsaid.extract;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Precision;
import org.unsaid.core.Publication;
import org.unsaid.core.Published;
import org.unsaid.core.Undated;
import org.unsaid.core.When;
import org.unsaid.extract.date.DateCandidate;
import org.unsaid.extract.date.Dating;

/** From the time that a page shows to the interval of instants that it may mean. */
final class Publications {

  private Publications() {}

  /**
   * @param zone of the publisher, assumed where the page states none
   * @param seen when we had the page: it was published before
   */
  static Publication of(Dating dating, ZoneId zone, Instant seen) {
    var shown = dating.published();
    if (shown == null) {
      return new Undated(dating.why());
    }
    var when = shown.time().in(zone);
    if (!when.earliest().isBefore(seen) && shown.time().timed()) {
      // the page's clock runs in another zone than we assumed, or than it says: its day may be
      // right
      when = when.atMost(Precision.DAY, zone);
    }
    if (!when.earliest().isBefore(seen)) {
      return new Undated(
          "%s says %s, which is after it was seen".formatted(shown.place(), shown.time()));
    }
    return new Published(
        when,
        shown.source().name().toLowerCase(Locale.ROOT),
        dating.confidence(),
        dating.why() + ": “" + shown.quote() + "”");
  }

  /** The interval of another time that the page shows; null where it shows none. */
  static @Nullable When of(@Nullable DateCandidate shown, ZoneId zone) {
    return shown == null ? null : shown.time().in(zone);
  }
}
