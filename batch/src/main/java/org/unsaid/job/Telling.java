package org.unsaid.job;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.unsaid.core.Judgement;
import org.unsaid.core.Subscription;
import org.unsaid.core.Watch;
import org.unsaid.history.History;
import org.unsaid.outbox.Outbox;
import org.unsaid.outbox.Standing;

/**
 * Tells the readers of a watch what changed, whenever their schedules say so. Without a mail server
 * files are written that show what would be sent.
 */
final class Telling implements AutoCloseable {

  /** Beside what else a home holds. */
  static final String FEED = "findings.atom";

  private final Path home;
  private final String folder;
  private final Settings settings;
  private final InstantSource clock;
  private final Consumer<String> said;
  private final History history;
  private final Outbox outbox;
  private final Postman postman;
  private final Feed feed;
  private final Optional<Unsubscribing> unsubscribing;
  private final Map<String, Instant> previewed = new HashMap<>();

  /**
   * @param folder of the watch, as commands name it
   * @param said told in a line of all that was done and all that went wrong
   */
  Telling(
      DataSource database,
      Path home,
      String folder,
      Settings settings,
      InstantSource clock,
      Consumer<String> said) {
    this.home = home;
    this.folder = folder;
    this.settings = settings;
    this.clock = clock;
    this.said = said;
    this.history = History.open(database);
    this.outbox = Outbox.open(database, clock, "pid " + ProcessHandle.current().pid());
    this.postman = new Postman(settings, clock);
    this.feed = new Feed(history);
    this.unsubscribing =
        settings.publicPort() == 0
            ? Optional.empty()
            : Optional.of(Unsubscribing.listen(settings.publicPort(), outbox, said));
  }

  /**
   * Writes what is due, and sends what waits.
   *
   * @param judgements what is said of all events now, to be drawn; without them it is told all the
   *     same
   */
  void tell(Watch watch, Supplier<List<Judgement>> judgements) {
    if (feed.read()) {
      DigestCommand.write(home.resolve(FEED), feed.atom(watch).getBytes(StandardCharsets.UTF_8));
    }
    var digests =
        new Digests(watch, folder, history, outbox, settings, Drawn.once(judgements, said), clock);
    var now = clock.instant();
    for (var subscription : watch.subscriptions()) {
      var reader = outbox.reader(subscription.id());
      if (reader.ended().isPresent()) {
        continue;
      }
      var after = reader.planned().orElse(reader.seen());
      if (isSent(subscription)) {
        Digests.due(subscription, after, now)
            .ifPresent(planned -> digests.put(subscription, planned, said));
      } else {
        Digests.due(subscription, previewed.getOrDefault(subscription.id(), after), now)
            .ifPresent(planned -> preview(digests, subscription, planned));
      }
    }
    int sent =
        outbox.deliver(
            postman,
            note ->
                said.accept(
                    "%s (%s): %s".formatted(note.subscription(), note.address(), note.words())));
    if (sent > 0) {
      said.accept("%,d sent".formatted(sent));
    }
  }

  /** What waits for a reader, or did not reach one. */
  List<Standing> standings() {
    return outbox.standings();
  }

  private boolean isSent(Subscription subscription) {
    return switch (subscription.way()) {
      case Subscription.Way.Mail _ -> settings.smtp().isPresent();
      case Subscription.Way.Webhook _ -> settings.secret().isPresent();
    };
  }

  private void preview(Digests digests, Subscription subscription, Instant planned) {
    var files = Preview.write(home, subscription, digests.preview(subscription, null));
    previewed.put(subscription.id(), planned);
    said.accept(
        "%s: nothing to send it by is set in %s; what would be sent is in %s"
            .formatted(subscription.id(), Settings.FILE, files.getLast()));
  }

  @Override
  public void close() {
    unsubscribing.ifPresent(Unsubscribing::close);
    postman.close();
  }
}
