package org.unsaid.job;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import org.unsaid.core.Statement;
import org.unsaid.extract.ArchiveLine;
import org.unsaid.extract.Reading;
import org.unsaid.extract.Survey;

/**
 * Archives → statements → what they are about → index. Partitioned by ranges of lines; each chunk
 * is committed with the line that it reached, and what a killed run wrote twice has the same id.
 */
@Configuration(proxyBeanMethods = false)
class StatementsJob {

  static final String NAME = "statements";

  /** Statements a chunk: one request to the index, one commit. */
  private static final int CHUNK = 1_000;

  /** Lines below which a range is not worth the unpacking of all that comes before it. */
  private static final long SHORTEST_RANGE = 5_000;

  private static final String ARCHIVE = "archive";

  @Bean
  Job statements(JobRepository jobs, Step readRanges, Step settle) {
    return new JobBuilder(NAME, jobs).start(readRanges).next(settle).build();
  }

  @Bean
  Step readRanges(JobRepository jobs, Step readRange, TaskExecutor threads, Work work) {
    return new StepBuilder("read-ranges", jobs)
        .partitioner("read-range", _ -> ranges(work))
        .step(readRange)
        .taskExecutor(threads)
        .build();
  }

  @Bean
  Step readRange(
      JobRepository jobs,
      PlatformTransactionManager transactions,
      StatementLines lines,
      ItemProcessor<ArchiveLine, Statement> readLine,
      Work work,
      Counter counter) {
    return new StepBuilder("read-range", jobs)
            .<ArchiveLine, Statement>chunk(CHUNK)
            .transactionManager(transactions)
            .reader(lines)
            .processor(readLine)
            // a chunk is tagged at once, which costs a third of one by one;
            // the same statement has the same id, so a second run changes nothing
            .writer(
                chunk -> {
                  work.statements().put(work.tagger().tag(List.copyOf(chunk.getItems())));
                  counter.add(chunk.size());
                })
            .stream(lines)
            .build();
  }

  @Bean
  @StepScope
  StatementLines lines(Work work, @Value("#{stepExecutionContext['archive']}") String archive) {
    return new StatementLines(work.survey(archive));
  }

  @Bean
  @StepScope
  ItemProcessor<ArchiveLine, Statement> readLine(
      Work work, @Value("#{stepExecutionContext['archive']}") String archive) {
    var reader = work.reader(archive);
    return line ->
        switch (reader.read(line)) {
          case Reading.Read(var statement) -> statement;
          case Reading.Rejected bad ->
              throw new IllegalStateException(
                  "%s, line %d, changed while it was read: %s"
                      .formatted(bad.file(), bad.line(), bad.why()));
        };
  }

  /** Looks whether all is there that was to be written: nothing is lost silently. */
  @Bean
  Step settle(JobRepository jobs, PlatformTransactionManager transactions, Work work) {
    return new StepBuilder("settle", jobs)
        .tasklet(
            (contribution, _) -> {
              work.statements().refresh();
              long written =
                  contribution.getStepExecution().getJobExecution().getStepExecutions().stream()
                      .filter(step -> step.getStepName().startsWith("read-range:"))
                      .mapToLong(StepExecution::getWriteCount)
                      .sum();
              for (var survey : work.surveys()) {
                long indexed = work.statements().count(survey.archive().id());
                if (indexed < survey.statements()) {
                  throw new LostStatementsException(
                      "Of %,d statements of the archive '%s' the index holds %,d (%,d were written)."
                          .formatted(survey.statements(), survey.archive().id(), indexed, written));
                }
              }
              return RepeatStatus.FINISHED;
            },
            transactions)
        .build();
  }

  private static Map<String, ExecutionContext> ranges(Work work) {
    var ranges = new HashMap<String, ExecutionContext>();
    for (var survey : work.surveys()) {
      long length = Math.max(SHORTEST_RANGE, Math.ceilDiv(survey.lines(), 2L * work.threads()));
      for (long from = 0; from < survey.lines(); from += length) {
        long to = Math.min(survey.lines(), from + length);
        // both ends: a restart that splits otherwise must not take another range for this one
        ranges.put(survey.archive().id() + "-" + from + "-" + to, range(survey, from, to));
      }
    }
    return ranges;
  }

  private static ExecutionContext range(Survey survey, long from, long to) {
    var context = new ExecutionContext();
    context.putString(ARCHIVE, survey.archive().id());
    context.putLong(StatementLines.FROM, from);
    context.putLong(StatementLines.TO, to);
    return context;
  }
}
