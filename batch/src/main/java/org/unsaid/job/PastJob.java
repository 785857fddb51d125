package org.unsaid.job;

import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;

/**
 * Sources → older pages of their lists → the pages of what is listed → archive and ledger. As in
 * {@link CollectJob}, each source has a thread, and what a killed run left undone the next one
 * does.
 */
@Configuration(proxyBeanMethods = false)
class PastJob {

  static final String NAME = "past";
  static final String SINCE = "since";

  @Bean
  Job past(JobRepository jobs, Step fillPast) {
    return new JobBuilder(NAME, jobs).start(fillPast).build();
  }

  @Bean
  Step fillPast(
      JobRepository jobs,
      PlatformTransactionManager transactions,
      Work work,
      ObjectProvider<PastVisit> visits,
      Counter counter) {
    return new StepBuilder("fill-past", jobs)
        .tasklet(
            (contribution, _) -> {
              var parameters = contribution.getStepExecution().getJobParameters();
              var since = Objects.requireNonNull(parameters.getString(SINCE));
              fill(work, LocalDate.parse(since), visits.getObject(), counter);
              return RepeatStatus.FINISHED;
            },
            transactions)
        .transactionAttribute(
            new DefaultTransactionAttribute(TransactionDefinition.PROPAGATION_NOT_SUPPORTED))
        .build();
  }

  private static void fill(Work work, LocalDate since, PastVisit visit, Counter counter)
      throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var visits =
          work.watch().polled().stream()
              .map(
                  source ->
                      Executors.callable(
                          () -> {
                            visit.visit(source, since);
                            counter.add(1);
                          }))
              .toList();
      for (var done : threads.invokeAll(visits)) {
        var _ = done.get();
      }
    }
  }
}
