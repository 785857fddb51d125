package org.unsaid.job;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.task.TaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import org.unsaid.collect.ledger.Imports;
import org.unsaid.collect.ledger.Ledger;
import org.unsaid.core.Statement;
import org.unsaid.extract.Extractor;

/**
 * Files of captures → statements → what they are about → index; then, of what was captured several
 * times, the texts in their order. What a killed run wrote twice has the same id.
 */
@Configuration(proxyBeanMethods = false)
class ImportJob {

  static final String NAME = "import";

  private static final int CHUNK = 200;

  /** Records below which a range costs more to begin than another thread gains. */
  private static final long SHORTEST_RANGE = 200;

  /** The same where a range must unpack all that comes before it. */
  private static final long SHORTEST_BEHIND_OTHERS = 500;

  @Bean
  ImportPlanned importPlanned() {
    return new ImportPlanned();
  }

  @Bean
  @Lazy
  Imports imports(Ledger ledger) {
    return ledger.imports();
  }

  // not by the name of its package, which is a word of Java
  @Bean
  Job importing(JobRepository jobs, Step readImports, Step readVersions) {
    return new JobBuilder(NAME, jobs).start(readImports).next(readVersions).build();
  }

  @Bean
  Step readImports(
      JobRepository jobs,
      Step readImport,
      TaskExecutor moreThreads,
      Work work,
      ImportPlanned planned) {
    return new StepBuilder("read-imports", jobs)
        .partitioner("read-import", _ -> ranges(planned.plan(), work.threads()))
        .step(readImport)
        .taskExecutor(moreThreads)
        .build();
  }

  @Bean
  Step readImport(
      JobRepository jobs,
      PlatformTransactionManager transactions,
      ImportOutcomes importOutcomes,
      ImportWriter importWriter) {
    return new StepBuilder("read-import", jobs)
            .<ImportedPages.Outcome, ImportedPages.Outcome>chunk(CHUNK)
            .transactionManager(transactions)
            .reader(importOutcomes)
            .writer(chunk -> importWriter.write(List.copyOf(chunk.getItems())))
            .stream(importOutcomes)
            .build();
  }

  @Bean
  Step readVersions(
      JobRepository jobs,
      PlatformTransactionManager transactions,
      ImportVersions importVersions,
      Work work) {
    return new StepBuilder("read-versions", jobs)
            .<Statement, Statement>chunk(CHUNK)
            .transactionManager(transactions)
            .reader(importVersions)
            .writer(
                chunk -> work.statements().put(work.tagger().tag(List.copyOf(chunk.getItems()))))
            .stream(importVersions)
            .build();
  }

  @Bean
  @StepScope
  ImportOutcomes importOutcomes(
      Work work,
      Extractor extractor,
      Imports imports,
      ImportPlanned planned,
      @Value("#{stepExecutionContext['file']}") String file) {
    var plan = planned.plan();
    return new ImportOutcomes(
        new ImportEntries(plan.file(file), imports),
        new ImportedPages(work.watch(), extractor, plan));
  }

  @Bean
  @Lazy
  ImportWriter importWriter(Work work, Imports imports, Counter counter) {
    return new ImportWriter(work, imports, counter);
  }

  @Bean
  @StepScope
  ImportVersions importVersions(
      Work work, Extractor extractor, Imports imports, ImportPlanned planned) {
    return new ImportVersions(
        imports, planned.plan(), new ImportedPages(work.watch(), extractor, planned.plan()));
  }

  private static Map<String, ExecutionContext> ranges(ImportPlan plan, int threads) {
    var ranges = new HashMap<String, ExecutionContext>();
    for (var file : plan.files()) {
      long length = length(file, plan.files().size(), threads);
      for (long from = 0; from < file.entries(); from += length) {
        long to = Math.min(file.entries(), from + length);
        var context = new ExecutionContext();
        context.putString(ImportEntries.FILE, file.digest());
        context.putLong(ImportEntries.FROM, from);
        context.putLong(ImportEntries.TO, to);
        // both ends: a restart that splits otherwise must not take another range for this one
        ranges.put(file.digest() + "-" + from + "-" + to, context);
      }
    }
    return ranges;
  }

  /**
   * Of the ranges of a file, in records: several a thread, so that none is left alone with the last
   * one. Where a range must unpack what comes before it, as few as there must be.
   */
  private static long length(ImportPlan.File file, int files, int threads) {
    var alone = file.marks().isOne();
    long parts = Math.max(1, (alone ? 2L : 32L) * threads / files);
    return Math.max(
        alone ? SHORTEST_BEHIND_OTHERS : SHORTEST_RANGE, Math.ceilDiv(file.entries(), parts));
  }

  /** Writes texts into the index, and into the ledger what became of each record. */
  static final class ImportWriter {

    private final Work work;
    private final Imports imports;
    private final Counter counter;

    ImportWriter(Work work, Imports imports, Counter counter) {
      this.work = work;
      this.imports = imports;
      this.counter = counter;
    }

    void write(List<ImportedPages.Outcome> outcomes) {
      var texts =
          outcomes.stream()
              .map(ImportedPages.Outcome::statement)
              .filter(Objects::nonNull)
              .map(Objects::requireNonNull)
              .toList();
      // a text that is there already may be the earlier one: the next step puts them in order
      var known = new HashSet<>(imports.known(texts.stream().map(Statement::id).toList()));
      var first = texts.stream().filter(text -> known.add(text.id())).toList();
      if (!first.isEmpty()) {
        work.statements().put(work.tagger().tag(first));
      }
      imports.write(outcomes.stream().map(ImportedPages.Outcome::record).toList());
      counter.add(outcomes.size());
    }
  }

  /** What the steps work on; set before the job begins. */
  static final class ImportPlanned {
    private volatile ImportPlan plan = ImportPlan.NOTHING;

    void plan(ImportPlan next) {
      plan = next;
    }

    ImportPlan plan() {
      return plan;
    }
  }
}
