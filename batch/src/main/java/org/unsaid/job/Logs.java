package org.unsaid.job;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/** What libraries say of themselves. */
final class Logs {

  private Logs() {}

  /**
   * Keeps it off the terminal, where results stand. Commands with jobs have it written into the
   * home's log later; the others tell what matters in their results.
   */
  static void keepOffTheTerminal() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
      logs.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
    }
  }
}
