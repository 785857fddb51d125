package org.unsaid.job;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.unsaid.collect.archive.WarcEntry;
import org.unsaid.collect.archive.WarcFile;
import org.unsaid.core.Watch;
import org.unsaid.extract.Extractor;

/**
 * What records that follow one another in a file hold, the whole file or a part of it.
 *
 * @param entries how many there are, broken ones included
 * @param broken how many of them cannot be read
 * @param end offset of what follows; {@link #END_OF_FILE}
 * @param marks by numbers from 0, the first of these records
 * @param pages of each capture that may turn out to be a list the hash of its canonical address, in
 *     the upper half, and its number, in the lower
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares parts
record ImportPart(
    long entries, long broken, long end, ImportMarks marks, ImportLists lists, long[] pages) {

  static final long END_OF_FILE = -1;

  /**
   * Reads on until a place.
   *
   * @param until the first offset that is not read; {@link #END_OF_FILE}
   * @param source id, of all captures; null: each by its address
   * @param broken told each record that cannot be read
   */
  static ImportPart read(
      WarcFile warc,
      long until,
      Watch watch,
      @Nullable String source,
      Consumer<WarcEntry.Broken> broken)
      throws IOException {
    long entries = 0;
    long faults = 0;
    var lists = new ImportLists(watch);
    var marks = new ImportMarks(warc.place());
    var pages = LongStream.builder();
    for (var next = warc.next(); next.isPresent(); next = warc.next()) {
      if (until != END_OF_FILE && next.get().offset() >= until) {
        return new ImportPart(
            entries, faults, next.get().offset(), marks, lists, pages.build().toArray());
      }
      switch (next.get()) {
        case WarcEntry.Broken fault -> {
          faults++;
          broken.accept(fault);
        }
        case WarcEntry.Captured captured
            when captured.status() == 200 && captured.url().getHost() != null -> {
          var address = Extractor.canonical(captured.url());
          lists.look(captured, address, source);
          pages.add(page(address, entries));
        }
        default -> {}
      }
      entries++;
      if (warc.following().isPresent()) {
        marks.add(entries, warc.following().getAsLong());
      }
    }
    return new ImportPart(entries, faults, END_OF_FILE, marks, lists, pages.build().toArray());
  }

  private static long page(String address, long number) {
    return (long) address.hashCode() << 32 | Math.toIntExact(number);
  }

  static int hash(long page) {
    return (int) (page >> 32);
  }

  static long number(long page) {
    return page & 0xffff_ffffL;
  }

  /** The same page, where so many records come before. */
  static long behind(long entries, long page) {
    return page + entries;
  }
}
