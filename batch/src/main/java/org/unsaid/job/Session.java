package org.unsaid.job;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Watch;
import org.unsaid.extract.Survey;
import org.unsaid.tag.Tagger;

/** One version of a watch that a service works on: its archives surveyed, its jobs ready. */
final class Session implements AutoCloseable {

  private final Watch watch;
  private final List<Survey> surveys;
  private final Tagger tagger;
  private final Function<Session, JobRuns> open;
  private volatile @Nullable JobRuns jobs;

  private Session(
      Watch watch, List<Survey> surveys, Tagger tagger, Function<Session, JobRuns> open) {
    this.watch = watch;
    this.surveys = surveys;
    this.tagger = tagger;
    this.open = open;
  }

  /**
   * Reads the archives, and looks whether the watch can be worked on.
   *
   * @throws TooManyRejectsException if an archive is worse than allowed
   */
  static Session prepare(Watch watch, double maxRejects, Errand errand, Workplace workplace) {
    Errand.require(watch);
    var surveys = watch.archives().isEmpty() ? List.<Survey>of() : errand.survey(watch, maxRejects);
    return new Session(
        watch,
        surveys,
        Errand.tagger(watch),
        session -> errand.jobs(errand.work(watch, surveys, session.tagger, workplace), workplace));
  }

  /** Opens the jobs: no other session of the home may have them open. */
  void open() {
    jobs = open.apply(this);
  }

  Watch watch() {
    return watch;
  }

  boolean isOpen() {
    return jobs != null;
  }

  JobRuns jobs() {
    var opened = jobs;
    if (opened == null) {
      throw new IllegalStateException("The jobs could not be opened");
    }
    return opened;
  }

  /** Marks what is in the index as the watch asks now; adds what archives and imports hold. */
  void readArchives() {
    jobs().tags().ifAskedOtherwise();
    jobs().imports().readAgain();
    if (!surveys.isEmpty()) {
      var _ = jobs().readStatements();
    }
  }

  /** Looks at what is due, if anything is. */
  void collect() {
    if (jobs().isAnyDue()) {
      jobs().collect();
    }
  }

  void linkCopies() {
    jobs().linkCopies(surveys.stream().mapToLong(Survey::statements).sum());
  }

  void assess(Instant asOf) {
    jobs().assess(asOf);
  }

  /** Closes the jobs; they may be opened again. */
  void pause() {
    var opened = jobs;
    jobs = null;
    if (opened != null) {
      opened.close();
    }
  }

  @Override
  public void close() {
    try (tagger) {
      pause();
    }
  }
}
