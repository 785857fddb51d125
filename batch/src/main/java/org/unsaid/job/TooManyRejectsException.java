package org.unsaid.job;

/** So many lines are bad that the archive, or our reading of it, must be wrong. */
final class TooManyRejectsException extends RuntimeException {

  private static final long serialVersionUID = 1;

  TooManyRejectsException(String message) {
    super(message);
  }
}
