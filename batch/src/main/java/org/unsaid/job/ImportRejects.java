package org.unsaid.job;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.unsaid.collect.archive.WarcEntry;
import org.unsaid.collect.ledger.Imports;
import tools.jackson.databind.json.JsonMapper;

/** The records of an imported file that became no statement: {@code HOME/rejects}. */
final class ImportRejects implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final Path warc;
  private final BufferedWriter out;

  private ImportRejects(Path warc, BufferedWriter out) {
    this.warc = warc;
    this.out = out;
  }

  static Path file(Path home, String digest) {
    return home.resolve("rejects").resolve("import-" + digest.substring(0, 12) + ".jsonl");
  }

  /** Begins the file of a WARC file anew. */
  static ImportRejects begin(Path home, Path warc, String digest) {
    var file = file(home, digest);
    try {
      Files.createDirectories(file.getParent());
      return new ImportRejects(warc, Files.newBufferedWriter(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that was passed over of a file that was read. */
  static void write(Path home, ImportPlan.File file, Imports imports) {
    try (var rejects = begin(home, file.path(), file.digest())) {
      imports.passedOver(
          file.digest(),
          record -> rejects.add(record.place(), record.address(), record.outcome(), record.why()));
    }
  }

  void add(WarcEntry.Broken broken) {
    add(broken.offset(), null, ImportedPages.BROKEN, broken.why());
  }

  private void add(long offset, @Nullable String address, String outcome, String why) {
    try {
      out.write(
          JSON.writeValueAsString(
              JSON.createObjectNode()
                  .put("file", warc.toString())
                  .put("offset", offset)
                  .put("url", address)
                  .put("what", outcome)
                  .put("why", why)));
      out.newLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
