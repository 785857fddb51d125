package org.unsaid.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.unsaid.core.Statement;
import org.unsaid.core.Voice;
import org.unsaid.tag.NearCopies;
import org.unsaid.tag.SharedBands;

/**
 * Index → texts that share a band → who repeats whom → index. Begins when all statements are there,
 * since the one that others repeat may be read last. What a killed run wrote is written again.
 */
@Configuration(proxyBeanMethods = false)
class CopiesJob {

  static final String NAME = "copies";

  /** Statements whose texts are in memory together, unless more of them hang together. */
  private static final int BATCH = 2_000;

  @Bean
  Job copies(JobRepository jobs, Step linkCopies) {
    return new JobBuilder(NAME, jobs).start(linkCopies).build();
  }

  @Bean
  Step linkCopies(
      JobRepository jobs,
      PlatformTransactionManager transactions,
      Work work,
      CopiesFound found,
      Counter counter) {
    return new StepBuilder("link-copies", jobs)
        .tasklet(
            (_, _) -> {
              var index = work.voices();
              var shared = new SharedBands();
              index.bands(
                  (id, bands) -> {
                    shared.add(id, bands);
                    counter.add(1);
                  });
              var voices = new ArrayList<Voice>();
              for (var groups : batches(shared.groups())) {
                var statements = new HashMap<String, Statement>();
                index
                    .read(groups.stream().flatMap(List::stream).toList())
                    .forEach(statement -> statements.put(statement.id(), statement));
                groups.stream()
                    .map(ids -> ids.stream().filter(statements::containsKey).map(statements::get))
                    .map(group -> NearCopies.voices(group.toList()))
                    .forEach(voices::addAll);
              }
              index.put(voices);
              work.statements().refresh();
              found.set(voices, shared.passedOver());
              return RepeatStatus.FINISHED;
            },
            transactions)
        .build();
  }

  @Bean
  CopiesFound copiesFound() {
    return new CopiesFound();
  }

  private static List<List<List<String>>> batches(List<List<String>> groups) {
    var batches = new ArrayList<List<List<String>>>();
    int size = BATCH;
    for (var group : groups) {
      if (size >= BATCH) {
        batches.add(new ArrayList<>());
        size = 0;
      }
      batches.getLast().add(group);
      size += group.size();
    }
    return batches;
  }
}
