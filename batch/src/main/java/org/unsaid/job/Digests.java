package org.unsaid.job;

import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.CronStyle;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Finding;
import org.unsaid.core.Grade;
import org.unsaid.core.Judgement;
import org.unsaid.core.Subscription;
import org.unsaid.core.VerdictChange;
import org.unsaid.core.Watch;
import org.unsaid.history.History;
import org.unsaid.outbox.Outbox;
import org.unsaid.outbox.Parcel;
import org.unsaid.publish.digest.Digest;
import org.unsaid.publish.digest.FindingJson;
import org.unsaid.publish.digest.Links;
import org.unsaid.publish.digest.News;
import org.unsaid.publish.digest.NewsPicture;

/** Tells the readers of a watch what changed: by the database alone, which is the truth. */
final class Digests {

  private static final int AT_ONCE = 5_000;

  /** Of a schedule that was missed so often, the rest is missed too. */
  private static final int MISSED = 10_000;

  private final Watch watch;
  private final String folder;
  private final History history;
  private final Outbox outbox;
  private final Settings settings;
  private final Supplier<List<Judgement>> judgements;
  private final InstantSource clock;

  /**
   * @param folder of the watch, as commands name it
   * @param judgements what is said of all events now, to be drawn; nothing if nobody can tell
   */
  Digests(
      Watch watch,
      String folder,
      History history,
      Outbox outbox,
      Settings settings,
      Supplier<List<Judgement>> judgements,
      InstantSource clock) {
    this.watch = watch;
    this.folder = folder;
    this.history = history;
    this.outbox = outbox;
    this.settings = settings;
    this.judgements = judgements;
    this.clock = clock;
  }

  /**
   * What one reader is told.
   *
   * @param parcel ready to be sent
   * @param digest what it holds; null: it is JSON
   * @param subject in a few words
   */
  record Told(Parcel parcel, @Nullable Digest digest, String subject) {}

  /** What a reader would be told now; nothing is remembered of it. */
  Told preview(Subscription subscription, @Nullable Instant since) {
    var known = outbox.known(subscription.id());
    return told(
        subscription,
        since == null
            ? known
            : new Outbox.Known(Parcel.Told.NOTHING, Optional.of(since), Optional.empty()),
        now());
  }

  /**
   * The time of its schedule for which a subscription is to be told now: of several that passed
   * unused, the last.
   *
   * @param after times until then are used
   */
  static Optional<Instant> due(Subscription subscription, Instant after, Instant now) {
    var cron = new CronSchedule(subscription.cron(), subscription.zone(), CronStyle.UNIX);
    @Nullable Instant last = null;
    var next = cron.getInitialExecutionTime(after);
    for (int i = 0; i < MISSED && !next.isAfter(now); i++) {
      last = next;
      next = cron.getInitialExecutionTime(next);
    }
    return Optional.ofNullable(last);
  }

  /** Puts into the outbox what a reader is to be told. */
  Outbox.Put put(Subscription subscription, Instant planned, Consumer<String> said) {
    var subject = new ArrayList<String>();
    var put =
        outbox.put(
            subscription.id(),
            planned,
            known -> {
              var told = told(subscription, known, now());
              subject.add(told.subject);
              return told.parcel;
            });
    subject.forEach(words -> said.accept("%s: %s".formatted(subscription.id(), words)));
    return put;
  }

  private Told told(Subscription subscription, Outbox.Known known, Instant now) {
    var read = new Reading(known.told());
    var news =
        News.of(
            subscription,
            new News.Time(known.last(), now, known.doubtful()),
            read.findings,
            read.changes,
            history.open(Set.of(Finding.Kind.SOURCE_ALARM)),
            this::gradeOfEnded);
    return switch (subscription.way()) {
      case Subscription.Way.Mail mail -> {
        var digest =
            Digest.of(
                news,
                subscription,
                watch,
                new Links(settings.kibana(), settings.report(), folder),
                settings.from(),
                NewsPicture.of(news, subscription, judgements));
        var letter =
            new Letter(subscription, settings.from(), mail.address(), oneClick(subscription), now);
        yield new Told(
            new Parcel(
                letter.id(), Postman.MAIL, mail.address(), letter.bytes(digest), read.place()),
            digest,
            digest.subject());
      }
      case Subscription.Way.Webhook hook -> {
        var id = subscription.id() + "\n" + hook.address() + "\n" + now;
        yield new Told(
            new Parcel(
                "msg_" + UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)),
                Postman.WEBHOOK,
                hook.address().toString(),
                FindingJson.of(news, subscription, watch),
                read.place()),
            null,
            "%,d findings, %,d answers".formatted(news.items().size(), news.answers().size()));
      }
    };
  }

  private @Nullable URI oneClick(Subscription subscription) {
    var base = settings.publicUrl();
    if (base == null || settings.publicPort() == 0) {
      return null;
    }
    var text = base.toString();
    return URI.create(
        "%s%sunsubscribe/%s"
            .formatted(
                text, text.endsWith("/") ? "" : "/", outbox.reader(subscription.id()).token()));
  }

  /** How unusual the silence was that a finding ends. */
  private Optional<Grade> gradeOfEnded(Finding finding) {
    return verdicts(finding).stream()
        .filter(change -> change.now().grade() != null)
        .reduce((_, later) -> later)
        .flatMap(change -> Optional.ofNullable(change.now().grade()));
  }

  private List<VerdictChange> verdicts(Finding finding) {
    var event = finding.event();
    var institution = finding.institution();
    return event == null || institution == null
        ? List.of()
        : history.verdicts(event, institution, finding.found());
  }

  /** What is new since some place. */
  private final class Reading {
    private final List<Finding> findings = new ArrayList<>();
    private final List<VerdictChange> changes = new ArrayList<>();
    private long finding;
    private long verdict;

    Reading(Parcel.Told told) {
      this.finding = told.finding();
      this.verdict = told.verdict();
      readFindings();
      readChanges();
      readChangesToldBefore();
    }

    /** A finding may have come between two looks of the last reader at both. */
    private void readChangesToldBefore() {
      var there = new HashSet<String>();
      changes.forEach(change -> there.add(key(change.event(), change.institution())));
      for (var each : findings) {
        var event = each.event();
        var institution = each.institution();
        if (event != null && institution != null && there.add(key(event, institution))) {
          changes.addAll(
              verdicts(each).stream()
                  .filter(change -> change.recorded().equals(each.found()))
                  .filter(change -> !News.isAnswer(change))
                  .toList());
        }
      }
    }

    private static String key(String event, String institution) {
      return event + "\n" + institution;
    }

    private void readFindings() {
      List<History.Placed> page;
      do {
        page = history.after(finding, AT_ONCE);
        page.forEach(each -> findings.add(each.finding()));
        finding = page.isEmpty() ? finding : page.getLast().place();
      } while (page.size() == AT_ONCE);
    }

    private void readChanges() {
      List<History.PlacedChange> page;
      do {
        page = history.changesAfter(verdict, AT_ONCE);
        page.forEach(each -> changes.add(each.change()));
        verdict = page.isEmpty() ? verdict : page.getLast().place();
      } while (page.size() == AT_ONCE);
    }

    Parcel.Told place() {
      return new Parcel.Told(finding, verdict);
    }
  }

  /** To the microsecond, as it is kept. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
