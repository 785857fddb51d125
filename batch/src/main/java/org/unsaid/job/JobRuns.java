package org.unsaid.job;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.unsaid.collect.ledger.Alarm;
import org.unsaid.collect.ledger.Ledger;
import org.unsaid.collect.ledger.Standing;
import org.unsaid.core.Finding;
import org.unsaid.core.Watch;
import org.unsaid.extract.Survey;
import org.unsaid.history.History;
import org.unsaid.index.Cluster;

/**
 * Runs jobs: takes up what a killed run left, and tells failures by their cause. Not for several
 * threads at once, {@link #stop} apart.
 */
final class JobRuns implements AutoCloseable {

  /** Jobs that write statements. */
  private static final List<String> WRITERS =
      List.of(StatementsJob.NAME, CapturesJob.NAME, ImportJob.NAME);

  private final JobOperator operator;
  private final JobRepository repository;
  private final ConfigurableApplicationContext application;
  private final Work work;
  private final InstantSource clock;
  private final String indices;
  private final Turns turns;
  private final UnaryOperator<String> databaseFailure;
  private final Set<String> told = new HashSet<>();

  /**
   * @param generation of the indices that are written to: {@link Cluster#generation}
   * @param databaseFailure makes a sentence with a remedy of what a database said
   */
  JobRuns(
      ConfigurableApplicationContext application,
      Work work,
      List<String> generation,
      InstantSource clock,
      UnaryOperator<String> databaseFailure) {
    this.application = application;
    this.operator = application.getBean(JobOperator.class);
    this.repository = application.getBean(JobRepository.class);
    this.work = work;
    this.clock = clock;
    this.databaseFailure = databaseFailure;
    this.indices = Fingerprint.of(generation);
    this.turns = new Turns(repository, indices);
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
      var ran =
          run(
              application.getBean(StatementsJob.NAME, Job.class),
              turns.inTurn(StatementsJob.NAME, content()));
      archives().note();
      return ran.map(_ -> new Written(counter.done(), step.elapsed()));
    }
  }

  /** What one run of the statements' job wrote. */
  record Written(long statements, Duration time) {}

  /** Looks at all sources that are due, and at the pages of what is new there. */
  void collect() {
    if (!work.watch().polled().isEmpty()) {
      collect(work.progress());
    }
  }

  /** The same of a watch that has such sources, and what it came to; valid until the next one. */
  Round collect(Progress progress) {
    var sources = work.watch().polled();
    var round = application.getBean(Round.class);
    var parameters =
        turns.parameters().addString("started", clock.instant().toString()).toJobParameters();
    try (var step = progress.begin("sources", "sources", sources.size())) {
      application.getBean(Counter.class).restart(step::stepBy);
      round.begin();
      run(application.getBean(CollectJob.NAME, Job.class), parameters);
      step.done(round.line());
      for (var failed : round.failed()) {
        progress.say("", Round.words(failed.attempt()));
      }
    }
    find(progress, round);
    application.getBean(Ledger.class).alarms(sources, clock.instant()).stream()
        .filter(alarm -> told.add(alarm.source() + " " + alarm.kind() + " " + alarm.since()))
        .forEach(alarm -> progress.say("", alarm.source() + ": " + alarm.words()));
    return round;
  }

  /** Findings are safe in the database before anybody is told. */
  private void find(Progress progress, Round round) {
    for (var finding : application.getBean(Finder.class).find()) {
      round.add(finding);
      // an alarm is told as long as it stands
      if (finding.kind() != Finding.Kind.SOURCE_ALARM || finding.ends() != null) {
        progress.say("", finding.summary());
      }
    }
  }

  /**
   * Fills up the past of all sources, once what is timely was looked at.
   *
   * @param since day in the zone of each source's institution
   */
  void fillPast(LocalDate since) {
    var sources = work.watch().polled();
    if (sources.isEmpty()) {
      return;
    }
    var parameters =
        turns
            .parameters()
            .addString(PastJob.SINCE, since.toString())
            .addString("started", clock.instant().toString())
            .toJobParameters();
    try (var step = work.progress().begin("past", "sources", sources.size())) {
      application.getBean(Counter.class).restart(step::stepBy);
      var round = application.getBean(Round.class);
      round.begin();
      run(application.getBean(PastJob.NAME, Job.class), parameters);
      step.done("since " + since + ": " + round.line());
    }
    application
        .getBean(PastVisit.class)
        .told()
        .forEach((source, words) -> work.progress().say("", source + ": " + words));
  }

  /** Whether a list or a page is to be looked at now. */
  boolean isAnyDue() {
    var sources = work.watch().polled();
    if (sources.isEmpty()) {
      return false;
    }
    var ledger = application.getBean(Ledger.class);
    var now = clock.instant();
    return !ledger.agenda(sources, now).due().isEmpty()
        || !ledger.pending(now, 1).isEmpty()
        || !ledger.revisits(now, 1).isEmpty();
  }

  /**
   * How the sources that are fetched stand, and which of them may be dead while they look quiet.
   */
  SourceReport report() {
    var sources = work.watch().polled();
    return sources.isEmpty()
        ? new SourceReport(List.of(), List.of())
        : SourceReport.of(application.getBean(Ledger.class), work.watch(), clock.instant());
  }

  /** What the ledger tells of all sources that are fetched. */
  record SourceReport(List<Standing> standings, List<Alarm> alarms) {

    static SourceReport of(Ledger ledger, Watch watch, Instant now) {
      return new SourceReport(ledger.standings(watch.polled()), ledger.alarms(watch.polled(), now));
    }
  }

  /** Lets collecting end after the pages that are under way; any thread may call it. */
  void stop() {
    application.getBean(Round.class).stop();
  }

  /**
   * Brings into the index what was collected since the last time: all of it if the index, the watch
   * or the program is another.
   *
   * @return how many statements were written
   */
  long readCaptures() {
    if (work.watch().polled().isEmpty()) {
      return 0;
    }
    var finder = application.getBean(Finder.class);
    // those that a killed run left
    finder.find();
    copyHistory();
    long to = application.getBean(Ledger.class).lastText();
    long from = lastRead();
    if (to == from) {
      return 0;
    }
    try (var step = work.progress().begin("captures", "texts", -1)) {
      var counter = application.getBean(Counter.class);
      counter.restart(step::stepBy);
      var noted = application.getBean(CaptureFaults.class);
      noted.begin();
      run(application.getBean(CapturesJob.NAME, Job.class), captures(from, to));
      work.statements().refresh();
      var faults = noted.all();
      step.done(
          "%,d statements indexed, %,d captures gave none"
              .formatted(counter.done(), faults.size()));
      faults.stream()
          .limit(3)
          .forEach(fault -> work.progress().say("", fault.text().url() + ": " + fault.why()));
      return counter.done();
    }
  }

  /** What others captured, or we did elsewhere. */
  ImportRun imports() {
    return new ImportRun(application, work, clock, reading(), this::run);
  }

  private JobParameters captures(long from, long to) {
    return new JobParametersBuilder(turns.inTurn(CapturesJob.NAME, reading()))
        .addLong(CapturesJob.FROM, from)
        .addLong(CapturesJob.TO, to)
        .toJobParameters();
  }

  /** Number of the last text that is in this index for this watch, by this program. */
  private long lastRead() {
    return turns
        .complete(CapturesJob.NAME, reading())
        .mapToLong(parameters -> Objects.requireNonNullElse(parameters.getLong(CapturesJob.TO), 0L))
        .max()
        .orElse(0);
  }

  /** For whom, by what and into what captures are read. */
  private JobParameters reading() {
    return turns
        .parameters()
        .addString("watch", WatchParts.reading(work.watch()))
        .addString("program", Unsaid.version())
        .toJobParameters();
  }

  /** What happened, in the same database. */
  History history() {
    return application.getBean(History.class);
  }

  /** What statements are marked as. */
  RetagRun tags() {
    return new RetagRun(application, work, clock, turns, this::run);
  }

  /** What the archives of the watch were when they were read. */
  ArchivesRead archives() {
    return new ArchivesRead(application.getBean(Ledger.class), work.surveys(), clock);
  }

  /**
   * Finds whose text each statement repeats, once all are there; does nothing if nothing changed
   * since.
   *
   * @param statements how many there are about
   */
  void linkCopies(long statements) {
    try (var step = work.progress().begin("copies", "statements", statements)) {
      application.getBean(Counter.class).restart(step::stepBy);
      run(application.getBean(CopiesJob.NAME, Job.class), turns.inTurn(CopiesJob.NAME, linked()))
          .ifPresent(_ -> step.done(application.getBean(CopiesFound.class).line()));
    }
  }

  /** What the index holds when a job on it has ended. */
  private JobParameters content() {
    return turns
        .parameters()
        .addString("archives", Fingerprint.of(work.surveys().stream().map(Survey::digest).toList()))
        .addString("watch", WatchParts.reading(work.watch()))
        .addString("program", Unsaid.version())
        .toJobParameters();
  }

  /** Who repeats whom depends on what was written last, and on how institutions are called. */
  private JobParameters linked() {
    return turns
        .parameters()
        .addString("written", turns.last(WRITERS))
        .addString("institutions", WatchParts.institutions(work.watch()))
        .addString("program", Unsaid.version())
        .toJobParameters();
  }

  /** Brings into the indices what the database holds of findings and changed verdicts. */
  void copyHistory() {
    new HistoryCopy(work, history(), indices).copy();
  }

  /**
   * Judges all events anew.
   *
   * @param asOf nothing first seen later is judged
   */
  void assess(Instant asOf) {
    var parameters =
        turns
            .parameters()
            .addString(AssessJob.AS_OF, asOf.toString())
            .addString("started", clock.instant().toString())
            .toJobParameters();
    int all = work.watch().institutions().size();
    try (var step = work.progress().begin("verdicts", "institutions", all)) {
      application.getBean(Counter.class).restart(step::stepBy);
      run(application.getBean(AssessJob.NAME, Job.class), parameters);
      copyHistory();
      step.done(
          "%,d events × institutions judged"
              .formatted(work.watch().events().stream().mapToInt(e -> e.asked().size()).sum()));
    }
  }

  /** Forgets runs of long ago, of which a service makes a thousand a day. */
  void forgetOldRuns() {
    for (var job : List.of(CollectJob.NAME, CapturesJob.NAME, AssessJob.NAME)) {
      repository.getJobInstances(job, Turns.KEPT, 5_000).forEach(repository::deleteJobInstance);
    }
  }

  /** Ends what the jobs opened; more than once is harmless. */
  @Override
  public void close() {
    application.close();
  }

  private Optional<JobExecution> run(Job job, JobParameters parameters) {
    recover(job);
    forgetUnbegun(job, parameters);
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
      if (indices.equals(left.getJobParameters().getString(Turns.INDICES))) {
        operator.recover(left);
      }
    }
  }

  /**
   * A run that was killed after its instance was written, and before its first execution was:
   * Spring Batch writes them in two transactions, and refuses an instance without an execution ever
   * after.
   */
  private void forgetUnbegun(Job job, JobParameters parameters) {
    var instance = repository.getJobInstance(job.getName(), parameters);
    if (instance != null && repository.getJobExecutions(instance).isEmpty()) {
      repository.deleteJobInstance(instance);
    }
  }

  private RuntimeException failure(Job job, JobExecution execution) {
    for (Throwable failure : execution.getAllFailureExceptions()) {
      for (var cause = failure; cause != null; cause = cause.getCause()) {
        if (cause.getClass().getPackageName().startsWith("org.unsaid")
            && cause instanceof RuntimeException ours) {
          return ours;
        }
        if (cause instanceof DataAccessException
            || cause instanceof TransactionException
            || cause instanceof SQLException) {
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
