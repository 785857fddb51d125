package org.unsaid.watch;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.List;

/** Collects faults, so that one does not hide the next. */
final class Faults {

  private final List<WatchFault> found = new ArrayList<>();

  /** Notes a fault; {@code found} has no full stop, {@code advice} is in whole sentences. */
  void add(Line at, String found, String advice) {
    this.found.add(new WatchFault(at.file(), at.number(), found, advice));
  }

  /** In the order of files and lines. */
  List<WatchFault> all() {
    return found.stream()
        .distinct()
        .sorted(
            comparing((WatchFault fault) -> fault.file().toString())
                .thenComparingInt(WatchFault::line))
        .toList();
  }
}
