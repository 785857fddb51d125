package org.unsaid.job;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
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
import org.unsaid.collect.ledger.Agenda;
import org.unsaid.collect.ledger.Item;
import org.unsaid.collect.ledger.Ledger;
import org.unsaid.core.Watch;

/**
 * Sources that are due → their lists → the pages of what is listed → archive and ledger. Each
 * source has a thread of its own, so that a slow one holds up nobody; the ledger is whole after
 * every look, so what a killed round left undone the next one does.
 */
@Configuration(proxyBeanMethods = false)
class CollectJob {

  static final String NAME = "collect";

  @Bean
  Job collect(JobRepository jobs, Step look) {
    return new JobBuilder(NAME, jobs).start(look).build();
  }

  @Bean
  Step look(
      JobRepository jobs,
      PlatformTransactionManager transactions,
      Work work,
      ObjectProvider<Ledger> ledger,
      ObjectProvider<SourceVisit> visits,
      Counter counter) {
    return new StepBuilder("look", jobs)
        .tasklet(
            (_, _) -> {
              round(work.watch(), work.clock(), ledger.getObject(), visits.getObject(), counter);
              return RepeatStatus.FINISHED;
            },
            transactions)
        // each look is a transaction of the ledger; the round is none, since it may take minutes
        .transactionAttribute(
            new DefaultTransactionAttribute(TransactionDefinition.PROPAGATION_NOT_SUPPORTED))
        .build();
  }

  /** One round: all that is due now. */
  static void round(
      Watch watch, InstantSource clock, Ledger ledger, SourceVisit visit, Counter counter)
      throws InterruptedException, ExecutionException {
    all(visits(watch, clock.instant(), ledger, visit, counter));
  }

  private static List<Callable<String>> visits(
      Watch watch, Instant now, Ledger ledger, SourceVisit visit, Counter counter) {
    var sources = watch.polled();
    var due = new HashMap<String, Agenda.Due>();
    ledger.agenda(sources, now).due().forEach(each -> due.put(each.source().id(), each));
    var again = new HashMap<String, List<Item>>();
    for (var item : ledger.revisits(now, sources.size() * SourceVisit.PAGES)) {
      again.computeIfAbsent(item.source(), _ -> new ArrayList<>()).add(item);
    }
    var visits = new ArrayList<Callable<String>>();
    for (var source : sources) {
      visits.add(
          () -> {
            visit.visit(source, due.get(source.id()), again.getOrDefault(source.id(), List.of()));
            counter.add(1);
            return source.id();
          });
    }
    return visits;
  }

  /** Lets every source be visited, and only then fails if one visit did. */
  private static void all(List<Callable<String>> visits)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var visit : threads.invokeAll(visits)) {
        var _ = visit.get();
      }
    }
  }
}
