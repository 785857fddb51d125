package org.unsaid.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.unsaid.collect.archive.WarcEntry;
import org.unsaid.collect.archive.WarcFile;
import org.unsaid.collect.ledger.Imports;

/**
 * A range of the records of a file that is imported. It notes how far it came, so that a step that
 * was killed goes on from its last chunk.
 */
class ImportEntries implements ItemStreamReader<ImportEntry> {

  static final String FILE = "file";
  static final String FROM = "from";
  static final String TO = "to";
  private static final String NEXT = "next";

  private final ImportPlan.File file;
  private final Imports imports;
  private @Nullable WarcFile warc;
  private long next;
  private long to;

  ImportEntries(ImportPlan.File file, Imports imports) {
    this.file = file;
    this.imports = imports;
  }

  @Override
  public void open(ExecutionContext context) {
    long from = context.getLong(FROM);
    to = context.getLong(TO);
    next = context.getLong(NEXT, from);
    // what an earlier run, for another watch, made of what this one has still to read
    imports.forget(file.digest(), next, to);
    try {
      var mark = file.marks().before(next);
      var opened = WarcFile.contents(file.path(), mark.offset());
      warc = opened;
      for (long i = mark.entry(); i < next; i++) {
        if (!opened.skip()) {
          throw changed();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public @Nullable ImportEntry read() {
    if (warc == null || next >= to) {
      return null;
    }
    try {
      WarcEntry entry = warc.next().orElseThrow(this::changed);
      return new ImportEntry(file, next++, entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private IllegalStateException changed() {
    return new IllegalStateException(
        "%s ended after %,d records; it had %,d when this run began"
            .formatted(file.path(), next, file.entries()));
  }

  @Override
  public void update(ExecutionContext context) {
    context.putLong(NEXT, next);
  }

  @Override
  public void close() {
    if (warc != null) {
      try {
        warc.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
