package org.unsaid.job;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.unsaid.collect.ledger.Ledger;
import org.unsaid.collect.ledger.ReadArchive;
import org.unsaid.extract.Survey;

/**
 * What the archives of a watch were when they were read. They are not ours to keep; but an index
 * that is made anew of others would be another one, and nobody would know.
 */
final class ArchivesRead {

  private final Ledger ledger;
  private final List<Survey> surveys;
  private final InstantSource clock;

  ArchivesRead(Ledger ledger, List<Survey> surveys, InstantSource clock) {
    this.ledger = ledger;
    this.surveys = surveys;
    this.clock = clock;
  }

  /** Notes that all are in the index. */
  void note() {
    for (var survey : surveys) {
      var archive = survey.archive();
      ledger.archiveRead(
          new ReadArchive(archive.id(), survey.digest(), archive.path(), clock.instant()));
    }
  }

  /** Those that changed since, each with what to do about it. */
  List<String> changed() {
    return surveys.stream().map(this::change).flatMap(Optional::stream).toList();
  }

  private Optional<String> change(Survey survey) {
    var archive = survey.archive();
    return ledger
        .archiveRead(archive.id())
        .filter(before -> !before.digest().equals(survey.digest()))
        .map(
            before ->
                "The archive '%s' (%s) is not what was read on %s from %s: its SHA-256 is %s, not %s. Put the old file back, or call 'unsaid run' to read the new one first."
                    .formatted(
                        archive.id(),
                        archive.path(),
                        before.read(),
                        before.path(),
                        survey.digest(),
                        before.digest()));
  }
}
