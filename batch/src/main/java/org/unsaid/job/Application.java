package org.unsaid.job;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** What Spring puts together: the jobs, and Boot's database and batch infrastructure for them. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({StatementsJob.class, CopiesJob.class, AssessJob.class})
class Application {

  @Bean
  TaskExecutor threads(Work work) {
    var threads = new ThreadPoolTaskExecutor();
    threads.setCorePoolSize(work.threads());
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
