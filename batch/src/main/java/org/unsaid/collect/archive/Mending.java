package org.unsaid.collect.archive;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings an archive's files and their indices together when it is opened: a run may have been
 * killed at any moment.
 *
 * <p>Only the newest file can have a torn end, for a file is complete before the next is begun.
 * What was cut off was never promised: {@link Archive#keep} returns when its records are whole on
 * the disk. So where a broken record has whole ones behind it, or stood in a file whose index was
 * sealed at its end, it is not a torn end but damage, and is left where it is for {@link
 * Verification}.
 */
final class Mending {

  /** A larger record was not written by us. */
  static final int LONGEST_RECORD = Integer.MAX_VALUE - 16;

  /**
   * @param canGrow nothing in it is broken
   * @param lines of its index
   */
  record Newest(Path file, boolean canGrow, NavigableSet<String> lines) {}

  private final Path folder;
  private final Catalogue catalogue;
  private final List<Repair> repairs = new ArrayList<>();

  Mending(Path folder, Catalogue catalogue) {
    this.folder = folder;
    this.catalogue = catalogue;
  }

  List<Repair> repairs() {
    return List.copyOf(repairs);
  }

  /** WARC files of ours, in the order in which they were begun. */
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> FileName.isOurs(file.getFileName().toString())).sorted().toList();
    }
  }

  /** Puts all files but the newest into the catalogue, and gives that, since it may still grow. */
  Optional<Newest> mend() throws IOException {
    var files = files(folder);
    for (var file : files.subList(0, Math.max(0, files.size() - 1))) {
      if (!catalogue.open(file)) {
        var scan = Scan.of(file);
        report(file, scan);
        if (scan.tornAt() >= 0) {
          reportDamage(file, scan.tornAt(), "broken at the end of the file");
        }
        if (scan.isSound()) {
          catalogue.seal(file, scan.lines());
        } else {
          catalogue.hold(scan.lines());
        }
      }
    }
    return files.isEmpty() ? Optional.empty() : Optional.of(newest(files.getLast()));
  }

  private Newest newest(Path file) throws IOException {
    var index = Catalogue.indexOf(file);
    try (var sealed = SortedFile.open(index, Files.size(file)).orElse(null)) {
      if (sealed != null) {
        return new Newest(file, true, sealed.all());
      }
    }
    var scan = Scan.of(file);
    var promised = SortedFile.warcBytes(index);
    if (Files.size(file) < promised) {
      repairs.add(
          new Repair(
              file.getFileName().toString(),
              Files.size(file),
              0,
              "%d bytes are missing at the end, of %d that were there when it was last closed"
                  .formatted(promised - Files.size(file), promised),
              null));
    }
    report(file, scan);
    var torn = scan.tornAt() >= promised ? scan.tornAt() : -1;
    if (torn >= 0) {
      cut(file, torn);
    } else if (scan.tornAt() >= 0) {
      reportDamage(file, scan.tornAt(), "broken at the end of the file");
    }
    var whole = scan.damages().isEmpty() && (scan.tornAt() < 0 || torn >= 0);
    return new Newest(file, whole && Files.size(file) >= promised, scan.lines());
  }

  private void report(Path file, Scan scan) {
    scan.damages().forEach(damage -> reportDamage(file, damage.offset(), damage.why()));
  }

  private void reportDamage(Path file, long offset, String why) {
    var name = file.getFileName().toString();
    repairs.add(
        new Repair(
            name,
            offset,
            0,
            "A record that was whole once is damaged (%s); it is left as it is".formatted(why),
            null));
  }

  /** The bytes are safe beside the file before they go from it. */
  private void cut(Path file, long offset) throws IOException {
    var name = file.getFileName().toString();
    var torn = file.resolveSibling(name + "." + offset + ".torn");
    try (var from = new RandomAccessFile(file.toFile(), "rw")) {
      var length = from.length() - offset;
      try (var to = new RandomAccessFile(torn.toFile(), "rw")) {
        to.setLength(0);
        from.seek(offset);
        var buffer = new byte[1 << 16];
        for (int count; (count = from.read(buffer)) > 0; ) {
          to.write(buffer, 0, count);
        }
        to.getFD().sync();
      }
      Disk.syncFolder(folder);
      from.setLength(offset);
      from.getFD().sync();
      repairs.add(
          new Repair(
              name,
              offset,
              length,
              ("The last %d bytes were no whole record: a run ended while it wrote them, before it"
                      + " could promise anything. They are in %s now")
                  .formatted(length, torn.getFileName()),
              torn));
    }
  }
}
