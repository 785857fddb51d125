package org.unsaid.job;

/** A command was given what it cannot use; says what and what to give instead. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
