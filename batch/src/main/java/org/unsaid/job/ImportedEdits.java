package org.unsaid.job;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unsaid.collect.ledger.ImportedEdit;
import org.unsaid.collect.ledger.ImportedFile;
import org.unsaid.collect.ledger.Imports;
import org.unsaid.core.CapturePlace;
import org.unsaid.core.Finding;
import org.unsaid.core.Statement;
import org.unsaid.extract.TextChange;
import org.unsaid.extract.TextDigest;
import org.unsaid.history.History;
import org.unsaid.index.StatementIndex;

/**
 * Writes down as findings that texts were another one at an earlier capture of those who made the
 * files; once each, also after a kill and when files are read again. A capture that is imported
 * later and narrows the time of an edit changes nothing of what was found.
 */
final class ImportedEdits {

  private static final int AT_ONCE = 200;

  private final Imports imports;
  private final StatementIndex statements;
  private final History history;

  ImportedEdits(Imports imports, StatementIndex statements, History history) {
    this.imports = imports;
    this.statements = statements;
    this.history = history;
  }

  /**
   * Of statements of which a capture is in these files, once their versions are in the index.
   *
   * @return how many were not known
   */
  int find(Collection<String> files, Instant now) {
    var names =
        imports.files().stream()
            .collect(Collectors.toMap(ImportedFile::digest, Function.identity()));
    var edits = imports.edits(files);
    int found = 0;
    for (int from = 0; from < edits.size(); from += AT_ONCE) {
      found += add(edits.subList(from, Math.min(edits.size(), from + AT_ONCE)), names, now);
    }
    return found;
  }

  private int add(List<ImportedEdit> some, Map<String, ImportedFile> files, Instant now) {
    var known = history.known(some.stream().map(ImportedEdits::id).toList());
    var fresh = some.stream().filter(edit -> !known.contains(id(edit))).toList();
    var ids = new HashSet<String>();
    for (var edit : fresh) {
      ids.add(document(edit.statement(), edit.version() - 1));
      ids.add(document(edit.statement(), edit.version()));
    }
    var wordings = statements.wordings(ids);
    var findings = new ArrayList<Finding>();
    for (var edit : fresh) {
      var before = wordings.get(document(edit.statement(), edit.version() - 1));
      var after = wordings.get(document(edit.statement(), edit.version()));
      if (before != null && after != null) {
        finding(edit, before, after, files, now).ifPresent(findings::add);
      }
    }
    return history.add(findings).size();
  }

  private static Optional<Finding> finding(
      ImportedEdit edit,
      StatementIndex.Wording before,
      StatementIndex.Wording after,
      Map<String, ImportedFile> files,
      Instant now) {
    // what was read of a file that is gone since stays in the index under its old number
    boolean same =
        TextDigest.of(before.title(), before.text()).equals(edit.before().digest())
            && TextDigest.of(after.title(), after.text()).equals(edit.after().digest());
    var change =
        same
            ? TextChange.between(
                new TextChange.Said(before.title(), before.text()),
                new TextChange.Said(after.title(), after.text()))
            : Optional.of(new TextChange("one of the two texts is not in the index now", ""));
    return change.map(
        its ->
            new Finding(
                id(edit),
                Finding.Kind.EDIT,
                after.institution(),
                after.source(),
                null,
                null,
                edit.statement(),
                after.url(),
                null,
                null,
                now.truncatedTo(ChronoUnit.MICROS),
                edit.edited().from(),
                edit.edited().to(),
                "%s was edited between %s and %s, by imported captures: %s ('%s')"
                    .formatted(
                        after.url(),
                        edit.edited().from().truncatedTo(ChronoUnit.SECONDS),
                        edit.edited().to().truncatedTo(ChronoUnit.SECONDS),
                        its.words(),
                        after.title()),
                its.passages().isEmpty() ? null : its.passages(),
                List.of(
                    proof("before", edit.before(), files), proof("after", edit.after(), files))));
  }

  private static Finding.Proof proof(
      String what, ImportedEdit.Sight sight, Map<String, ImportedFile> files) {
    var file = files.get(sight.file());
    // the payload was not hashed; its file was
    return new Finding.Proof(
        what,
        sight.captured(),
        new CapturePlace(
            name(file == null ? null : file.path()), sight.place(), "file sha256:" + sight.file()));
  }

  private static String name(@Nullable Path path) {
    return path == null ? "an imported file" : String.valueOf(path.getFileName());
  }

  private static String document(String statement, int version) {
    return version == 1 ? statement : Statement.versioned(statement, version);
  }

  private static String id(ImportedEdit edit) {
    return Finding.id(
        Finding.Kind.EDIT,
        "imported",
        edit.statement(),
        edit.before().digest(),
        edit.after().digest(),
        edit.time());
  }
}
