package org.unsaid.core;

import java.util.Locale;

/** Why a look at a source, or at a page, gave nothing that can be read: a gap of ours. */
public enum Failure {
  /** Its name has no address. */
  NAME,
  /** Its address is private, reserved or our own, and the watch does not allow that host. */
  ADDRESS,
  /** Nobody took the connection. */
  CONNECT,
  /** No secure connection: certificate, name or protocol. */
  TLS,
  /** Not done within the time that one fetch may take. */
  TIMEOUT,
  /** The connection ended before the answer did, or its length was not as said. */
  CUT_SHORT,
  /** Longer than is read. */
  TOO_LARGE,
  /** What came is not HTTP, or its content coding cannot be undone. */
  MALFORMED,
  /** Redirected in a circle, too often, or to where we do not go. */
  REDIRECT,
  /** 404 or 410. */
  GONE,
  /** 401, 403, 451: not for us. */
  FORBIDDEN,
  /** 429, or 503 with Retry-After: later. */
  TOO_MANY,
  /** Other 4xx. */
  CLIENT_ERROR,
  /** Other 5xx. */
  SERVER_ERROR,
  /** It says 200, but is an error page, a login or a challenge. */
  SOFT_ERROR,
  /** It came, but nothing in it is what the watch says is there: a redesign. */
  UNREADABLE;

  /** The word that is stored and printed. */
  public String stored() {
    return name().toLowerCase(Locale.ROOT);
  }
}
