package org.unsaid.collect.http;

import java.util.List;
import org.unsaid.core.Failure;

/** Says what a status means for us. */
final class Statuses {

  private Statuses() {}

  /** Of 4xx and 5xx. */
  static Fetch error(List<Exchange> hops, Destination to, Exchange answer) {
    var status = answer.status();
    var until = RetryAfter.of(answer).orElse(null);
    var why = "%s answers %d".formatted(to.shown(), status);
    return switch (status) {
      case 404, 410 -> new Fetch.Failed(hops, Failure.GONE, why, null);
      case 401, 403, 451 -> new Fetch.Failed(hops, Failure.FORBIDDEN, why, null);
      case 429 ->
          new Fetch.Failed(
              hops, Failure.TOO_MANY, until == null ? why : why + ", until " + until, until);
      case 503 ->
          until == null
              ? new Fetch.Failed(hops, Failure.SERVER_ERROR, why, null)
              : new Fetch.Failed(hops, Failure.TOO_MANY, why + ", until " + until, until);
      default ->
          new Fetch.Failed(
              hops, status < 500 ? Failure.CLIENT_ERROR : Failure.SERVER_ERROR, why, null);
    };
  }

  /** Of whole answers below 400 that lead nowhere else. */
  static Fetch good(List<Exchange> hops, Destination to, Exchange answer, FetchRequest request) {
    var status = answer.status();
    if (status == 304) {
      return request.etag() == null && request.lastModified() == null
          ? malformed(hops, to.shown() + " answers 304, though we have nothing of it")
          : new Fetch.NotModified(hops);
    }
    if (status == 206) {
      return malformed(hops, to.shown() + " answers with a part, though we asked for all");
    }
    return status < 300
        ? new Fetch.Fetched(hops)
        : new Fetch.Failed(
            hops, Failure.REDIRECT, "%s answers %d".formatted(to.shown(), status), null);
  }

  private static Fetch malformed(List<Exchange> hops, String why) {
    return new Fetch.Failed(hops, Failure.MALFORMED, why, null);
  }
}
