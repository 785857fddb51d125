package org.unsaid.server;

import java.util.List;

/**
 * Elasticsearch could not be started: what failed, what it logged last, and what to do about it.
 */
public final class ServerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ServerException(String what, String remedy) {
    this(what, List.of(), remedy);
  }

  ServerException(String what, List<String> lastLines, String remedy) {
    super(message(what, lastLines, remedy));
  }

  ServerException(String what, String remedy, Throwable cause) {
    super(message(what, List.of(), remedy), cause);
  }

  private static String message(String what, List<String> lastLines, String remedy) {
    var message = new StringBuilder(what);
    if (!lastLines.isEmpty()) {
      message.append("\nThe last it said:");
      lastLines.forEach(line -> message.append("\n    ").append(line));
    }
    return message.append('\n').append(remedy).toString();
  }
}
