package org.unsaid.publish.report;

/** A folder that a report must not be written into; the message says why, and what to do. */
public final class ReportFolderException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ReportFolderException(String message) {
    super(message);
  }
}
