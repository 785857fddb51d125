package org.unsaid.job;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.support.ListItemReader;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import org.unsaid.collect.ledger.Ledger;
import org.unsaid.core.Institution;
import org.unsaid.core.Span;
import org.unsaid.history.History;

/**
 * Index → evidence → verdicts → index, the single turn back on the way. Read and written by ranges
 * of institutions; judged all at once.
 */
@Configuration(proxyBeanMethods = false)
class AssessJob {

  static final String NAME = "assess";
  static final String AS_OF = "as-of";

  /** Institutions a chunk: their reactions and verdicts are in memory together. */
  private static final int CHUNK = 50;

  private static final String FROM = "from";
  private static final String TO = "to";

  @Bean
  Job assess(JobRepository jobs, Step gatherRanges, Step judgeAll, Step writeRanges) {
    return new JobBuilder(NAME, jobs).start(gatherRanges).next(judgeAll).next(writeRanges).build();
  }

  @Bean
  Docket docket() {
    return new Docket();
  }

  /** What is known is kept in memory: a run that was killed gathers it again. */
  @Bean
  Step gatherRanges(
      JobRepository jobs, Step gatherRange, TaskExecutor threads, Work work, Docket docket) {
    return new StepBuilder("gather-ranges", jobs)
        .allowStartIfComplete(true)
        .partitioner(
            "gather-range",
            _ -> {
              docket.clear();
              return ranges(work);
            })
        .step(gatherRange)
        .taskExecutor(threads)
        .build();
  }

  @Bean
  Step gatherRange(
      JobRepository jobs,
      PlatformTransactionManager transactions,
      ListItemReader<Institution> institutions,
      Judge judge) {
    return new StepBuilder("gather-range", jobs)
        .allowStartIfComplete(true)
        .<Institution, Institution>chunk(CHUNK)
        .transactionManager(transactions)
        .reader(institutions)
        .writer(chunk -> judge.gather(List.copyOf(chunk.getItems())))
        .build();
  }

  /** All at once: what is usual is told by other events, and by other institutions. */
  @Bean
  Step judgeAll(JobRepository jobs, PlatformTransactionManager transactions, Judge judge) {
    return new StepBuilder("judge-all", jobs)
        .allowStartIfComplete(true)
        .tasklet(
            (_, _) -> {
              judge.judge();
              return RepeatStatus.FINISHED;
            },
            transactions)
        .build();
  }

  @Bean
  Step writeRanges(JobRepository jobs, Step writeRange, TaskExecutor threads, Work work) {
    return new StepBuilder("write-ranges", jobs)
        .partitioner("write-range", _ -> ranges(work))
        .step(writeRange)
        .taskExecutor(threads)
        .build();
  }

  @Bean
  Step writeRange(
      JobRepository jobs,
      PlatformTransactionManager transactions,
      ListItemReader<Institution> institutions,
      Judge judge,
      Counter counter) {
    return new StepBuilder("write-range", jobs)
        .<Institution, Institution>chunk(CHUNK)
        .transactionManager(transactions)
        .reader(institutions)
        .writer(
            chunk -> {
              judge.write(List.copyOf(chunk.getItems()));
              counter.add(chunk.size());
            })
        .build();
  }

  @Bean
  @StepScope
  Judge judge(
      Work work,
      Docket docket,
      ObjectProvider<Ledger> ledger,
      History history,
      @Value("#{jobParameters['as-of']}") String asOf) {
    var until = Instant.parse(asOf);
    return new Judge(
        work,
        fetched(work, ledger, Fetched.span(work.watch(), until), until),
        docket,
        history,
        () -> fetched(work, ledger, WeeksRead.span(until), until),
        new LooksShown(work, ledger::getObject, until),
        until);
  }

  private static Fetched fetched(
      Work work, ObjectProvider<Ledger> ledger, Span span, Instant asOf) {
    var polled = work.watch().polled();
    return polled.isEmpty()
        ? Fetched.nothing()
        : Fetched.of(ledger.getObject(), polled, span, asOf);
  }

  @Bean
  @StepScope
  ListItemReader<Institution> institutions(
      Work work,
      @Value("#{stepExecutionContext['from']}") int from,
      @Value("#{stepExecutionContext['to']}") int to) {
    return new ListItemReader<>(
        List.copyOf(work.watch().institutions().values()).subList(from, to));
  }

  private static Map<String, ExecutionContext> ranges(Work work) {
    int all = work.watch().institutions().size();
    int length = Math.max(1, Math.ceilDiv(all, work.threads()));
    var ranges = new HashMap<String, ExecutionContext>();
    for (int from = 0; from < all; from += length) {
      var context = new ExecutionContext();
      context.putInt(FROM, from);
      context.putInt(TO, Math.min(all, from + length));
      ranges.put("institutions-" + from, context);
    }
    return ranges;
  }
}
