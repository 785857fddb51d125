package org.unsaid.core;

import java.util.Optional;

/** Tells whether a query can be read; the query language itself is at home in {@code tag}. */
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
