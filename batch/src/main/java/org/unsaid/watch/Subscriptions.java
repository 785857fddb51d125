package org.unsaid.watch;

import static org.unsaid.watch.Key.optional;
import static org.unsaid.watch.Key.required;

import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.CronStyle;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unsaid.core.Grade;
import org.unsaid.core.Institution;
import org.unsaid.core.Subscription;
import org.unsaid.core.Subscription.Format;
import org.unsaid.core.Topic;

/** Reads {@code subscriptions:}, which says who is told what changed. */
final class Subscriptions {

  /** Dots, letters and digits of the old kind alone: nothing that a header of a mail could end. */
  private static final String ADDRESS_PATTERN =
      "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
          + "(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*";

  private static final Text<String> ADDRESS =
      Text.of(
          "a mail address",
          ADDRESS_PATTERN,
          "Write the address of one reader, such as desk@example.org; of another, another"
              + " subscription.",
          text ->
              Optional.of(text).filter(its -> its.matches(ADDRESS_PATTERN) && its.length() <= 254));

  private static final Text<String> CRON =
      Text.of(
          "a schedule",
          "\\S+( +\\S+){4}",
          "Write minute, hour, day of the month, month and day of the week, as cron has them: 0 8 * *"
              + " MON-FRI is eight o'clock on working days.",
          text -> Optional.of(text).filter(Subscriptions::isCron));

  /** Those of which there are words. */
  private static final Text<Locale> LANGUAGE =
      Text.of(
          "a language of digests",
          "en(-[A-Z]{2})?",
          "Write en, or with a country by whose customs days are written, en-GB; there are no others"
              + " yet.",
          text ->
              Optional.of(text)
                  .filter(its -> its.matches("en(-[A-Z]{2})?"))
                  .map(Locale::forLanguageTag));

  private static final Text<Grade> GRADE =
      Text.oneOf(
          "a grade of silences",
          Stream.of(Grade.values()).map(Grade::stored).toList(),
          word -> Grade.valueOf(word.toUpperCase(Locale.ROOT)));

  private static final Text<Format> FORMAT =
      Text.oneOf(
          "a format",
          Stream.of(Format.values()).map(Format::stored).toList(),
          word -> Format.valueOf(word.toUpperCase(Locale.ROOT)));

  private static final Key<String> ID =
      required("id", Texts.ID, "By which what was sent is remembered; never change it.");
  private static final Key<String> TO =
      optional("to", ADDRESS, "Mail address of the reader; or else 'webhook'.");
  private static final Key<URI> WEBHOOK =
      optional("webhook", Texts.URL, "Address that is sent the findings as JSON; or else 'to'.");
  private static final Key<String> SCHEDULE =
      required("schedule", CRON, "When it is sent, as cron has it, such as 0 8 * * MON-FRI.");
  private static final Key<ZoneId> ZONE =
      required("zone", Texts.ZONE, "In which that is read, and times are told.");
  private static final Key<Locale> LANGUAGE_KEY =
      optional("language", LANGUAGE, "In which it is told, such as en-GB; en if it is left out.");
  private static final Key<List<Written<String>>> OF =
      optional(
          "of",
          ListOf.some(Texts.MEMBERS, "a list of institutions and groups"),
          "Institutions and groups it is about; all if it is left out.");
  private static final Key<List<Written<String>>> TOPICS =
      optional(
          "topics",
          ListOf.some(Texts.ID, "a list of topics"),
          "Topics it is about; all if it is left out.");
  private static final Key<List<Written<String>>> EVENTS =
      optional(
          "events",
          ListOf.some(Texts.ID, "a list of events"),
          "Events it is about; all if it is left out.");
  private static final Key<Grade> THRESHOLD =
      optional("threshold", GRADE, "Silences that are less unusual are left out.");
  private static final Key<Format> FORMAT_KEY =
      optional("format", FORMAT, "html with a text beside it, or text alone; html if left out.");
  private static final Key<LocalDate> SINCE =
      optional("since", Texts.DAY, "What was found before that day is never told.");

  static final Section SECTION =
      Section.of(
          "a subscription",
          ID,
          TO,
          WEBHOOK,
          SCHEDULE,
          ZONE,
          LANGUAGE_KEY,
          OF,
          TOPICS,
          EVENTS,
          THRESHOLD,
          FORMAT_KEY,
          SINCE);

  private final Roster roster;
  private final Set<String> topics;
  private final Set<String> events;
  private final Faults faults;

  Subscriptions(Roster roster, List<Topic> topics, Set<String> events, Faults faults) {
    this.roster = roster;
    this.topics = topics.stream().map(Topic::id).collect(Collectors.toSet());
    this.events = Set.copyOf(events);
    this.faults = faults;
  }

  List<Subscription> read(List<Written<Entry>> entries) {
    return Once.byId("subscription", ID, entries).entrySet().stream()
        .map(each -> subscription(each.getKey(), each.getValue()))
        .toList();
  }

  private Subscription subscription(String id, Entry entry) {
    known(entry, TOPICS, topics, "a topic");
    known(entry, EVENTS, events, "an event");
    var zone = entry.get(ZONE, ZoneOffset.UTC);
    var since = entry.get(SINCE);
    return new Subscription(
        id,
        way(entry),
        entry.get(LANGUAGE_KEY, Locale.ENGLISH),
        roster.resolve(entry.list(OF), _ -> true).stream()
            .map(Institution::id)
            .collect(Collectors.toSet()),
        entry.values(TOPICS),
        entry.values(EVENTS),
        entry.get(SCHEDULE, "0 8 * * *"),
        zone,
        entry.get(THRESHOLD),
        since == null ? null : since.atStartOfDay(zone).toInstant());
  }

  private Subscription.Way way(Entry entry) {
    var address = entry.get(WEBHOOK);
    boolean mail = entry.states(TO);
    if (mail == entry.states(WEBHOOK)) {
      entry.fault(
          mail ? WEBHOOK : ID,
          mail ? "a subscription with 'to' and 'webhook'" : "a subscription that goes nowhere",
          mail
              ? "Keep one, and write another subscription for the other."
              : "Add 'to:' with a mail address, or 'webhook:' with a web address.");
    }
    if (address != null && entry.states(FORMAT_KEY)) {
      entry.fault(FORMAT_KEY, "a webhook with a 'format'", "Take it away: a webhook is sent JSON.");
    }
    return address == null
        ? new Subscription.Way.Mail(entry.get(TO, ""), entry.get(FORMAT_KEY, Format.HTML))
        : new Subscription.Way.Webhook(address);
  }

  private void known(
      Entry entry, Key<List<Written<String>>> key, Collection<String> ids, String what) {
    for (var named : entry.list(key)) {
      if (roster.isWhole() && !ids.contains(named.value())) {
        faults.add(
            named.line(),
            "%s is not %s of this watch".formatted(Wording.quoted(named.value()), what),
            Wording.didYouMean(named.value(), ids) + "Write the 'id' of one.");
      }
    }
  }

  /** By the library that goes by it. */
  private static boolean isCron(String text) {
    try {
      var _ = new CronSchedule(text, ZoneOffset.UTC, CronStyle.UNIX);
      return text.matches("\\S+( +\\S+){4}");
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
