package org.unsaid.job;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Answer;
import org.unsaid.core.Basis;
import org.unsaid.core.Clock;
import org.unsaid.core.Conduct;
import org.unsaid.core.Coverage;
import org.unsaid.core.Event;
import org.unsaid.core.Finding;
import org.unsaid.core.Grade;
import org.unsaid.core.Institution;
import org.unsaid.core.Ruling;
import org.unsaid.core.Subscription;
import org.unsaid.core.VerdictChange;
import org.unsaid.core.Watch;
import org.unsaid.core.When;
import org.unsaid.history.History;
import org.unsaid.outbox.Outbox;

/**
 * Tells of 500 institutions and 50 open events, of which every pair changed since the last digest,
 * and prints how long that takes, from the database to the mail in the outbox.
 */
final class DigestBenchmark {

  private static final int INSTITUTIONS = 500;
  private static final int EVENTS = 50;
  private static final ZoneId UTC = ZoneOffset.UTC;
  private static final Instant FOUND = Instant.parse("2026-03-02T07:15:00Z");
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

  private DigestBenchmark() {}

  /**
   * @param args a folder for the mail and its page
   */
  public static void main(String[] args) throws IOException {
    var database =
        JdbcConnectionPool.create(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "unsaid", "");
    var history = History.open(database);
    history.add(changes(), findings());
    var watch = watch();
    var outbox = Outbox.open(database, () -> NOW, "benchmark");
    var digests = new Digests(watch, "watch", history, outbox, Settings.NONE, List::of, () -> NOW);
    var reader = watch.subscriptions().getFirst();

    var processor = ManagementFactory.getThreadMXBean();
    long used = processor.getCurrentThreadCpuTime();
    long began = System.nanoTime();
    digests.put(reader, NOW, System.out::println);
    var took = Duration.ofNanos(System.nanoTime() - began);
    var worked = Duration.ofNanos(processor.getCurrentThreadCpuTime() - used);

    var files = Preview.write(Path.of(args[0]), reader, digests.preview(reader, null));
    System.out.printf(
        Locale.ROOT,
        "%,d institutions x %,d open events, all of them changed: %.1f s, %.1f of them at work, to the mail of %,d bytes in the outbox%n",
        INSTITUTIONS,
        EVENTS,
        took.toMillis() / 1000.0,
        worked.toMillis() / 1000.0,
        Files.size(files.getFirst()));
  }

  private static Watch watch() {
    var institutions = new LinkedHashMap<String, Institution>();
    IntStream.range(0, INSTITUTIONS)
        .forEach(
            i ->
                institutions.put(
                    "i" + i,
                    new Institution(
                        "i" + i,
                        "Ministry " + i,
                        List.of(),
                        List.of("gov"),
                        null,
                        UTC,
                        null,
                        null,
                        null)));
    return new Watch(
        "benchmark",
        institutions,
        List.of(),
        List.of(),
        IntStream.range(0, EVENTS).mapToObj(DigestBenchmark::event).toList(),
        List.of(),
        Conduct.USUAL,
        List.of(
            new Subscription(
                "desk",
                new Subscription.Way.Mail("desk@example.org", Subscription.Format.HTML),
                Locale.ENGLISH,
                Set.of(),
                List.of(),
                List.of(),
                "0 8 * * *",
                UTC,
                null,
                null)),
        "digest");
  }

  private static Event event(int number) {
    return new Event(
        "e" + number,
        "Flood " + number,
        "flood",
        When.parse("2026-02-25", UTC),
        UTC,
        "flood",
        null,
        List.of("i0"),
        Period.ofDays(14),
        Period.ZERO,
        null,
        Map.of(),
        List.of(),
        List.of(),
        Clock.ELAPSED);
  }

  private static boolean isSilent(int institution) {
    return institution % 2 == 0;
  }

  private static List<VerdictChange> changes() {
    var changes = new ArrayList<VerdictChange>();
    for (int event = 0; event < EVENTS; event++) {
      for (int institution = 0; institution < INSTITUTIONS; institution++) {
        changes.add(change("i" + institution, "e" + event, isSilent(institution)));
      }
    }
    return changes;
  }

  private static VerdictChange change(String institution, String event, boolean silent) {
    @Nullable Basis basis = silent ? Basis.PAIR : null;
    @Nullable Grade grade = silent ? Grade.UNUSUAL : null;
    return new VerdictChange(
        event,
        institution,
        FOUND,
        FOUND,
        Optional.of(new VerdictChange.Before(Answer.NONE_FOUND, "pending")),
        new Ruling(
            silent ? Answer.NONE_FOUND : Answer.ANSWERED,
            silent ? "silent" : "on_time",
            basis,
            grade,
            null,
            null,
            null,
            null,
            0.17,
            0.12,
            Coverage.Grade.PROVED,
            "chorus-1"));
  }

  private static List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    for (int event = 0; event < EVENTS; event++) {
      for (int institution = 0; institution < INSTITUTIONS; institution++) {
        if (isSilent(institution)) {
          findings.add(silence("i" + institution, "e" + event));
        }
      }
    }
    return findings;
  }

  private static Finding silence(String institution, String event) {
    return new Finding(
        Finding.id(Finding.Kind.SILENCE, institution, event),
        Finding.Kind.SILENCE,
        institution,
        null,
        event,
        null,
        null,
        null,
        null,
        null,
        FOUND,
        FOUND,
        null,
        "No statement by %s on “%s” was found. ".formatted(institution, event).repeat(7),
        null,
        List.of());
  }
}
