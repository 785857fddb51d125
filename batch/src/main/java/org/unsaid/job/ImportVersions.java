package org.unsaid.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.unsaid.collect.archive.WarcFile;
import org.unsaid.collect.ledger.ImportedVersion;
import org.unsaid.collect.ledger.Imports;
import org.unsaid.core.Statement;

/**
 * Reads, of statements that were captured several times, the captures with which a text begins. It
 * begins again when it was killed.
 */
class ImportVersions implements ItemStreamReader<Statement> {

  private final Imports imports;
  private final ImportPlan plan;
  private final ImportedPages pages;
  private final Queue<List<ImportedVersion>> files = new ArrayDeque<>();
  private final Map<String, ImportPlan.File> known = new HashMap<>();
  private Queue<ImportedVersion> wanted = new ArrayDeque<>();
  private @Nullable WarcFile warc;
  private ImportPlan.@Nullable File file;
  private long next;

  ImportVersions(Imports imports, ImportPlan plan, ImportedPages pages) {
    this.imports = imports;
    this.plan = plan;
    this.pages = pages;
  }

  @Override
  public void open(ExecutionContext context) {
    Set<String> now = new HashSet<>();
    plan.files().forEach(each -> now.add(each.digest()));
    plan.files().forEach(each -> known.put(each.digest(), each));
    var byFile = new HashMap<String, List<ImportedVersion>>();
    for (var version : imports.versions(now)) {
      if (version.version() == 1 && !now.contains(version.file())) {
        // it is in the index already, dated by the lists that came with it
        continue;
      }
      byFile.computeIfAbsent(version.file(), _ -> new ArrayList<>()).add(version);
    }
    byFile.forEach(
        (digest, versions) -> {
          if (now.contains(digest) || isStillThere(digest)) {
            files.add(versions);
          }
        });
  }

  /** What an earlier import gave stays as it is in the index if its file is not there any more. */
  private boolean isStillThere(String digest) {
    var before = imports.file(digest);
    if (before.isEmpty()
        || !before.get().path().toFile().isFile()
        || !ImportSurvey.digest(before.get().path()).equals(digest)) {
      return false;
    }
    Path path = before.get().path();
    known.put(
        digest,
        new ImportPlan.File(
            digest, path, before.get().source(), before.get().records(), 0, ImportMarks.NONE));
    return true;
  }

  @Override
  public @Nullable Statement read() {
    try {
      while (true) {
        var version = wanted.poll();
        if (version == null) {
          if (files.isEmpty()) {
            return null;
          }
          begin(new ArrayDeque<>(files.remove()));
          continue;
        }
        var statement = read(version);
        if (statement != null) {
          return statement;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void begin(Queue<ImportedVersion> versions) throws IOException {
    close();
    wanted = versions;
    next = 0;
    var first = versions.element();
    var opened = known.get(first.file());
    if (opened == null) {
      throw new IllegalStateException("No file " + first.file());
    }
    file = opened;
    warc = WarcFile.contents(opened.path(), 0);
  }

  private @Nullable Statement read(ImportedVersion version) throws IOException {
    if (warc == null || file == null) {
      throw new IllegalStateException("No file is open");
    }
    var mark = file.marks().before(version.entry());
    if (mark.entry() > next) {
      warc.close();
      warc = WarcFile.contents(file.path(), mark.offset());
      next = mark.entry();
    }
    while (next < version.entry() && warc.skip()) {
      next++;
    }
    var entry = warc.next();
    if (entry.isEmpty()) {
      throw new IllegalStateException(
          "%s changed while it was read: it has only %,d records".formatted(file.path(), next));
    }
    next++;
    var statement = pages.again(new ImportEntry(file, version.entry(), entry.get())).statement();
    var edited = version.edited();
    return statement == null || edited == null
        ? statement
        : statement.edited(
            version.version(),
            edited,
            "the text was another one at %s, and this one at %s"
                .formatted(edited.from(), edited.to()));
  }

  @Override
  public void close() {
    try {
      if (warc != null) {
        warc.close();
        warc = null;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
