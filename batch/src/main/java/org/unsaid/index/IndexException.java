package org.unsaid.index;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import java.io.IOException;
import java.util.Set;
import javax.net.ssl.SSLException;

/**
 * Elasticsearch cannot be reached, refuses us, or holds what we did not expect; says what to do.
 */
public final class IndexException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Too many requests, and what stands before a server that is not there. */
  private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);

  IndexException(String message) {
    super(message);
  }

  IndexException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Whether it may be another time, with nothing changed by us: nobody answers, or is too busy. */
  public boolean isAway() {
    for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException) {
        return false;
      }
    }
    return switch (getCause()) {
      case IOException _ -> true;
      case ElasticsearchException refused -> BUSY.contains(refused.status());
      case null, default -> false;
    };
  }
}
