package org.unsaid.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Source;

/**
 * What an import reads, and what is known before its pages are read.
 *
 * @param named what lists in these files name, by canonical address
 * @param lists canonical addresses of the lists themselves
 * @param collected canonical addresses of what was collected live, each behind the id of its
 *     institution and a blank
 */
record ImportPlan(
    List<File> files, Map<String, Named> named, Set<String> lists, Set<String> collected) {

  ImportPlan {
    files = List.copyOf(files);
  }

  static final ImportPlan NOTHING = new ImportPlan(List.of(), Map.of(), Set.of(), Set.of());

  /**
   * @param digest SHA-256, in hexadecimal
   * @param source of all of it; null: each by its address
   * @param entries records in it, broken ones included
   * @param marks records at which a reading may begin
   */
  record File(
      String digest,
      Path path,
      @Nullable String source,
      long entries,
      long broken,
      ImportMarks marks) {}

  /**
   * @param published as the list has it; null: it does not say
   */
  record Named(Source.Polled source, @Nullable String published) {}

  File file(String digest) {
    return files.stream()
        .filter(file -> file.digest().equals(digest))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No file " + digest));
  }

  long entries() {
    return files.stream().mapToLong(File::entries).sum();
  }
}
