package org.unsaid.extract;

import org.unsaid.core.Statement;

/** What became of one line of an archive. */
public sealed interface Reading {

  /** A statement, complete. */
  record Read(Statement statement) implements Reading {}

  /**
   * None, and why: what was found and what is needed.
   *
   * @param file that it stands in
   * @param line from 1
   */
  record Rejected(String file, long line, String why) implements Reading {}
}
