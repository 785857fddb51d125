package org.unsaid.watch;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** A watch with faults: all of them, since a researcher wants to mend a folder in one go. */
public final class WatchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<WatchFault> faults;

  WatchException(List<WatchFault> faults) {
    super(faults.stream().map(WatchFault::toString).collect(joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /** In the order of files and lines; never empty. */
  public List<WatchFault> faults() {
    return faults;
  }
}
