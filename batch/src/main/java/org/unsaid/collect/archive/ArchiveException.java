package org.unsaid.collect.archive;

import org.jspecify.annotations.Nullable;

/** The archive cannot be opened, written or read: a fault of the disk or of its keeper. */
public final class ArchiveException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ArchiveException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
