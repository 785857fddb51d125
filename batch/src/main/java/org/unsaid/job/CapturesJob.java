package org.unsaid.job;

import java.util.List;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import org.unsaid.collect.ledger.Ledger;
import org.unsaid.collect.ledger.ReadText;
import org.unsaid.core.Statement;

/**
 * Ledger and WARC archive → captures → statements → what they are about → index. Only texts that
 * came since the last run; all of them when the index, the watch or the program is another.
 */
@Configuration(proxyBeanMethods = false)
class CapturesJob {

  static final String NAME = "captures";
  static final String FROM = "from";
  static final String TO = "to";

  private static final int CHUNK = 200;

  @Bean
  Job captures(JobRepository jobs, Step readCaptures) {
    return new JobBuilder(NAME, jobs).start(readCaptures).build();
  }

  @Bean
  Step readCaptures(
      JobRepository jobs,
      PlatformTransactionManager transactions,
      ReadTexts texts,
      ItemProcessor<ReadText, Statement> readCapture,
      AsyncTaskExecutor threads,
      Work work,
      Counter counter) {
    return new StepBuilder("read-captures", jobs)
            .<ReadText, Statement>chunk(CHUNK)
            .transactionManager(transactions)
            .reader(texts)
            // reading pages costs more than all the rest
            .processor(readCapture)
            .taskExecutor(threads)
            .writer(
                chunk -> {
                  work.statements().put(work.tagger().tag(List.copyOf(chunk.getItems())));
                  counter.add(chunk.size());
                })
            .stream(texts)
            .build();
  }

  @Bean
  @StepScope
  ReadTexts texts(
      Ledger ledger,
      @Value("#{jobParameters['from']}") long from,
      @Value("#{jobParameters['to']}") long to) {
    return new ReadTexts(ledger, from, to);
  }

  @Bean
  @Lazy
  ItemProcessor<ReadText, Statement> readCapture(KeptTexts texts, CaptureFaults faults) {
    return new CaptureReader(texts, faults)::read;
  }
}
