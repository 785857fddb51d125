package org.unsaid.job;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;

/** Which runs wrote to some indices, one after another, and what for. */
final class Turns {

  /** Which indices a job wrote to; a job of another home that shares the database is not ours. */
  static final String INDICES = "indices";

  /** Of each job; how far captures are read is told by the last few. */
  static final int KEPT = 100;

  private final JobRepository repository;
  private final String indices;

  Turns(JobRepository repository, String indices) {
    this.repository = repository;
    this.indices = indices;
  }

  /** The first of the parameters of each job. */
  JobParametersBuilder parameters() {
    return new JobParametersBuilder().addString(INDICES, indices);
  }

  /**
   * The same parameters, apart from those of an earlier time if another content was written in
   * between: whoever takes an edit back must not find the job done.
   */
  JobParameters inTurn(String job, JobParameters content) {
    return runs(job)
        .filter(execution -> !holds(execution.getJobParameters(), content))
        .findFirst()
        .map(
            other ->
                new JobParametersBuilder(content)
                    .addLong("after", other.getJobInstanceId())
                    .toJobParameters())
        .orElse(content);
  }

  /** Parameters of runs that were complete, the newest first, since another content was written. */
  Stream<JobParameters> complete(String job, JobParameters content) {
    return runs(job)
        .takeWhile(execution -> holds(execution.getJobParameters(), content))
        .filter(execution -> execution.getStatus() == BatchStatus.COMPLETED)
        .map(JobExecution::getJobParameters);
  }

  /** Whether the last run of a job was of this content, and complete. */
  boolean isLast(String job, JobParameters content) {
    return runs(job)
        .findFirst()
        .filter(execution -> execution.getStatus() == BatchStatus.COMPLETED)
        .filter(execution -> holds(execution.getJobParameters(), content))
        .isPresent();
  }

  /** The last run of each of some jobs, as a short text: another one after each that began. */
  String last(List<String> jobs) {
    return jobs.stream()
        .map(job -> runs(job).findFirst().map(JobExecution::getId).orElse(0L))
        .map(String::valueOf)
        .collect(Collectors.joining(" "));
  }

  /** The last execution of each instance of a job on these indices, the newest first. */
  private Stream<JobExecution> runs(String job) {
    return repository.getJobInstances(job, 0, KEPT).stream()
        .map(repository::getLastJobExecution)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .filter(execution -> indices.equals(execution.getJobParameters().getString(INDICES)));
  }

  /** Two parameters are equal by their names alone, so their values are compared here. */
  private static boolean holds(JobParameters all, JobParameters some) {
    return some.parameters().stream()
        .allMatch(
            each -> {
              var there = all.getParameter(each.name());
              return there != null && each.value().equals(there.value());
            });
  }
}
