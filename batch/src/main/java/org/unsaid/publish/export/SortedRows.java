package org.unsaid.publish.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rows that came in any order, given out by their ids. They wait on the disk; in memory are their
 * ids alone.
 */
public final class SortedRows implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final Path file;
  private final OutputStream out;
  private final List<Place> places = new ArrayList<>();
  private long written;

  private record Place(String id, long from, int length) {}

  public SortedRows() throws IOException {
    this.file = Files.createTempFile("unsaid-rows", ".tmp");
    this.out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
  }

  public void add(String id, ObjectNode row) throws IOException {
    var bytes = JSON.writeValueAsBytes(row);
    out.write(bytes);
    places.add(new Place(id, written, bytes.length));
    written += bytes.length;
  }

  /** Writes all of them as a table; returns how many there are. */
  long to(TableWriter table) throws IOException {
    out.flush();
    places.sort(Comparator.comparing(Place::id));
    try (var in = new RandomAccessFile(file.toFile(), "r")) {
      for (var place : places) {
        var bytes = new byte[place.length];
        in.seek(place.from);
        in.readFully(bytes);
        table.write(place.id, (ObjectNode) JSON.readTree(bytes));
      }
    }
    return places.size();
  }

  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(file);
  }
}
