package org.unsaid.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Judgement;
import org.unsaid.core.Subscription;
import org.unsaid.core.Watch;
import org.unsaid.history.History;
import org.unsaid.outbox.Outbox;
import org.unsaid.server.HomeLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells readers what changed, now and not by their schedules; or shows what they would be told. */
@Command(
    name = "digest",
    description = {
      "Tell the readers of a watch (subscriptions.yml) what changed since they were told last.",
      "Without --send, and without a mail server in HOME/settings.properties, files are written",
      "that show what would be sent."
    },
    mixinStandardHelpOptions = true)
final class DigestCommand implements Callable<Integer> {

  private static final int UNREACHABLE = 4;

  @Parameters(paramLabel = "WATCH", description = "A folder of YAML files.")
  Path folder = Path.of("");

  @Option(names = "--send", description = "Send it; the next one begins where this one ended.")
  boolean send;

  @Option(
      names = "--preview",
      description = "Write .eml, .html and .txt into HOME/preview; nothing is remembered of it.")
  boolean preview;

  @Option(
      names = "--subscription",
      paramLabel = "ID",
      description = "Of this subscription alone (default: of all).")
  @Nullable String only;

  @Option(
      names = "--since",
      paramLabel = "DAY",
      description = "In a preview: as if the reader had been told last at the end of this day.")
  @Nullable String since;

  @Option(
      names = "--feed",
      paramLabel = "FILE",
      description = "Write the newest findings as an Atom feed.")
  @Nullable Path feed;

  @Option(
      names = "--no-picture",
      description = "Draw nothing: then the database is enough, and no Elasticsearch is started.")
  boolean noPicture;

  @Mixin Place place = new Place();

  private final Surroundings surroundings;

  DigestCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (send && (preview || since != null)) {
      throw new UsageException("--send tells it for good: leave --preview and --since out.");
    }
    var watch = Commands.read(surroundings, folder);
    place.findDemo(folder);
    if (!Files.isDirectory(place.home())) {
      throw new UsageException(
          "Nothing was collected in %s: begin with `unsaid run %s`, or name another --home."
              .formatted(place.home(), folder));
    }
    var settings = Settings.of(place.home());
    var chosen = chosen(watch);
    if (send && settings.smtp().isEmpty() && chosen.stream().anyMatch(DigestCommand::isMail)) {
      throw new UsageException(
          """
          No mail server is known. Write %s with two lines:
          smtp = smtp://mail.example.org
          from = unsaid@example.org"""
              .formatted(place.home().resolve(Settings.FILE)));
    }
    // Elasticsearch is asked only for what is drawn
    try (var workplace = noPicture ? null : Workplace.open(place, surroundings.progress());
        var _ = workplace == null ? HomeLock.acquire(place.home()) : null) {
      return tell(
          watch,
          chosen,
          settings,
          workplace == null ? List::of : () -> workplace.cluster().verdicts(watch).read());
    }
  }

  private int tell(
      Watch watch,
      List<Subscription> chosen,
      Settings settings,
      Supplier<List<Judgement>> judgements) {
    var database = Workplace.database(place);
    // our own database is closed, and opened again, whenever nobody has a connection to it
    try (var _ = database.getConnection()) {
      var outbox =
          Outbox.open(database, surroundings.clock(), "pid " + ProcessHandle.current().pid());
      var history = History.open(database);
      var digests =
          new Digests(
              watch,
              folder.toString(),
              history,
              outbox,
              settings,
              Drawn.once(judgements, surroundings.err()::println),
              surroundings.clock());
      if (feed != null) {
        var newest = new Feed(history);
        newest.read();
        write(feed, newest.atom(watch).getBytes(StandardCharsets.UTF_8));
        surroundings.out().println("feed: " + feed);
      }
      return send ? send(digests, outbox, settings, chosen) : preview(digests, chosen);
    } catch (SQLException e) {
      throw new DatabaseException(place.databaseFailure(String.valueOf(e.getMessage())), e);
    }
  }

  private List<Subscription> chosen(Watch watch) {
    var ids = watch.subscriptions().stream().map(Subscription::id).toList();
    if (ids.isEmpty() && feed == null) {
      throw new UsageException(
          """
          The watch has no subscriptions. Write subscriptions.yml in its folder, such as
          subscriptions:
            - {id: desk, to: desk@example.org, schedule: 0 8 * * MON-FRI, zone: Europe/Berlin}""");
    }
    if (only != null && !ids.contains(only)) {
      throw new UsageException(
          "The watch has no subscription '%s'. %s".formatted(only, Nearest.words(only, ids)));
    }
    return watch.subscriptions().stream()
        .filter(each -> only == null || each.id().equals(only))
        .toList();
  }

  private static boolean isMail(Subscription subscription) {
    return subscription.way() instanceof Subscription.Way.Mail;
  }

  private int preview(Digests digests, List<Subscription> chosen) {
    for (var subscription : chosen) {
      var told = digests.preview(subscription, sinceWhen(subscription));
      var files = Preview.write(place.home(), subscription, told);
      surroundings.out().println("%s: %s".formatted(subscription.id(), told.subject()));
      files.forEach(file -> surroundings.out().println("  " + file));
    }
    return 0;
  }

  private @Nullable Instant sinceWhen(Subscription subscription) {
    if (since == null) {
      return null;
    }
    try {
      return LocalDate.parse(since).plusDays(1).atStartOfDay(subscription.zone()).toInstant();
    } catch (DateTimeException e) {
      throw new UsageException("--since '%s' is no day: write 2026-03-03".formatted(since));
    }
  }

  private int send(Digests digests, Outbox outbox, Settings settings, List<Subscription> chosen) {
    var now = surroundings.clock().instant().truncatedTo(ChronoUnit.MICROS);
    for (var subscription : chosen) {
      if (outbox.reader(subscription.id()).ended().isPresent()) {
        surroundings.out().println(subscription.id() + ": ended by its reader, nothing is sent");
        continue;
      }
      var put = digests.put(subscription, now, surroundings.out()::println);
      if (put == Outbox.Put.ONE_WAITS) {
        surroundings
            .out()
            .println(subscription.id() + ": the one before is not there yet, and goes first");
      }
    }
    try (var postman = new Postman(settings, surroundings.clock())) {
      int sent =
          outbox.deliver(
              postman,
              note ->
                  surroundings
                      .err()
                      .println(
                          "%s (%s): %s"
                              .formatted(note.subscription(), note.address(), note.words())));
      int waiting = outbox.waiting();
      surroundings
          .out()
          .println(
              "%,d sent%s".formatted(sent, waiting == 0 ? "" : ", %,d waiting".formatted(waiting)));
      return waiting == 0 ? 0 : UNREACHABLE;
    }
  }

  static void write(Path file, byte[] content) {
    try {
      var folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
