package org.unsaid.collect.archive;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.CapturePlace;

/**
 * Appends records to the newest WARC file. One thread does, and whoever comes while the disk is
 * busy shares the next write and its fsync, which is what costs. Nobody's interrupt reaches the
 * file: it would close it for all.
 */
final class Appender implements AutoCloseable {

  /** More than wait for one fsync in practice. */
  private static final int MOST_AT_ONCE = 1_000;

  private record Job(List<Packed> records, CompletableFuture<List<CapturePlace>> done) {}

  private final Path folder;
  private final Catalogue catalogue;
  private final Archive.Settings settings;
  private final InstantSource clock;
  private final LinkedBlockingQueue<Job> waiting = new LinkedBlockingQueue<>();
  private final Job last = new Job(List.of(), new CompletableFuture<>());

  private @Nullable Path path;
  private @Nullable RandomAccessFile file;
  private boolean closed;

  /** Of the file: bytes that are whole and on the disk. */
  private long kept;

  /** An fsync (or a cut) failed: what is on the disk is unknown from then on. */
  private @Nullable IOException lost;

  /**
   * @param newest the newest file there is, whether it may grow or not; null: none
   */
  Appender(
      Path folder,
      Catalogue catalogue,
      Archive.Settings settings,
      InstantSource clock,
      Mending.@Nullable Newest newest)
      throws IOException {
    this.folder = folder;
    this.catalogue = catalogue;
    this.settings = settings;
    this.clock = clock;
    if (newest != null) {
      path = newest.file();
      if (!newest.canGrow()) {
        catalogue.hold(newest.lines());
      } else if (Files.size(newest.file()) >= settings.rotateAt()) {
        catalogue.seal(newest.file(), newest.lines());
      } else {
        file = new RandomAccessFile(newest.file().toFile(), "rw");
        kept = file.length();
        catalogue.grow(newest.lines());
      }
    }
    Thread.ofPlatform().daemon().name("archive").start(this::run);
  }

  /** Returns when the records are on the disk. */
  List<CapturePlace> append(List<Packed> records) {
    var job = new Job(records, new CompletableFuture<>());
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException("The archive is closed");
      }
      waiting.add(job);
    }
    try {
      return job.done().join();
    } catch (CompletionException e) {
      throw new ArchiveException(
          "Nothing can be kept in %s: %s".formatted(folder, e.getCause()), e.getCause());
    }
  }

  private void run() {
    var jobs = new ArrayList<Job>();
    var ended = false;
    while (!ended) {
      jobs.clear();
      try {
        jobs.add(waiting.take());
      } catch (InterruptedException e) {
        // nobody has this thread's name to interrupt it with
        continue;
      }
      waiting.drainTo(jobs, MOST_AT_ONCE);
      ended = jobs.remove(last);
      write(jobs);
    }
    last.done().complete(List.of());
  }

  private void write(List<Job> jobs) {
    var from = 0;
    try {
      while (from < jobs.size()) {
        from = writeToOneFile(jobs, from);
      }
    } catch (IOException e) {
      jobs.forEach(job -> job.done().completeExceptionally(e));
    }
  }

  /** Writes until the file is full; gives the first job that is for the next file. */
  private int writeToOneFile(List<Job> jobs, int from) throws IOException {
    if (lost != null) {
      throw lost;
    }
    var to = grown();
    var end = kept;
    var next = from;
    var lines = new ArrayList<IndexLine>();
    var places = new ArrayList<List<CapturePlace>>();
    try {
      to.seek(end);
      if (end == 0) {
        end += put(to, Packing.warcinfo(name(), clock.instant(), settings));
      }
      while (next < jobs.size() && (next == from || end < settings.rotateAt())) {
        var own = new ArrayList<CapturePlace>();
        for (var record : jobs.get(next).records()) {
          var line = record.at(name(), end);
          lines.add(line);
          own.add(line.place());
          end += put(to, record.bytes());
        }
        places.add(own);
        next++;
      }
    } catch (IOException e) {
      // a full disk: what was promised stays, and there may be room later
      cutTo(to, kept);
      throw e;
    }
    sync(to);
    kept = end;
    catalogue.put(lines);
    for (var i = from; i < next; i++) {
      jobs.get(i).done().complete(List.copyOf(places.get(i - from)));
    }
    if (kept >= settings.rotateAt()) {
      seal();
    }
    return next;
  }

  private static int put(RandomAccessFile to, byte[] bytes) throws IOException {
    to.write(bytes);
    return bytes.length;
  }

  private void cutTo(RandomAccessFile to, long length) throws IOException {
    try {
      to.setLength(length);
    } catch (IOException e) {
      lost = e;
      throw e;
    }
  }

  private void sync(RandomAccessFile to) throws IOException {
    try {
      to.getChannel().force(false);
    } catch (IOException e) {
      lost = e;
      throw e;
    }
  }

  private RandomAccessFile grown() throws IOException {
    if (file == null) {
      path = folder.resolve(FileName.after(path, clock.instant()));
      file = new RandomAccessFile(path.toFile(), "rw");
      Disk.syncFolder(folder);
      kept = 0;
      catalogue.grow(new TreeSet<>());
    }
    return file;
  }

  private String name() {
    return path == null ? "" : path.getFileName().toString();
  }

  private void seal() throws IOException {
    if (file != null && path != null) {
      file.close();
      file = null;
      if (lost == null) {
        catalogue.seal(path, catalogue.growing());
      }
    }
  }

  /** Ends when all that waits is kept. */
  @Override
  public void close() throws IOException {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      waiting.add(last);
    }
    last.done().join();
    seal();
  }
}
