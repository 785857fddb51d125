package org.unsaid.publish.dashboard;

/** Kibana cannot be reached, does not let us in, or refuses what it is given; says what to do. */
public final class KibanaException extends RuntimeException {

  private static final long serialVersionUID = 1;

  KibanaException(String message) {
    super(message);
  }

  KibanaException(String message, Throwable cause) {
    super(message, cause);
  }
}
