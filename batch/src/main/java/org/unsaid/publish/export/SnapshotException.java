package org.unsaid.publish.export;

/** A file is no snapshot of ours, or not any more; the message says where and why. */
public final class SnapshotException extends RuntimeException {
  private static final long serialVersionUID = 1;

  SnapshotException(String message) {
    super(message);
  }
}
