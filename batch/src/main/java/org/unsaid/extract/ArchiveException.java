package org.unsaid.extract;

/** An archive that cannot be read at all: its path, what is wrong with it, and what to do. */
public final class ArchiveException extends RuntimeException {

  private static final long serialVersionUID = 1;

  ArchiveException(String message) {
    super(message);
  }

  ArchiveException(String message, Throwable cause) {
    super(message, cause);
  }
}
