package org.unsaid.job;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import org.unsaid.index.TagIndex;

/**
 * Index → statements → what they are about now → index. Nothing is fetched or read from archives. A
 * killed run begins again: what is marked twice is marked the same.
 */
@Configuration(proxyBeanMethods = false)
class RetagJob {

  static final String NAME = "retag";

  private static final int BATCH = 250;

  @Bean
  Job retag(JobRepository jobs, Step retagStatements) {
    return new JobBuilder(NAME, jobs).start(retagStatements).build();
  }

  @Bean
  Step retagStatements(
      JobRepository jobs,
      PlatformTransactionManager transactions,
      AsyncTaskExecutor threads,
      Work work,
      Counter counter) {
    return new StepBuilder("retag-statements", jobs)
        .tasklet(
            (_, _) -> {
              work.statements().refresh();
              Queue<Future<?>> running = new ArrayDeque<>();
              work.tags()
                  .each(
                      BATCH,
                      some -> {
                        // no more texts in memory than threads can use
                        if (running.size() >= 2 * work.threads()) {
                          await(running.remove());
                        }
                        running.add(threads.submit(() -> retag(work, some, counter)));
                      });
              running.forEach(RetagJob::await);
              work.statements().refresh();
              return RepeatStatus.FINISHED;
            },
            transactions)
        .build();
  }

  private static void retag(Work work, List<TagIndex.Stored> some, Counter counter) {
    work.tags()
        .put(some, work.tagger().tag(some.stream().map(TagIndex.Stored::statement).toList()));
    counter.add(some.size());
  }

  private static void await(Future<?> one) {
    try {
      one.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while statements were tagged", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
