package org.unsaid.watch;

import static org.unsaid.watch.Key.optional;
import static org.unsaid.watch.Key.required;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.ActKind;
import org.unsaid.core.CodedAnswer;
import org.unsaid.core.Precision;
import org.unsaid.core.Span;
import org.unsaid.core.Stance;
import org.unsaid.core.When;

/**
 * Reads {@code answers.csv}: what a researcher coded by hand. Days count in the institution's zone.
 */
final class Answers {

  private static final Key<String> EVENT = required("event", Texts.ID, "Id of an event.");
  private static final Key<String> INSTITUTION =
      required("institution", Texts.ID, "Id of an institution.");
  private static final Key<ActKind> ACT_KIND =
      required(
          "act_kind",
          Text.oneOf(
              "a kind of act",
              Stream.of(ActKind.values()).map(ActKind::stored).toList(),
              word -> ActKind.valueOf(word.toUpperCase(Locale.ROOT))),
          "What sort of act the answer is; searched_none: somebody searched and found none.");
  private static final Key<String> PUBLISHED =
      required("published", Texts.SOME_TIME, "When the answer was published.");
  private static final Key<Precision> PRECISION =
      optional("precision", Texts.PRECISION, "How exactly that is known.");
  private static final Key<String> ACT_TIME =
      optional("act_time", Texts.TIME, "When the act itself happened.");
  private static final Key<String> CHANNELS =
      optional("channels", Texts.ANY, "What was searched, with ';' between.");
  private static final Key<String> SEARCHED_FROM =
      optional("searched_from", Texts.TIME, "Begin of the time that was searched.");
  private static final Key<String> SEARCHED_TO =
      optional("searched_to", Texts.TIME, "End of the time that was searched.");
  private static final Key<String> EVIDENCE =
      required("evidence", Texts.ANY, "An address or a reference.");
  private static final Key<String> CODER = optional("coder", Texts.ANY, "Who coded the line.");
  private static final Key<String> NOTE = optional("note", Texts.ANY, "Anything else.");

  private static final Key<Stance.Kind> STANCE =
      optional(
          "stance",
          Text.oneOf(
              "a stance",
              Stream.of(Stance.Kind.values()).map(Stance.Kind::stored).toList(),
              Stance.Kind::of),
          "What the answer says of the event, if that was coded.");

  /** The columns; a required one must be there, though a line may have nothing in it. */
  static final List<Key<?>> COLUMNS =
      List.of(
          EVENT,
          INSTITUTION,
          ACT_KIND,
          PUBLISHED,
          PRECISION,
          ACT_TIME,
          CHANNELS,
          SEARCHED_FROM,
          SEARCHED_TO,
          EVIDENCE,
          CODER,
          NOTE,
          STANCE);

  private final Roster roster;
  private final Set<String> events;
  private final Instant now;
  private final Faults faults;

  /**
   * @param events their ids
   * @param now after which nothing can have been published or searched
   */
  Answers(Roster roster, Set<String> events, Instant now, Faults faults) {
    this.roster = roster;
    this.events = events;
    this.now = now;
    this.faults = faults;
  }

  /** The answers of the file; a line with a fault is left out. */
  Stream<CodedAnswer> read(Folder.Content file) {
    return file
        .text()
        .map(text -> Table.read(text, COLUMNS, file.page()))
        .orElse(List.of())
        .stream()
        .map(this::answer)
        .flatMap(Stream::ofNullable);
  }

  private @Nullable CodedAnswer answer(Table.Row row) {
    checkEvent(row);
    var kind = row.need(ACT_KIND);
    var id = row.need(INSTITUTION);
    var institution = id == null ? null : roster.find(id, row.line()).orElse(null);
    if (kind == null) {
      return null;
    }
    var zone = institution == null ? ZoneId.of("UTC") : institution.zone();
    var actTime = time(row, ACT_TIME, null, zone);
    var searched = searched(row, zone);
    boolean none = kind == ActKind.SEARCHED_NONE;
    var published = none ? null : published(row, zone);
    if (none) {
      checkSearch(row);
    } else {
      var _ = row.need(EVIDENCE);
    }
    return institution == null || (published == null && !none)
        ? null
        : new CodedAnswer(
            row.line().number(),
            row.cell(EVENT),
            institution.id(),
            kind,
            published,
            actTime,
            channels(row),
            searched,
            row.cell(EVIDENCE),
            row.cell(CODER),
            row.cell(NOTE),
            row.read(STANCE));
  }

  private void checkEvent(Table.Row row) {
    var event = row.need(EVENT);
    if (event != null && !events.contains(event) && roster.isWhole()) {
      faults.add(
          row.line(),
          Wording.quoted(event) + " is not an event of this watch",
          Wording.didYouMean(event, events) + "Write the 'id' of an event, or add the event.");
    }
  }

  private void checkSearch(Table.Row row) {
    if (!row.cell(PUBLISHED).isEmpty()) {
      faults.add(
          row.line(),
          "'searched_none' with a date of publication, " + Wording.quoted(row.cell(PUBLISHED)),
          "Leave 'published' empty, or write what kind of act was found.");
    }
    var missing =
        Stream.of(CHANNELS, SEARCHED_FROM, SEARCHED_TO, CODER)
            .filter(column -> row.cell(column).isEmpty())
            .map(column -> "'" + column.name() + "'")
            .toList();
    if (!missing.isEmpty()) {
      faults.add(
          row.line(),
          "'searched_none' without " + String.join(", ", missing),
          "Write who searched which channels from when to when; only so does it prove anything.");
    }
  }

  private @Nullable When published(Table.Row row, ZoneId zone) {
    if (row.cell(PUBLISHED).isEmpty()) {
      faults.add(
          row.line(),
          "an answer without a date of publication",
          "Write in 'published' when, as exactly as it is known and no more; a year will do.");
      return null;
    }
    return time(row, PUBLISHED, row.read(PRECISION), zone);
  }

  private @Nullable When time(
      Table.Row row, Key<String> column, @Nullable Precision precision, ZoneId zone) {
    var text = row.read(column);
    if (text == null) {
      return null;
    }
    var time = Times.place(text, precision, zone, row.line(), faults);
    if (time.earliest().isAfter(now)) {
      faults.add(
          row.line(),
          "'" + column.name() + "' is " + Wording.quoted(text) + ", which is yet to come",
          "Write a time that is over; only what has happened can be coded.");
    }
    return time;
  }

  /**
   * The time that was searched, both days at its ends included, but never past now: nobody has
   * searched tomorrow.
   */
  private @Nullable Span searched(Table.Row row, ZoneId zone) {
    var from = time(row, SEARCHED_FROM, null, zone);
    var to = time(row, SEARCHED_TO, null, zone);
    if (from == null || to == null) {
      return null;
    }
    var end = to.latest().isAfter(now) ? now : to.latest();
    if (from.earliest().isBefore(end)) {
      return new Span(from.earliest(), end);
    }
    if (from.earliest().isBefore(now)) { // else that is the fault, and noted
      faults.add(
          row.line(),
          "searched from "
              + Wording.quoted(row.cell(SEARCHED_FROM))
              + " to "
              + Wording.quoted(row.cell(SEARCHED_TO))
              + ", which is no time at all",
          "Write the begin in 'searched_from' and the end in 'searched_to'.");
    }
    return null;
  }

  private static List<String> channels(Table.Row row) {
    return Stream.of(row.cell(CHANNELS).split(";"))
        .map(String::strip)
        .filter(channel -> !channel.isEmpty())
        .toList();
  }
}
