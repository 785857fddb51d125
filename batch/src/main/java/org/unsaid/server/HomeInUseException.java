package org.unsaid.server;

import java.nio.file.Path;

/** Another run holds the home folder: who, since when, and what to do. */
public final class HomeInUseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HomeInUseException(Path home, String holder) {
    super(
        home
            + " is in use by another run of unsaid ("
            + (holder.isBlank() ? "it has not said yet which" : holder.strip())
            + "). Wait until it ends, stop it (kill PID), or choose another home folder; two runs on one"
            + " home would write over each other.");
  }
}
