package org.unsaid.job;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** What Spring puts together: the jobs, and Boot's database and batch infrastructure for them. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
  Collecting.class,
  CollectJob.class,
  PastJob.class,
  CapturesJob.class,
  StatementsJob.class,
  ImportJob.class,
  RetagJob.class,
  CopiesJob.class,
  AssessJob.class
})
class Application {

  /** Threads beyond those of a command: with two, each page takes some hundredths longer. */
  static final int MORE = 1;

  /** Steps that keep to the processors. */
  @Bean
  AsyncTaskExecutor threads(Work work) {
    return executor(work.threads());
  }

  /** Steps that wait for Elasticsearch now and then, while others go on. */
  @Bean
  AsyncTaskExecutor moreThreads(Work work) {
    return executor(work.threads() + MORE);
  }

  private static ThreadPoolTaskExecutor executor(int size) {
    var threads = new ThreadPoolTaskExecutor();
    threads.setCorePoolSize(size);
    threads.setThreadNamePrefix("step-");
    // an interrupted command must not wait for them
    threads.setDaemon(true);
    return threads;
  }

  @Bean
  Counter counter() {
    return new Counter();
  }
}
