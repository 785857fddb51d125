package org.unsaid.job;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Decides of each record of a range as soon as it is read, so that a chunk holds what became of its
 * records and never their bytes: a record may have 32 MiB, and several ranges are read at once.
 */
class ImportOutcomes implements ItemStreamReader<ImportedPages.Outcome> {

  private final ImportEntries entries;
  private final ImportedPages pages;

  ImportOutcomes(ImportEntries entries, ImportedPages pages) {
    this.entries = entries;
    this.pages = pages;
  }

  @Override
  public void open(ExecutionContext context) {
    entries.open(context);
  }

  @Override
  public ImportedPages.@Nullable Outcome read() {
    var entry = entries.read();
    return entry == null ? null : pages.read(entry);
  }

  @Override
  public void update(ExecutionContext context) {
    entries.update(context);
  }

  @Override
  public void close() {
    entries.close();
  }
}
