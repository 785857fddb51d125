package org.unsaid.publish.export;

import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/** A table that is being written, row by row; nothing of the rows before is kept. */
public interface TableWriter extends AutoCloseable {

  /**
   * Adds a row.
   *
   * @param id of the document
   * @param document its fields, by their names in the index; others are passed over
   */
  void write(String id, ObjectNode document) throws IOException;

  /** Ends the table; without it, it is none. */
  @Override
  void close() throws IOException;
}
