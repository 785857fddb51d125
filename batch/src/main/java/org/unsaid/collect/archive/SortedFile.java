package org.unsaid.collect.archive;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NavigableSet;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A CDXJ file, searched by halves where it lies: about 20 reads for a million lines, none of which
 * are held in memory.
 *
 * <p>Its first line says how long the WARC file and the lines are that it stands for. It is
 * derived: where that does not hold, it is made anew.
 */
final class SortedFile implements Segment, Closeable {

  private static final String META = "!meta {\"warc_bytes\": %015d, \"index_bytes\": %015d}\n";
  private static final Pattern META_LINE =
      Pattern.compile("!meta \\{\"warc_bytes\": ([0-9]{15}), \"index_bytes\": ([0-9]{15})\\}\n");
  private static final int META_LENGTH = META.formatted(0L, 0L).length();

  /** Lines are read in pieces of this size. */
  private static final int PIECE = 4_096;

  private final RandomAccessFile file;
  private final long length;

  private SortedFile(RandomAccessFile file, long length) {
    this.file = file;
    this.length = length;
  }

  /** Empty: missing, torn, or of another state of its WARC file. */
  static Optional<SortedFile> open(Path path, long warcBytes) throws IOException {
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    var file = new RandomAccessFile(path.toFile(), "r");
    var head = new byte[META_LENGTH];
    var length = file.length();
    if (length >= META_LENGTH) {
      file.readFully(head);
      var expected = META.formatted(warcBytes, length - META_LENGTH);
      if (new String(head, StandardCharsets.US_ASCII).equals(expected)) {
        return Optional.of(new SortedFile(file, length));
      }
    }
    file.close();
    return Optional.empty();
  }

  /** How long the WARC file was when this was written; 0: it cannot be told. */
  static long warcBytes(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      return 0;
    }
    try (var in = Files.newInputStream(path)) {
      var head = new String(in.readNBytes(META_LENGTH), StandardCharsets.US_ASCII);
      var match = META_LINE.matcher(head);
      var sound =
          match.matches() && Long.parseLong(match.group(2)) + META_LENGTH == Files.size(path);
      return sound ? Long.parseLong(match.group(1)) : 0;
    }
  }

  /** Every line of it, in memory. */
  NavigableSet<String> all() throws IOException {
    var lines = new TreeSet<String>();
    for (long at = META_LENGTH; at < length; ) {
      var line = line(at);
      lines.add(line);
      at += line.length() + 1;
    }
    return lines;
  }

  /** Written beside, then moved to its place: it is there as a whole or not at all. */
  static void write(Path path, long warcBytes, SortedSet<String> lines) throws IOException {
    var beside = path.resolveSibling(path.getFileName() + ".new");
    var bytes = lines.stream().mapToLong(line -> line.length() + 1L).sum();
    try (var out = Files.newOutputStream(beside);
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.US_ASCII))) {
      writer.write(META.formatted(warcBytes, bytes));
      for (var line : lines) {
        writer.write(line);
        writer.write('\n');
      }
    }
    Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public Iterator<String> down(String prefix, String bound) {
    try {
      return new Down(prefix, firstNotBefore(bound));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the first line begins that does not sort before the bound. */
  private synchronized long firstNotBefore(String bound) throws IOException {
    long low = META_LENGTH;
    var high = length;
    while (low < high) {
      var middle = lineStart((low + high) >>> 1, low);
      var line = line(middle);
      if (line.compareTo(bound) < 0) {
        low = middle + line.length() + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Where the line begins that holds the byte at a place. */
  private long lineStart(long place, long notBefore) throws IOException {
    var end = place;
    while (end > notBefore) {
      var from = Math.max(notBefore, end - PIECE);
      var piece = bytes(from, (int) (end - from));
      for (var i = piece.length - 1; i >= 0; i--) {
        if (piece[i] == '\n') {
          return from + i + 1;
        }
      }
      end = from;
    }
    return notBefore;
  }

  private String line(long start) throws IOException {
    var line = new StringBuilder();
    for (var from = start; from < length; from += PIECE) {
      var piece =
          new String(bytes(from, (int) Math.min(PIECE, length - from)), StandardCharsets.US_ASCII);
      var end = piece.indexOf('\n');
      if (end >= 0) {
        return line.append(piece, 0, end).toString();
      }
      line.append(piece);
    }
    return line.toString();
  }

  private byte[] bytes(long from, int count) throws IOException {
    var bytes = new byte[count];
    file.seek(from);
    file.readFully(bytes);
    return bytes;
  }

  /** The line before a place, or null. */
  private synchronized @Nullable String before(long place) throws IOException {
    return place <= META_LENGTH ? null : line(lineStart(place - 1, META_LENGTH));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private final class Down implements Iterator<String> {
    private final String prefix;
    private final Deque<String> next = new ArrayDeque<>(1);
    private long place;

    Down(String prefix, long place) throws IOException {
      this.prefix = prefix;
      this.place = place;
      step();
    }

    private void step() throws IOException {
      var line = before(place);
      if (line != null && line.startsWith(prefix)) {
        next.add(line);
        place -= line.length() + 1;
      }
    }

    @Override
    public boolean hasNext() {
      return !next.isEmpty();
    }

    @Override
    public String next() {
      if (next.isEmpty()) {
        throw new NoSuchElementException();
      }
      var line = next.remove();
      try {
        step();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return line;
    }
  }
}
