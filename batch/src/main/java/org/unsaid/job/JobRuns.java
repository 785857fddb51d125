package org.unsaid.job;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobInstanceAlreadyCompleteException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.unsaid.extract.Survey;
import org.unsaid.index.Cluster;

/** Runs jobs: takes up what a killed run left, and tells failures by their cause. */
final class JobRuns {

  /** Which indices a job wrote to; a job of another home that shares the database is not ours. */
  private static final String INDICES = "indices";

  private final JobOperator operator;
  private final JobRepository repository;
  private final ApplicationContext application;
  private final Work work;
  private final InstantSource clock;
  private final String indices;
  private final UnaryOperator<String> databaseFailure;

  /**
   * @param databaseFailure makes a sentence with a remedy of what a database said
   */
  JobRuns(
      ApplicationContext application,
      Work work,
      Cluster cluster,
      InstantSource clock,
      UnaryOperator<String> databaseFailure) {
    this.application = application;
    this.operator = application.getBean(JobOperator.class);
    this.repository = application.getBean(JobRepository.class);
    this.work = work;
    this.clock = clock;
    this.databaseFailure = databaseFailure;
    this.indices = Fingerprint.of(cluster.generation());
  }

  /**
   * Brings the archives into the index.
   *
   * @return how many statements were written, and in what time; empty if nothing changed since they
   *     were last read to the end
   */
  Optional<Written> readStatements() {
    long all = work.surveys().stream().mapToLong(Survey::statements).sum();
    try (var step = work.progress().begin("statements", "statements", all)) {
      var counter = application.getBean(Counter.class);
      counter.restart(step::stepBy);
      return run(application.getBean(StatementsJob.NAME, Job.class), content())
          .map(_ -> new Written(counter.done(), step.elapsed()));
    }
  }

  /** What one run of the statements' job wrote. */
  record Written(long statements, Duration time) {}

  /**
   * Finds whose text each statement repeats, once all are there; does nothing if nothing changed
   * since.
   *
   * @param statements how many there are about
   */
  void linkCopies(long statements) {
    try (var step = work.progress().begin("copies", "statements", statements)) {
      application.getBean(Counter.class).restart(step::stepBy);
      run(application.getBean(CopiesJob.NAME, Job.class), content())
          .ifPresent(_ -> step.done(application.getBean(CopiesFound.class).line()));
    }
  }

  /** What the index holds when a job on it has ended. */
  private JobParameters content() {
    return new JobParametersBuilder()
        .addString(INDICES, indices)
        .addString("archives", Fingerprint.of(work.surveys().stream().map(Survey::digest).toList()))
        .addString("watch", work.watch().digest())
        .addString("program", Unsaid.version())
        .toJobParameters();
  }

  /** Judges all events anew. */
  void assess() {
    var parameters =
        new JobParametersBuilder()
            .addString(INDICES, indices)
            .addString("as-of", work.asOf().toString())
            .addString("started", clock.instant().toString())
            .toJobParameters();
    int all = work.watch().institutions().size();
    try (var step = work.progress().begin("verdicts", "institutions", all)) {
      application.getBean(Counter.class).restart(step::stepBy);
      run(application.getBean(AssessJob.NAME, Job.class), parameters);
      step.done(
          "%,d events × institutions judged"
              .formatted(work.watch().events().stream().mapToInt(e -> e.asked().size()).sum()));
    }
  }

  private Optional<JobExecution> run(Job job, JobParameters parameters) {
    recover(job);
    try {
      var execution = operator.start(job, parameters);
      if (execution.getStatus() != BatchStatus.COMPLETED) {
        throw failure(job, execution);
      }
      return Optional.of(execution);
    } catch (JobInstanceAlreadyCompleteException e) {
      return Optional.empty();
    } catch (JobExecutionException e) {
      throw new IllegalStateException("The job '" + job.getName() + "' cannot be started", e);
    }
  }

  /** An execution that says it runs was killed: we hold the lock of its home. */
  private void recover(Job job) {
    for (var left : repository.findRunningJobExecutions(job.getName())) {
      if (indices.equals(left.getJobParameters().getString(INDICES))) {
        operator.recover(left);
      }
    }
  }

  private RuntimeException failure(Job job, JobExecution execution) {
    for (Throwable failure : execution.getAllFailureExceptions()) {
      for (var cause = failure; cause != null; cause = cause.getCause()) {
        if (cause.getClass().getPackageName().startsWith("org.unsaid")
            && cause instanceof RuntimeException ours) {
          return ours;
        }
        if (cause instanceof DataAccessException || cause instanceof TransactionException) {
          return new DatabaseException(
              databaseFailure.apply(String.valueOf(cause.getMessage())), cause);
        }
      }
    }
    return new IllegalStateException(
        "The job '" + job.getName() + "' ended as " + execution.getStatus(),
        execution.getAllFailureExceptions().stream().findFirst().orElse(null));
  }
}
