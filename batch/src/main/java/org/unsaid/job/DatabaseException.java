package org.unsaid.job;

/** The database that keeps the state of jobs cannot be reached or used; says which and why. */
final class DatabaseException extends RuntimeException {

  private static final long serialVersionUID = 1;

  DatabaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
