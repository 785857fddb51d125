package org.unsaid.extract.date;

import java.util.Optional;

/** Reads dates that programs wrote: ISO 8601, RFC 822, seconds of the epoch, paths of addresses. */
final class MachineDates {

  private MachineDates() {}

  /** The date that an attribute, a meta element or a header holds as a whole. */
  static Optional<ShownTime> value(String text) {
    return Optional.empty();
  }

  /** The date in the path of an address. */
  static Optional<ShownTime> path(String url) {
    return Optional.empty();
  }
}
