package org.unsaid.watch;

import static org.unsaid.watch.Key.optional;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unsaid.core.QuerySyntax;
import org.unsaid.core.Watch;

/**
 * Reads watch folders. Every {@code .yml} and {@code .yaml} file below the folder counts, whatever
 * its name; files and folders whose names begin with a dot are passed over.
 */
public final class WatchFiles {

  private static final Key<List<Written<Entry>>> INSTITUTIONS =
      optional(
          "institutions",
          ListOf.any(Institutions.SECTION, "a list of institutions"),
          "Whose words are official.");
  private static final Key<List<Written<Entry>>> SOURCES =
      optional(
          "sources",
          ListOf.any(Sources.CHOICE, "a list of sources"),
          "Where they publish, watched or not.");
  private static final Key<List<Written<Entry>>> TOPICS =
      optional(
          "topics",
          ListOf.any(Topics.SECTION, "a list of topics"),
          "What statements are sorted by.");
  private static final Key<List<Written<Entry>>> EVENTS =
      optional(
          "events",
          ListOf.any(Events.SECTION, "a list of events"),
          "What institutions are expected to speak about.");
  private static final Key<Entry> EVENT =
      optional("event", Events.SECTION, "One event, where a file holds one.");

  private static final Key<List<Written<Entry>>> CLASSES =
      optional(
          "classes",
          ListOf.any(Classes.SECTION, "a list of classes"),
          "What is counted in events of a class.");
  private static final Key<List<Written<Entry>>> CALENDARS =
      optional(
          "calendars",
          ListOf.any(Calendars.SECTION, "a list of calendars"),
          "On which days institutions work.");
  private static final Key<Entry> COLLECT =
      optional("collect", Conducts.SECTION, "How sources are fetched.");
  private static final Key<List<Written<Entry>>> SUBSCRIPTIONS =
      optional(
          "subscriptions",
          ListOf.any(Subscriptions.SECTION, "a list of subscriptions"),
          "Who is told what changed; in subscriptions.yml alone.");

  /** What may stand in any file of a watch. */
  static final Section FILE =
      Section.of(
          "a watch file",
          INSTITUTIONS,
          SOURCES,
          TOPICS,
          EVENTS,
          EVENT,
          CLASSES,
          CALENDARS,
          COLLECT,
          SUBSCRIPTIONS);

  private final QuerySyntax queries;
  private final QuerySyntax selectors;
  private final Instant now;

  /**
   * @param queries of topics and events
   * @param selectors of what stands where on a page
   * @param now nothing in answers.csv may lie after it
   */
  public WatchFiles(QuerySyntax queries, QuerySyntax selectors, Instant now) {
    this.queries = queries;
    this.selectors = selectors;
    this.now = now;
  }

  /**
   * Reads the folder and checks it as a whole. A file that is no YAML is one fault; the others are
   * still checked, but then nothing is called unknown, since it may stand in that file.
   *
   * @throws WatchException naming every fault
   */
  public Watch read(Path folder) {
    var faults = new Faults();
    return sound(Folder.read(folder, faults), faults);
  }

  /**
   * Reads a watch as it was written before.
   *
   * @param folder in which its files were: paths in them are relative to it
   * @param files as {@link #written} gave them
   * @throws WatchException naming every fault
   */
  public Watch read(Path folder, SortedMap<String, String> files) {
    var faults = new Faults();
    return sound(Folder.of(folder, files, faults), faults);
  }

  private Watch sound(Folder files, Faults faults) {
    var watch = watch(files, faults);
    if (!faults.all().isEmpty()) {
      throw new WatchException(faults.all());
    }
    return watch;
  }

  /**
   * Which version of a watch a folder holds, sound or not: another word after each change. Cheap
   * enough to be asked every few seconds.
   */
  public static String version(Path folder) {
    return Folder.read(folder, new Faults()).wholeDigest();
  }

  /**
   * How a watch is written: the texts of its files by their paths in the folder, without who reads
   * its digests.
   *
   * @param digest of the version that is meant
   * @return empty if the folder holds another version by now
   */
  public static Optional<SortedMap<String, String>> written(Path folder, String digest) {
    var read = Folder.read(folder, new Faults());
    if (!read.digest().equals(digest)) {
      return Optional.empty();
    }
    var files = new TreeMap<String, String>();
    for (var file : read.files()) {
      if (!file.isSubscriptions()) {
        files.put(file.path(), StandardCharsets.UTF_8.decode(file.bytes().duplicate()).toString());
      }
    }
    return Optional.of(files);
  }

  /**
   * The files of a watch as they may be given to anybody, by their paths in its folder: without who
   * reads its digests, and without how sources are fetched and by whom.
   */
  public static SortedMap<String, byte[]> shared(Path folder) {
    return shared(Folder.read(folder, new Faults()));
  }

  /**
   * The same of a watch as it was written before.
   *
   * @param files as {@link #written} gave them
   */
  public static SortedMap<String, byte[]> shared(SortedMap<String, String> files) {
    return shared(Folder.of(Path.of(""), files, new Faults()));
  }

  private static SortedMap<String, byte[]> shared(Folder folder) {
    var files = new TreeMap<String, byte[]>();
    for (var file : folder.files()) {
      files.put(file.path(), SharedFiles.of(file));
    }
    return files;
  }

  /** The JSON Schema (2020-12) of the YAML files, for editors: pretty-printed JSON. */
  public static String jsonSchema() {
    return SchemaText.of(FILE, "A file of an unsaid watch");
  }

  private Watch watch(Folder folder, Faults faults) {
    var parts = new ArrayList<Entry>();
    boolean whole = folder.whole();
    for (var file : folder.files()) {
      if (!file.isAnswers()) {
        var documents = file.text().flatMap(text -> YamlText.read(text, file.page()));
        whole &= documents.isPresent();
        for (var document : documents.orElse(List.of())) {
          var part = FILE.read(document, "the file", file.page());
          if (part != null) {
            checkPlace(part, file);
            parts.add(part);
          }
        }
      }
    }
    var calendars = new Calendars(all(parts, CALENDARS), whole, faults, now);
    var roster = Institutions.read(all(parts, INSTITUTIONS), calendars, whole, faults);
    var checker = new Queries(queries, faults);
    var pages = new Queries(selectors, faults);
    var sources = Sources.read(all(parts, SOURCES), roster, pages, folder.root());
    var topics = Topics.read(all(parts, TOPICS), checker);
    var eventEntries = all(parts, EVENTS, EVENT);
    var events = Events.read(eventEntries, roster, new Classes(all(parts, CLASSES)), checker);
    var answers = new Answers(roster, Events.ids(eventEntries), now, faults);
    return new Watch(
        folder.name(),
        roster.byId(),
        sources,
        topics,
        events,
        folder.files().stream().filter(Folder.Content::isAnswers).flatMap(answers::read).toList(),
        Conducts.read(each(parts, COLLECT)),
        new Subscriptions(roster, topics, Events.ids(eventEntries), faults)
            .read(all(parts, SUBSCRIPTIONS)),
        folder.digest());
  }

  /**
   * Readers and what is watched stand apart: a copy of the watch for others leaves readers out, and
   * another reader makes no other version of it.
   */
  private static void checkPlace(Entry part, Folder.Content file) {
    if (!file.isSubscriptions() && part.states(SUBSCRIPTIONS)) {
      part.fault(
          SUBSCRIPTIONS,
          "subscriptions outside of " + Folder.SUBSCRIPTIONS,
          "Move them to %s at the top of the folder, which is left out where a watch is given away."
              .formatted(Folder.SUBSCRIPTIONS));
    }
    if (file.isSubscriptions()) {
      for (var key : FILE.keys()) {
        if (!key.equals(SUBSCRIPTIONS) && part.states(key)) {
          part.fault(
              key,
              "'%s' in %s".formatted(key.name(), Folder.SUBSCRIPTIONS),
              "Move it to another file: this one is left out where a watch is given away.");
        }
      }
    }
  }

  private static List<Written<Entry>> all(List<Entry> parts, Key<List<Written<Entry>>> key) {
    return parts.stream().flatMap(part -> part.list(key).stream()).toList();
  }

  /** Those of a list and those that stand alone, in the order of the files. */
  private static List<Written<Entry>> all(
      List<Entry> parts, Key<List<Written<Entry>>> many, Key<Entry> one) {
    var all = new ArrayList<Written<Entry>>();
    for (var part : parts) {
      all.addAll(part.list(many));
      all.addAll(each(List.of(part), one));
    }
    return all;
  }

  private static List<Written<Entry>> each(List<Entry> parts, Key<Entry> one) {
    var all = new ArrayList<Written<Entry>>();
    for (var part : parts) {
      var single = part.get(one);
      if (single != null) {
        all.add(new Written<>(single, single.line()));
      }
    }
    return all;
  }
}
