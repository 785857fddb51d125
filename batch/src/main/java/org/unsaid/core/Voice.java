package org.unsaid.core;

import java.util.Locale;
import java.util.Optional;

/**
 * A statement's place among those that have nearly the same text.
 *
 * @param statement id
 * @param copy what it repeats; empty for the one that the others repeat
 * @param chorus id of the first statement of a chorus of several institutions; empty where an
 *     institution repeats only itself, or where only a part was copied of a copy
 * @param order whether it came first
 * @param orderedBy empty if unordered
 */
public record Voice(
    String statement,
    Optional<Copy> copy,
    Optional<String> chorus,
    Order order,
    Optional<OrderedBy> orderedBy) {

  /** Who came first, as far as times tell. */
  public enum Order {
    /** Before all others: the original. */
    FIRST,
    /** After the one that it repeats. */
    LATER,
    /** Times do not tell who came first: two days without a clock on one day are not ordered. */
    UNORDERED;

    /** The word that is stored and printed. */
    public String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Which clock told the order. */
  public enum OrderedBy {
    PUBLISHED,
    /**
     * Publication alone did not tell; we saw one before the other, which depends on our polling.
     */
    FIRST_SEEN;

    /** The word that is stored and printed. */
    public String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
