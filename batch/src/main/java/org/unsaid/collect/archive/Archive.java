package org.unsaid.collect.archive;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unsaid.collect.http.Exchange;
import org.unsaid.core.Capture;
import org.unsaid.core.CapturePlace;

/**
 * What came over the wire, kept for good. Any thread may call any of it.
 *
 * <p>A folder of WARC 1.1 files, a gzip member a record, with a CDXJ index beside each, which is
 * derived: it may be deleted while nobody has the archive open.
 */
public final class Archive implements AutoCloseable {

  /**
   * @param rotateAt bytes after which a file is full; an exchange never lies in two
   * @param software name and version, for those who read the files in years to come
   * @param operator who may be asked about the archive; null: nobody is named
   */
  public record Settings(long rotateAt, String software, @Nullable String operator) {
    public Settings {
      if (rotateAt < 1) {
        throw new IllegalArgumentException("A file of at most " + rotateAt + " bytes");
      }
    }
  }

  /**
   * A capture as it was kept.
   *
   * @param capture its body is the page, even where the record only says that it is unchanged
   * @param status as sent: 304 for a page that was not modified
   */
  public record Kept(CapturePlace place, Capture capture, int status) {}

  private final Path folder;
  private final Lock lock;
  private final Catalogue catalogue;
  private final Appender appender;
  private final Originals originals;
  private final Reading reading;
  private final List<Repair> repairs;

  private Archive(
      Path folder, Lock lock, Catalogue catalogue, Appender appender, List<Repair> repairs) {
    this.folder = folder;
    this.lock = lock;
    this.catalogue = catalogue;
    this.appender = appender;
    this.repairs = repairs;
    this.reading = new Reading(folder, catalogue);
    this.originals = new Originals(catalogue, reading);
  }

  /**
   * Opens for writing, alone; mends a torn end first.
   *
   * @param folder made if missing
   * @param clock for names of files and the records that begin them; captures have their own times
   * @throws ArchiveException if another run has it open, or the folder cannot be used
   */
  public static Archive open(Path folder, Settings settings, InstantSource clock) {
    try {
      Files.createDirectories(folder);
      var lock = Lock.take(folder);
      var catalogue = new Catalogue();
      try {
        var mending = new Mending(folder, catalogue);
        var newest = mending.mend().orElse(null);
        var appender = new Appender(folder, catalogue, settings, clock, newest);
        return new Archive(folder, lock, catalogue, appender, mending.repairs());
      } catch (IOException | RuntimeException e) {
        // whatever it was, another attempt must not find the lock held by nobody
        catalogue.close();
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new ArchiveException("The archive %s cannot be opened: %s".formatted(folder, e), e);
    }
  }

  /**
   * Keeps what went over the wire. It is on the disk (fsync) when this returns; a kill before may
   * keep some of it.
   *
   * <p>An answer with the very bytes of an earlier one from the same address is kept as a revisit
   * of that, and so is one of 304.
   *
   * @param about facts for the metadata record, such as the source's id; put on one line each
   * @return the place of each, in order
   * @throws ArchiveException if nothing could be kept
   */
  public List<CapturePlace> keep(List<Exchange> exchanges, Map<String, String> about) {
    var packed = new ArrayList<Packed>();
    for (var exchange : exchanges) {
      var packing = new Packing(exchange);
      packed.add(packing.pack(originals.of(exchange, packing).orElse(null), about));
    }
    return packed.isEmpty() ? List.of() : appender.append(packed);
  }

  /**
   * The newest capture of an address that had ended by a time.
   *
   * <p>If there is none of this very address, one of an address that is usually the same page: with
   * or without {@code www}, by http or https, with its parameters in another order.
   */
  public Optional<Kept> find(URI url, Instant at) {
    var key = IndexLine.key(url.toString());
    return catalogue
        .newest(key, at, Integer.MAX_VALUE, line -> line.isOf(url) && !line.ended().isAfter(at))
        .or(() -> catalogue.newest(key, at, Integer.MAX_VALUE, line -> !line.ended().isAfter(at)))
        .flatMap(line -> read(line.place()));
  }

  /**
   * @return empty: no file of the archive has a capture at that place
   * @throws ArchiveException if what stands there is damaged, or refers to what is not there
   */
  public Optional<Kept> read(CapturePlace place) {
    return reading.read(place);
  }

  /** What was mended when it was opened, in words, with what was cut off. */
  public List<Repair> repairs() {
    return repairs;
  }

  /** Its WARC files, oldest first. */
  public List<Path> files() {
    try {
      return Mending.files(folder);
    } catch (IOException e) {
      throw new ArchiveException("The archive %s cannot be read: %s".formatted(folder, e), e);
    }
  }

  /** Ends when all that is being kept is on the disk; more than once is harmless. */
  @Override
  public void close() {
    try (lock;
        catalogue;
        appender) {
      // closed in turn: the appender first, which writes the newest file's index
    } catch (IOException e) {
      throw new ArchiveException("The archive %s cannot be closed: %s".formatted(folder, e), e);
    }
  }
}
