package org.unsaid.index;

/**
 * Elasticsearch cannot be reached, refuses us, or holds what we did not expect; says what to do.
 */
public final class IndexException extends RuntimeException {

  private static final long serialVersionUID = 1;

  IndexException(String message) {
    super(message);
  }

  IndexException(String message, Throwable cause) {
    super(message, cause);
  }
}
