package org.unsaid.watch;

import static org.unsaid.watch.Key.optional;
import static org.unsaid.watch.Key.required;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Institution;
import org.unsaid.core.Source;
import org.unsaid.core.Source.Archive.Format;

/** Reads the sources that are archives: what somebody else collected. */
final class Archives {

  private static final Pattern TELLING_NAME =
      Pattern.compile(".*\\.(jsonl|ndjson|csv)(\\.(zst|gz))?", Pattern.CASE_INSENSITIVE);

  private static final Key<String> INSTITUTION =
      optional(
          "institution",
          Texts.ID,
          "Id of the institution of every line; left out where each line names its own.");
  private static final Key<Format> FORMAT =
      optional(
          "format",
          Text.oneOf(
              "a format",
              List.of("jsonl", "csv"),
              word -> Format.valueOf(word.toUpperCase(Locale.ROOT))),
          "How a line is written; left out where the name of the file tells, as in x.jsonl.zst.");
  private static final Key<Path> PATH =
      required(
          "path",
          new Text<>(
              "a path of a file or a folder",
              null,
              List.of(),
              _ -> "Write a path as seen from the watch folder, such as data/senate.jsonl.zst.",
              Archives::path),
          "File or folder, as seen from the watch folder.");
  private static final Key<Entry> FIELDS =
      optional(
          "fields",
          new Section("the fields of an archive", fields()),
          "How the archive names our fields, where it names them otherwise.");

  private static final Key<LocalDate> FROM =
      required("from", Texts.DAY, "First day of which the archive misses nothing.");
  private static final Key<LocalDate> TO =
      required("to", Texts.DAY, "Last day of which the archive misses nothing.");
  private static final Key<String> BY = required("by", Texts.ANY, "Who says so.");
  private static final Key<Entry> COVERS =
      optional(
          "covers",
          Section.of("what an archive covers", FROM, TO, BY),
          "When the archive is complete; without it, absence from it proves nothing.");
  private static final Key<List<Written<String>>> INSTITUTIONS =
      optional(
          "institutions",
          ListOf.some(Texts.MEMBERS, "a list of institutions or groups"),
          "Of whom 'covers' speaks; left out: of 'institution', or else of all.");

  static final Section SECTION =
      Section.of(
          "an archive",
          Sources.ID,
          Sources.KIND,
          INSTITUTION,
          FORMAT,
          PATH,
          FIELDS,
          COVERS,
          INSTITUTIONS);

  private Archives() {}

  private static List<Key<?>> fields() {
    return Stream.of(
            "id",
            "institution",
            "published",
            "precision",
            "title",
            "text",
            "url",
            "language",
            "first_seen")
        .<Key<?>>map(name -> optional(name, Texts.ANY, "Its name for our '" + name + "'."))
        .toList();
  }

  /** Null if it has no usable path or format; that is a fault then. */
  static Source.@Nullable Archive read(String id, Entry entry, Roster roster, Path folder) {
    var institution = entry.get(INSTITUTION);
    if (institution != null) {
      var _ = roster.find(institution, entry.line(INSTITUTION));
    }
    var institutions = roster.resolve(entry.list(INSTITUTIONS), _ -> true);
    var path = entry.get(PATH);
    var format = path == null ? null : format(entry, path);
    var covers = covers(entry.get(COVERS));
    return path == null || format == null
        ? null
        : new Source.Archive(
            id,
            institution,
            covered(entry, institution, institutions, roster),
            format,
            folder.toAbsolutePath().resolve(path).normalize(),
            names(entry.get(FIELDS)),
            covers);
  }

  private static List<String> covered(
      Entry entry, @Nullable String institution, List<Institution> named, Roster roster) {
    if (entry.get(INSTITUTIONS) != null) {
      return named.stream().map(Institution::id).toList();
    }
    return institution == null ? List.copyOf(roster.byId().keySet()) : List.of(institution);
  }

  private static @Nullable Format format(Entry entry, Path path) {
    if (entry.states(FORMAT) && entry.get(FORMAT) == null) {
      return null; // a fault already
    }
    var stated = entry.get(FORMAT);
    if (stated != null) {
      return stated;
    }
    var name = TELLING_NAME.matcher(path.toString());
    if (!name.matches()) {
      entry.fault(
          PATH,
          "the name " + Wording.quoted(path.toString()) + " does not tell the format",
          "Add 'format: jsonl' or 'format: csv'.");
      return null;
    }
    return name.group(1).equalsIgnoreCase("csv") ? Format.CSV : Format.JSONL;
  }

  private static Source.@Nullable Covers covers(@Nullable Entry entry) {
    if (entry == null) {
      return null;
    }
    var from = entry.get(FROM);
    var to = entry.get(TO);
    if (from == null || to == null) {
      return null; // a fault already
    }
    if (from.isAfter(to)) {
      entry.fault(
          TO,
          "'covers' goes from " + from + " to " + to + ", which is no time at all",
          "Write in 'to' the last day that is covered, not before 'from'.");
    }
    return new Source.Covers(from, to, entry.get(BY, ""));
  }

  private static Map<String, String> names(@Nullable Entry fields) {
    var names = new LinkedHashMap<String, String>();
    if (fields != null) {
      fields.values().forEach((ours, theirs) -> names.put(ours, theirs.toString()));
    }
    return names;
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }
}
