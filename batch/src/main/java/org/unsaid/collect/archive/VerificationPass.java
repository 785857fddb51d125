package org.unsaid.collect.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Reads an archive once, newest file first: so what revisits refer to is looked for in older files
 * alone, and only what was not met yet is remembered.
 */
final class VerificationPass {

  private final Path folder;
  private final Consumer<Verification.Progress> progress;
  private final List<Verification.Fault> faults = new ArrayList<>();

  /** What revisits refer to and was not met yet, with the fault that it is if it never is. */
  private final Map<String, Verification.Fault> wanted = new HashMap<>();

  private long records;
  private long done;
  private long total;

  VerificationPass(Path folder, Consumer<Verification.Progress> progress) {
    this.folder = folder;
    this.progress = progress;
  }

  Verification verification() throws IOException {
    var isWritten = Lock.isTaken(folder);
    var files = Mending.files(folder);
    for (var file : files) {
      total += Files.size(file);
    }
    for (var file : files.reversed()) {
      var size = Files.size(file);
      read(file, size, isWritten && file.equals(files.getLast()));
      done += size;
    }
    faults.addAll(wanted.values());
    faults.sort(
        Comparator.comparing(Verification.Fault::file)
            .thenComparingLong(Verification.Fault::offset));
    return new Verification(files.size(), records, total, faults);
  }

  private void read(Path file, long size, boolean isWritten) throws IOException {
    var name = file.getFileName().toString();
    var lines = new TreeSet<String>();
    var originals = new HashSet<String>();
    var unfinished = new ArrayList<Verification.Fault>();
    var isFirst = true;
    try (var reader = RecordReader.open(file, 0, Mending.LONGEST_RECORD)) {
      for (RecordReader.Item item; (item = reader.next()) != null; isFirst = false) {
        switch (item) {
          case RecordReader.Damage damage ->
              unfinished.add(new Verification.Fault(name, damage.offset(), damage.why()));
          case RawRecord record -> {
            faults.addAll(unfinished);
            unfinished.clear();
            check(record, name, isFirst, originals);
            Scan.line(record, name).ifPresent(line -> lines.add(line.text()));
            records++;
          }
        }
        var read = done + Math.min(size, reader.packedPlace());
        progress.accept(new Verification.Progress(name, read, total, records));
      }
    }
    originals.forEach(wanted::remove);
    if (!isWritten) {
      faults.addAll(unfinished);
    }
    checkIndex(file, size, lines);
  }

  private void check(RawRecord record, String file, boolean isFirst, Set<String> originals) {
    var fields = record.fields();
    if (isFirst && !record.type().equals("warcinfo")) {
      fault(record, file, "the file does not begin with a warcinfo record");
    }
    if (!record.neat()) {
      fault(record, file, "its ending is not as it was written");
    }
    checkDigest(record, file, "WARC-Block-Digest", record.block());
    if (record.type().equals("response")) {
      var message = HttpMessage.parse(record.block());
      checkDigest(
          record,
          file,
          "WARC-Payload-Digest",
          message == null ? record.block() : message.payload());
      originals.add(identity(fields, "WARC-Target-URI", "WARC-Date"));
    }
    if (record.type().equals("revisit")) {
      wanted.putIfAbsent(
          identity(fields, "WARC-Refers-To-Target-URI", "WARC-Refers-To-Date"),
          new Verification.Fault(
              file, record.offset(), "the response that it refers to is not there"));
    }
  }

  private void checkDigest(RawRecord record, String file, String field, byte[] bytes) {
    var said = record.fields().first(field);
    if (said.isEmpty()) {
      fault(record, file, "it has no " + field);
    } else if (!Digests.holds(said.get(), bytes).orElse(false)) {
      fault(record, file, "its " + field + " is not that of its bytes");
    }
  }

  private void fault(RawRecord record, String file, String what) {
    faults.add(new Verification.Fault(file, record.offset(), what));
  }

  private static String identity(Fields fields, String url, String date) {
    return String.join(
        " ",
        fields.first(url).orElse(""),
        fields.first(date).orElse(""),
        fields.first("WARC-Payload-Digest").orElse(""));
  }

  /** One of another state of the file is no fault: it is made anew at the next opening. */
  private void checkIndex(Path file, long size, NavigableSet<String> lines) throws IOException {
    var path = Catalogue.indexOf(file);
    try (var index = SortedFile.open(path, size).orElse(null)) {
      if (index != null && !index.all().equals(lines)) {
        faults.add(
            new Verification.Fault(
                file.getFileName().toString(),
                0,
                "its index %s says otherwise; delete that, and it is made anew"
                    .formatted(path.getFileName())));
      }
    }
  }
}
