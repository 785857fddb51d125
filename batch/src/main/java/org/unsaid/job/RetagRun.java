package org.unsaid.job;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.context.ApplicationContext;

/** Marks the statements in the index by what the watch asks now, without reading a text again. */
final class RetagRun {

  private final ApplicationContext application;
  private final Work work;
  private final InstantSource clock;
  private final Turns turns;
  private final BiFunction<Job, JobParameters, Optional<JobExecution>> run;

  /**
   * @param run runs a job; empty: it was complete before
   */
  RetagRun(
      ApplicationContext application,
      Work work,
      InstantSource clock,
      Turns turns,
      BiFunction<Job, JobParameters, Optional<JobExecution>> run) {
    this.application = application;
    this.work = work;
    this.clock = clock;
    this.turns = turns;
    this.run = run;
  }

  /**
   * Marks all anew if the watch asks otherwise than when they were marked last. Comes before
   * anything is read, so that all are marked alike.
   */
  void ifAskedOtherwise() {
    if (!turns.isLast(RetagJob.NAME, tagging())) {
      all();
    }
  }

  /** Marks all anew, and returns how many. */
  long all() {
    var parameters =
        new JobParametersBuilder(tagging())
            .addString("started", clock.instant().toString())
            .toJobParameters();
    try (var step = work.progress().begin("tags", "statements", -1)) {
      var counter = application.getBean(Counter.class);
      counter.restart(step::stepBy);
      var _ = run.apply(application.getBean(RetagJob.NAME, Job.class), parameters);
      if (counter.done() > 0) {
        step.done("%,d statements marked anew, from the index".formatted(counter.done()));
      }
      return counter.done();
    }
  }

  private JobParameters tagging() {
    return turns
        .parameters()
        .addString("tagging", WatchParts.tagging(work.watch()))
        .addString("program", Unsaid.version())
        .toJobParameters();
  }
}
