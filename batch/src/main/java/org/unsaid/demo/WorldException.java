package org.unsaid.demo;

import java.io.Serial;

/** The script of the world cannot be played: where, what, and what to write instead. */
public final class WorldException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  WorldException(String message) {
    super(message);
  }
}
