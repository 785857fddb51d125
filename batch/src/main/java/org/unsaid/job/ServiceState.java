package org.unsaid.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Watch;
import org.unsaid.outbox.Standing;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a service stands, as it says itself in {@code HOME/status.json}: its database is its own
 * while it runs, so nobody else can look there.
 *
 * @param process id of its process
 * @param started when that process was started, by its operating system
 * @param written when this was written
 * @param stopped when it ended; null: it did not, or was killed
 * @param watch its folder
 * @param watchSince when the version in force was read
 * @param watchFault why the folder, as it is now, is not in force; null: it is
 * @param tasks by name
 * @param digests those that wait for their reader, or did not reach one; null, in what an earlier
 *     version wrote: nobody knows
 */
record ServiceState(
    long process,
    @Nullable Instant started,
    Instant written,
    @Nullable Instant stopped,
    String watch,
    Instant watchSince,
    @Nullable String watchFault,
    Map<String, Service.TaskRun> tasks,
    List<SourceState> sources,
    @Nullable List<Standing> digests) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String FILE = "status.json";

  ServiceState {
    tasks = Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
    sources = List.copyOf(sources);
    digests = digests == null ? List.of() : List.copyOf(digests);
  }

  /**
   * How a source stands.
   *
   * @param next when it is looked at again
   * @param unread items that are listed, and whose page is still to be read
   * @param alarms in words: it may be dead while it looks quiet
   */
  record SourceState(
      String source,
      String institution,
      @Nullable Instant lastLook,
      @Nullable Instant lastGood,
      @Nullable Instant lastNew,
      int failures,
      @Nullable String lastFailure,
      Instant next,
      long unread,
      List<String> alarms) {

    SourceState {
      alarms = List.copyOf(alarms);
    }
  }

  /** Of this process, now. */
  static ServiceState of(
      WatchInForce watch,
      Path folder,
      Map<String, Service.TaskRun> tasks,
      List<Standing> digests,
      Instant now,
      @Nullable Instant stopped) {
    var report =
        watch.session().isOpen()
            ? watch.session().jobs().report()
            : new JobRuns.SourceReport(List.of(), List.of());
    return of(
        new InForce(watch.session().watch(), watch.since(), watch.fault().orElse(null)),
        report,
        folder,
        tasks,
        digests,
        now,
        stopped);
  }

  /**
   * A version of a watch.
   *
   * @param fault why the folder, as it is now, is not in force; null: it is
   */
  record InForce(Watch watch, Instant since, @Nullable String fault) {}

  static ServiceState of(
      InForce watch,
      JobRuns.SourceReport report,
      Path folder,
      Map<String, Service.TaskRun> tasks,
      List<Standing> digests,
      Instant now,
      @Nullable Instant stopped) {
    var self = ProcessHandle.current();
    var institutions = new HashMap<String, String>();
    watch.watch().polled().forEach(s -> institutions.put(s.id(), s.institution()));
    return new ServiceState(
        self.pid(),
        self.info().startInstant().orElse(null),
        now,
        stopped,
        folder.toAbsolutePath().normalize().toString(),
        watch.since(),
        watch.fault(),
        tasks,
        report.standings().stream()
            .map(
                each ->
                    new SourceState(
                        each.source(),
                        institutions.getOrDefault(each.source(), ""),
                        each.lastLook(),
                        each.lastGood(),
                        each.lastNew(),
                        each.failures(),
                        each.lastFailure(),
                        each.next(),
                        each.unread(),
                        report.alarms().stream()
                            .filter(alarm -> alarm.source().equals(each.source()))
                            .map(alarm -> alarm.words())
                            .toList()))
            .toList(),
        digests);
  }

  @Override
  public List<Standing> digests() {
    return digests == null ? List.of() : digests;
  }

  /** Whether the process that wrote this is still there. */
  boolean isAlive() {
    return stopped == null
        && ProcessHandle.of(process)
            .filter(ProcessHandle::isAlive)
            .flatMap(found -> found.info().startInstant())
            .filter(start -> start.equals(started))
            .isPresent();
  }

  /** Takes the place of what was written before, whole or not at all. */
  void write(Path home) {
    try {
      var next = home.resolve(FILE + ".new");
      Files.writeString(next, json());
      Files.move(
          next,
          home.resolve(FILE),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String json() {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
  }

  /** Empty: no service ever ran in that home. */
  static Optional<ServiceState> read(Path home) {
    var file = home.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(Files.readString(file), ServiceState.class));
    } catch (IOException | JacksonException e) {
      throw new UsageException(
          "%s cannot be read: %s. Delete it; a service writes it anew.".formatted(file, e));
    }
  }
}
