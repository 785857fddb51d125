package org.unsaid.watch;

import java.nio.file.Path;

/**
 * A place in a watch.
 *
 * @param file relative to the parent of the watch folder
 * @param number from 1; 0 for the file as a whole
 */
record Line(Path file, int number) {

  /** As it is printed within a sentence. */
  @Override
  public String toString() {
    return file.toString().replace('\\', '/') + ", line " + number;
  }
}
