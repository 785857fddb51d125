package org.unsaid.job;

/**
 * The index holds fewer statements than were written; this must never pass for a quiet ministry.
 */
final class LostStatementsException extends RuntimeException {

  private static final long serialVersionUID = 1;

  LostStatementsException(String message) {
    super(message);
  }
}
