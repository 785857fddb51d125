package org.unsaid.core;

import java.util.Optional;

/**
 * Tells whether a query of a topic or an event, or a selector of a page, can be read; their
 * languages are at home in {@code tag} and {@code extract}.
 */
@FunctionalInterface
public interface QuerySyntax {

  /** What is wrong with the query; empty if nothing is. */
  Optional<Fault> check(String query);

  /**
   * @param offset of the character, from 0, at which reading stopped
   * @param found what stands there
   * @param advice what to write instead
   */
  record Fault(int offset, String found, String advice) {}
}
