package org.unsaid.watch;

import java.nio.file.Path;

/**
 * One thing in a watch that cannot stand as it is.
 *
 * @param file as a reader finds it: the watch folder's name first
 * @param line from 1; 0 where the fault is in no line, as in a folder that is empty
 * @param found what stands there, without a full stop
 * @param advice what to write instead, in whole sentences
 */
public record WatchFault(Path file, int line, String found, String advice) {

  /** As it is printed: {@code watch/health.yml, line 12: found. Advice.} */
  @Override
  public String toString() {
    var name = file.toString().replace('\\', '/');
    return (line > 0 ? name + ", line " + line : name) + ": " + found + ". " + advice;
  }
}
