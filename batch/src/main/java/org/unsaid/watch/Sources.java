package org.unsaid.watch;

import static org.unsaid.watch.Key.optional;
import static org.unsaid.watch.Key.required;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Source;
import org.unsaid.core.Source.Polled.Kind;

/** Reads {@code sources:}; {@link Archives} reads those that are archives. */
final class Sources {

  static final Key<String> ID =
      required("id", Texts.ID, "By which coverage names it; never change it.");
  static final Key<String> KIND =
      required(
          "kind",
          Text.oneOf(
              "a kind of source",
              List.of("feed", "sitemap", "list", "archive", "unwatched"),
              word -> word),
          "What it is; unwatched: known, but not collected, and never read as silence.");
  private static final Key<String> INSTITUTION =
      required("institution", Texts.ID, "Id of the institution that publishes there.");

  private static final Key<Texts.Range> ITEMS =
      required("items", Texts.RANGE, "The least and the most that is usual, such as 1..20.");
  private static final Key<Duration> PER =
      required(
          "per",
          Text.oneOf("a span", List.of("day", "week", "month"), Sources::span),
          "In which time.");
  private static final Key<Entry> EXPECT =
      optional(
          "expect",
          Section.of("an expected rate", ITEMS, PER),
          "How many items are usual; a longer empty streak is an alarm.");

  private static final Key<LocalDate> UNTIL =
      optional("until", Texts.DAY, "Last day on which pages looked so; none: they still do.");
  private static final Key<String> ITEM =
      required("item", Texts.ANY, "CSS selector of the links to items on the list.");
  private static final Key<String> ITEM_IF_ANY = optional("item", Texts.ANY, ITEM.about());
  private static final Key<String> BODY =
      optional("body", Texts.ANY, "CSS selector of an item's text.");
  private static final Key<String> PUBLISHED =
      optional("published", Texts.ANY, "CSS selector of an item's date.");
  private static final Key<String> TITLE =
      optional("title", Texts.ANY, "CSS selector of an item's title.");
  private static final Key<String> ATTACHMENT =
      optional(
          "attachment",
          Texts.ANY,
          "CSS selector of the link to the document (PDF, Word) that holds an item's text.");
  private static final List<Key<String>> PARTS = List.of(ITEM, BODY, PUBLISHED, TITLE, ATTACHMENT);
  private static final String SELECT_ABOUT =
      "How pages are read, oldest first; old captures are read by the rules of their day.";
  private static final Key<List<Written<Entry>>> SELECT =
      required(
          "select",
          ListOf.some(
              Section.of("a selection", UNTIL, ITEM, BODY, PUBLISHED, TITLE, ATTACHMENT),
              "a list of selections"),
          SELECT_ABOUT);
  private static final Key<List<Written<Entry>>> SELECT_IF_ANY =
      optional(
          "select",
          ListOf.any(
              Section.of("a selection", UNTIL, ITEM_IF_ANY, BODY, PUBLISHED, TITLE, ATTACHMENT),
              "a list of selections"),
          SELECT_ABOUT);

  private static final Key<URI> URL = required("url", Texts.URL, "Address that is fetched.");
  private static final Key<Duration> EVERY =
      optional("every", Texts.RHYTHM, "How often it is fetched, such as 30m.");
  private static final Key<String> WHY =
      required("why", Texts.ANY, "Why it is not watched; this is printed with each verdict.");

  private static final Section UNWATCHED =
      Section.of("an unwatched source", ID, KIND, INSTITUTION, WHY);

  static final Choice CHOICE = new Choice("a source", KIND, sections());

  private Sources() {}

  private static SequencedMap<String, Section> sections() {
    var sections = new LinkedHashMap<String, Section>();
    for (var kind : List.of("feed", "sitemap")) {
      sections.put(
          kind, Section.of("a " + kind, ID, KIND, INSTITUTION, URL, EVERY, EXPECT, SELECT_IF_ANY));
    }
    sections.put("list", Section.of("a list", ID, KIND, INSTITUTION, URL, EVERY, EXPECT, SELECT));
    sections.put("archive", Archives.SECTION);
    sections.put("unwatched", UNWATCHED);
    return sections;
  }

  /**
   * @param selectors checks the CSS selectors of pages
   * @param folder that the paths of archives begin in
   */
  static List<Source> read(
      List<Written<Entry>> entries, Roster roster, Queries selectors, Path folder) {
    var sources = new ArrayList<Source>();
    Once.byId("source", ID, entries)
        .forEach(
            (id, entry) -> {
              var source = source(id, entry, roster, selectors, folder);
              if (source != null) {
                sources.add(source);
              }
            });
    return sources;
  }

  private static @Nullable Source source(
      String id, Entry entry, Roster roster, Queries selectors, Path folder) {
    var kind = entry.get(KIND, "");
    if (kind.equals("archive")) {
      return Archives.read(id, entry, roster, folder);
    }
    var institution = entry.get(INSTITUTION, "");
    if (entry.get(INSTITUTION) != null) {
      var _ = roster.find(institution, entry.line(INSTITUTION));
    }
    return kind.equals("unwatched")
        ? new Source.Unwatched(id, institution, entry.get(WHY, ""))
        : polled(id, institution, Kind.valueOf(kind.toUpperCase(Locale.ROOT)), entry, selectors);
  }

  private static Source.@Nullable Polled polled(
      String id, String institution, Kind kind, Entry entry, Queries selectors) {
    var select = entry.list(kind == Kind.LIST ? SELECT : SELECT_IF_ANY);
    checkOrder(select);
    select.forEach(each -> PARTS.forEach(part -> selectors.check(each.value(), part)));
    var url = entry.get(URL);
    return url == null
        ? null
        : new Source.Polled(
            id,
            institution,
            kind,
            url,
            entry.get(EVERY),
            rate(entry.get(EXPECT)),
            select.stream().map(each -> selectors(each.value())).toList());
  }

  private static void checkOrder(List<Written<Entry>> select) {
    for (int i = 0; i + 1 < select.size(); i++) {
      var older = select.get(i).value();
      var newer = select.get(i + 1).value();
      var end = older.get(UNTIL);
      var nextEnd = newer.get(UNTIL);
      if (end == null && !older.states(UNTIL)) {
        older.fault(
            UNTIL,
            "a selection without 'until' before another one",
            "Add the last day on which pages looked so; only the newest selection, the last, has"
                + " none.");
      } else if (end != null && nextEnd != null && !end.isBefore(nextEnd)) {
        newer.fault(
            UNTIL,
            "a selection until " + nextEnd + " after one until " + end,
            "Write the selections in the order of their days, each day once.");
      }
    }
  }

  private static Source.Selectors selectors(Entry entry) {
    var selectors = new LinkedHashMap<String, String>();
    PARTS.forEach(
        key -> {
          var selector = entry.get(key);
          if (selector != null) {
            selectors.put(key.name(), selector);
          }
        });
    return new Source.Selectors(entry.get(UNTIL), selectors);
  }

  private static Source.@Nullable Rate rate(@Nullable Entry entry) {
    var items = entry == null ? null : entry.get(ITEMS);
    var per = entry == null ? null : entry.get(PER);
    return items == null || per == null ? null : new Source.Rate(items.min(), items.max(), per);
  }

  private static Duration span(String word) {
    return switch (word) {
      case "day" -> Duration.ofDays(1);
      case "week" -> Duration.ofDays(7);
      default -> Duration.ofDays(30);
    };
  }
}
