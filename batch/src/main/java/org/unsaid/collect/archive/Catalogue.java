package org.unsaid.collect.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds captures by address and time over all files of an archive: one sorted index file for each
 * WARC file that is full, and the newest one's in memory. A question asks each, since any may hold
 * the answer.
 */
final class Catalogue implements AutoCloseable {

  /** Sorts behind every line of its second: JSON begins with a brace. */
  private static final String BEHIND = " ~";

  private static final Comparator<IndexLine> BY_TIME =
      Comparator.comparing(IndexLine::began)
          .thenComparing(IndexLine::file)
          .thenComparingLong(IndexLine::offset);

  private final Map<String, SortedFile> closed = new LinkedHashMap<>();
  private final List<Segment> held = new ArrayList<>();
  private volatile List<Segment> segments = List.of();
  private volatile NavigableSet<String> current = new ConcurrentSkipListSet<>();

  static Path indexOf(Path warc) {
    var name = warc.getFileName().toString();
    return warc.resolveSibling(name.substring(0, name.length() - ".warc.gz".length()) + ".cdxj");
  }

  /** Takes the file's index as it lies, if it is of this very state of the file. */
  synchronized boolean open(Path warc) throws IOException {
    var found = SortedFile.open(indexOf(warc), Files.size(warc));
    found.ifPresent(index -> add(warc, index));
    return found.isPresent();
  }

  /** Writes the index of a file that will not grow any more, and searches in it from now on. */
  synchronized void seal(Path warc, NavigableSet<String> lines) throws IOException {
    SortedFile.write(indexOf(warc), Files.size(warc), lines);
    var index = SortedFile.open(indexOf(warc), Files.size(warc));
    add(warc, index.orElseThrow(() -> new IOException("The index of " + warc + " was changed")));
  }

  /** Takes lines as they are: of a damaged file, which shall be looked at anew each time. */
  synchronized void hold(NavigableSet<String> lines) {
    held.add((prefix, bound) -> downIn(lines, prefix, bound));
    publish(new ConcurrentSkipListSet<>());
  }

  private void add(Path warc, SortedFile index) {
    closed.put(warc.getFileName().toString(), index);
    publish(new ConcurrentSkipListSet<>());
  }

  /** Begins the index of the file that is written to. */
  synchronized void grow(NavigableSet<String> lines) {
    publish(new ConcurrentSkipListSet<>(lines));
  }

  private void publish(NavigableSet<String> growing) {
    var all = new ArrayList<Segment>(closed.values());
    all.addAll(held);
    all.add((prefix, bound) -> downIn(growing, prefix, bound));
    segments = List.copyOf(all);
    current = growing;
  }

  private static Iterator<String> downIn(NavigableSet<String> lines, String prefix, String bound) {
    return lines.headSet(bound, false).tailSet(prefix, true).descendingIterator();
  }

  void put(List<IndexLine> lines) {
    lines.forEach(line -> current.add(line.text()));
  }

  /** The index of the file that is written to. */
  NavigableSet<String> growing() {
    return new TreeSet<>(current);
  }

  /**
   * The newest line of a key that is wanted.
   *
   * @param notAfter of its beginning; null: whenever
   * @param most lines that are looked at in each file
   */
  Optional<IndexLine> newest(
      String key, @Nullable Instant notAfter, int most, Predicate<IndexLine> wanted) {
    var prefix = key + " ";
    var bound = prefix + (notAfter == null ? "~" : IndexLine.digits(notAfter) + BEHIND);
    return segments.stream()
        .flatMap(segment -> newestIn(segment.down(prefix, bound), most, wanted).stream())
        .max(BY_TIME);
  }

  /** Lines of one second are in no order, so all of it are compared. */
  private static Optional<IndexLine> newestIn(
      Iterator<String> lines, int most, Predicate<IndexLine> wanted) {
    @Nullable IndexLine best = null;
    for (var looked = 0; lines.hasNext(); looked++) {
      var line = IndexLine.parse(lines.next());
      var older =
          best != null && !IndexLine.digits(best.began()).equals(IndexLine.digits(line.began()));
      if (older || (best == null && looked >= most)) {
        break;
      }
      if (wanted.test(line) && (best == null || BY_TIME.compare(line, best) > 0)) {
        best = line;
      }
    }
    return Optional.ofNullable(best);
  }

  @Override
  public synchronized void close() throws IOException {
    for (var index : closed.values()) {
      index.close();
    }
  }
}
