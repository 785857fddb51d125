package org.unsaid.history;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A watch as it was written.
 *
 * @param watch its name
 * @param digest of all its files
 * @param seen when we first saw it so
 * @param files their texts, by their paths in the folder, with slashes
 */
public record WatchVersion(
    String watch, String digest, Instant seen, SortedMap<String, String> files) {

  public WatchVersion {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }
}
