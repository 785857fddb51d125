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

/**
 * Index → reactions → verdicts → index, the single turn back on the way. Partitioned by
 * institutions; what an institution said is read once for all events.
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
  Job assess(JobRepository jobs, Step describe, Step judgeRanges) {
    return new JobBuilder(NAME, jobs).start(describe).next(judgeRanges).build();
  }

  /** Events, and when we watched: what verdicts refer to. */
  @Bean
  Step describe(JobRepository jobs, PlatformTransactionManager transactions, Judge judge) {
    return new StepBuilder("describe", jobs)
        .tasklet(
            (_, _) -> {
              judge.describe();
              return RepeatStatus.FINISHED;
            },
            transactions)
        .build();
  }

  @Bean
  Step judgeRanges(JobRepository jobs, Step judgeRange, TaskExecutor threads, Work work) {
    return new StepBuilder("judge-ranges", jobs)
        .partitioner("judge-range", _ -> ranges(work))
        .step(judgeRange)
        .taskExecutor(threads)
        .build();
  }

  @Bean
  Step judgeRange(
      JobRepository jobs,
      PlatformTransactionManager transactions,
      ListItemReader<Institution> institutions,
      Judge judge,
      Counter counter) {
    return new StepBuilder("judge-range", jobs)
        .<Institution, Institution>chunk(CHUNK)
        .transactionManager(transactions)
        .reader(institutions)
        .writer(
            chunk -> {
              judge.judge(List.copyOf(chunk.getItems()));
              counter.add(chunk.size());
            })
        .build();
  }

  @Bean
  @StepScope
  Judge judge(
      Work work, ObjectProvider<Ledger> ledger, @Value("#{jobParameters['as-of']}") String asOf) {
    var fetched =
        work.watch().polled().isEmpty()
            ? Fetched.nothing()
            : Fetched.of(ledger.getObject(), work.watch(), Instant.parse(asOf));
    return new Judge(work, fetched, Instant.parse(asOf));
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
