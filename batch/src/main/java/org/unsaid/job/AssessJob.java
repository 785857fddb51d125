package org.unsaid.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.support.ListItemReader;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import org.unsaid.core.Assessment;
import org.unsaid.core.Event;
import org.unsaid.core.Evidence;
import org.unsaid.core.Institution;
import org.unsaid.core.Reaction;
import org.unsaid.core.Span;

/**
 * Index → reactions → verdicts → index, the single turn back on the way. Partitioned by
 * institutions; what an institution said is read once for all events.
 */
@Configuration(proxyBeanMethods = false)
class AssessJob {

  static final String NAME = "assess";

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
  Step describe(JobRepository jobs, PlatformTransactionManager transactions, Work work) {
    return new StepBuilder("describe", jobs)
        .tasklet(
            (_, _) -> {
              var institutions = work.watch().institutions().values();
              work.verdicts()
                  .putEvents(
                      institutions.stream().map(work.watch()::coverage).toList(), work.asOf());
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
      Work work,
      Counter counter) {
    return new StepBuilder("judge-range", jobs)
        .<Institution, Institution>chunk(CHUNK)
        .transactionManager(transactions)
        .reader(institutions)
        .writer(
            chunk -> {
              judge(work, List.copyOf(chunk.getItems()));
              counter.add(chunk.size());
            })
        .build();
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

  private static void judge(Work work, List<Institution> institutions) {
    var watch = work.watch();
    var reactions = new HashMap<String, List<Reaction>>();
    var all = new ArrayList<>(work.statements().reactions(institutions, work.asOf()));
    for (var event : watch.events()) {
      for (var institution : institutions) {
        watch.codedReactions(institution, event).stream()
            .filter(coded -> !coded.published().when().latest().isAfter(work.asOf()))
            .forEach(all::add);
      }
    }
    var undated =
        work.statements().undated(institutions, work.asOf()).stream()
            .collect(Collectors.groupingBy(match -> match.event() + "/" + match.institution()));
    all.forEach(
        reaction ->
            reactions.computeIfAbsent(pair(reaction), _ -> new ArrayList<>()).add(reaction));
    var spans = new HashMap<String, Span>();
    watch.events().forEach(event -> spans.put(event.id(), work.assessor().aliveIn(event)));
    var published = work.statements().published(institutions, spans);

    var assessments = new ArrayList<Assessment>();
    for (var event : watch.events()) {
      for (var institution : institutions) {
        if (event.asked().contains(institution.id())) {
          var evidence =
              new Evidence(
                  reactions.getOrDefault(pair(event, institution), List.of()),
                  undated.getOrDefault(pair(event, institution), List.of()),
                  watch.coverage(institution, event),
                  published.getOrDefault(event.id(), Map.of()).getOrDefault(institution.id(), 0L));
          assessments.add(work.assessor().assess(event, institution, evidence, work.asOf()));
        }
      }
    }
    var first =
        assessments.stream()
            .map(assessment -> assessment.verdict().nearest())
            .flatMap(Optional::stream)
            .toList();
    work.verdicts().putReactions(institutions, all, first);
    work.verdicts().putVerdicts(institutions, assessments);
  }

  private static String pair(Reaction reaction) {
    return reaction.event() + "/" + reaction.institution();
  }

  private static String pair(Event event, Institution institution) {
    return event.id() + "/" + institution.id();
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
