package org.unsaid.job;

import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.unsaid.collect.ledger.ReadText;

/** Captures of which no statement could be made, though the ledger counts them as read. */
final class CaptureFaults {

  /**
   * @param why in words
   */
  record Fault(ReadText text, String why) {}

  private final Collection<Fault> all = new ConcurrentLinkedQueue<>();

  /** A run begins. */
  void begin() {
    all.clear();
  }

  void add(ReadText text, String why) {
    all.add(new Fault(text, why));
  }

  Collection<Fault> all() {
    return all;
  }
}
