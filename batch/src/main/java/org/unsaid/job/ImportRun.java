package org.unsaid.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.context.ApplicationContext;
import org.unsaid.collect.ledger.ImportedFile;
import org.unsaid.collect.ledger.ImportedRecord;
import org.unsaid.collect.ledger.Imports;
import org.unsaid.core.Source;
import org.unsaid.extract.Extractor;
import org.unsaid.history.History;

/**
 * Brings files of captures into the index, and again whenever the index, the watch or the program
 * is another one. That something was imported proves nothing of when we watched.
 */
final class ImportRun {

  private static final int HOSTS_TOLD = 5;
  private static final int BROKEN_TOLD = 3;

  private final ApplicationContext application;
  private final Work work;
  private final InstantSource clock;
  private final JobParameters reading;
  private final BiFunction<Job, JobParameters, Optional<JobExecution>> run;

  /**
   * @param reading for whom, by what and into what captures are read
   * @param run runs a job; empty: it was complete before
   */
  ImportRun(
      ApplicationContext application,
      Work work,
      InstantSource clock,
      JobParameters reading,
      BiFunction<Job, JobParameters, Optional<JobExecution>> run) {
    this.application = application;
    this.work = work;
    this.clock = clock;
    this.reading = reading;
    this.run = run;
  }

  /**
   * @param source id, of all captures; null: each by its address
   * @param maxRejects percent of broken records beyond which nothing is indexed
   */
  record Order(List<Path> files, @Nullable String source, double maxRejects) {}

  /** Reads files that are not in the index yet. */
  void read(Order order) {
    var imports = imports();
    var wanted = new LinkedHashMap<String, ImportedFile>();
    for (var path : order.files()) {
      var digest = ImportSurvey.digest(path);
      var before = imports.file(digest);
      before.ifPresent(file -> requireSame(file, order.source()));
      if (before.filter(file -> isRead(file, order.source())).isPresent()) {
        if (!Files.isRegularFile(before.get().path())) {
          imports.put(at(before.get(), path));
        }
        work.progress().say("import", path + ": " + told(before.get()) + "; nothing changed");
      } else {
        wanted.putIfAbsent(
            digest,
            new ImportedFile(
                digest,
                path,
                order.source(),
                before.map(ImportedFile::imported).orElseGet(clock::instant),
                0,
                null));
      }
    }
    read(List.copyOf(wanted.values()), order.maxRejects());
    // what was imported before and is not in this index is told now, not when it is missed
    readAgain();
  }

  /** Reads again what was imported before and is not in this index, if it is still there. */
  void readAgain() {
    if (work.watch().polled().isEmpty()) {
      return;
    }
    var ready = new ArrayList<ImportedFile>();
    for (var file : imports().files()) {
      if (isRead(file, file.source()) || hasNoSource(file)) {
        continue;
      }
      if (isThere(file)) {
        ready.add(file);
      } else {
        work.progress().say("import", file.path() + " is not in the index, and " + missing(file));
      }
    }
    read(ready, 100);
  }

  /** What was imported and cannot be read again, each with what to do about it. */
  List<String> missing() {
    return imports().files().stream()
        .filter(file -> !hasNoSource(file) && !isThere(file))
        .map(file -> file.path() + " is " + missing(file))
        .toList();
  }

  private static boolean isThere(ImportedFile file) {
    return Files.isRegularFile(file.path())
        && ImportSurvey.digest(file.path()).equals(file.digest());
  }

  private static String missing(ImportedFile file) {
    return "not what it was when it was imported on %s: call 'unsaid import' with the file whose SHA-256 is %s"
        .formatted(file.imported(), file.digest());
  }

  private void read(List<ImportedFile> files, double maxRejects) {
    if (files.isEmpty()) {
      return;
    }
    var imports = imports();
    var plan = survey(files, maxRejects);
    try (var step = work.progress().begin("import", "records", plan.entries())) {
      application.getBean(Counter.class).restart(step::stepBy);
      application.getBean(ImportJob.ImportPlanned.class).plan(plan);
      for (var file : files) {
        imports.put(
            new ImportedFile(
                file.digest(),
                file.path(),
                file.source(),
                file.imported(),
                plan.file(file.digest()).entries(),
                null));
      }
      var job = application.getBean("importing", Job.class);
      if (run.apply(job, parameters(plan)).isEmpty()) {
        // it was complete once, and then another watch read the same files into the same index
        var _ =
            run.apply(
                job,
                new JobParametersBuilder(parameters(plan))
                    .addString("again", clock.instant().toString())
                    .toJobParameters());
      }
      work.statements().refresh();
      int edits =
          new ImportedEdits(imports, work.statements(), application.getBean(History.class))
              .find(plan.files().stream().map(ImportPlan.File::digest).toList(), clock.instant());
      for (var file : plan.files()) {
        imports.file(file.digest()).ifPresent(each -> imports.put(read(each)));
        ImportRejects.write(work.home(), file, imports);
      }
      tell(plan, imports, step);
      if (edits > 0) {
        work.progress()
            .say(
                "",
                "edits between captures of one page, which are findings now: %,d".formatted(edits));
      }
    }
  }

  private ImportPlan survey(List<ImportedFile> files, double maxRejects) {
    var survey = new ImportSurvey(work.watch(), work.threads());
    try (var step = work.progress().begin("files", "files", files.size())) {
      for (var file : files) {
        var told = new ArrayList<String>();
        ImportPlan.File found;
        try (var rejects = ImportRejects.begin(work.home(), file.path(), file.digest())) {
          found =
              survey.file(
                  file.path(),
                  file.digest(),
                  file.source(),
                  broken -> {
                    rejects.add(broken);
                    if (told.size() < BROKEN_TOLD) {
                      told.add(
                          "%s, byte %,d: %s".formatted(file.path(), broken.offset(), broken.why()));
                    }
                  });
        }
        told.forEach(line -> work.progress().say("", line));
        requireSound(found, maxRejects);
        step.stepBy(1);
      }
      var plan = survey.plan(collected());
      step.done(
          "%,d files, %,d records, %,d broken, %,d addresses on lists"
              .formatted(
                  plan.files().size(),
                  plan.entries(),
                  plan.files().stream().mapToLong(ImportPlan.File::broken).sum(),
                  plan.named().size()));
      return plan;
    }
  }

  private void requireSound(ImportPlan.File file, double maxRejects) {
    double share = file.entries() == 0 ? 0 : 100.0 * file.broken() / file.entries();
    if (share > maxRejects) {
      throw new TooManyRejectsException(
          "%.1f %% of the records of %s are broken, more than --max-rejects %s allows. %s"
              .formatted(
                  share,
                  file.path(),
                  maxRejects,
                  "Nothing was indexed. The records and reasons are in "
                      + ImportRejects.file(work.home(), file.digest())
                      + "."));
    }
  }

  private Set<String> collected() {
    Map<String, String> institutions = new HashMap<>();
    work.watch().polled().forEach(source -> institutions.put(source.id(), source.institution()));
    var collected = new HashSet<String>();
    imports()
        .collected(
            (source, url) -> {
              var institution = institutions.get(source);
              if (institution != null && url.getHost() != null) {
                collected.add(institution + " " + Extractor.canonical(url));
              }
            });
    return collected;
  }

  private JobParameters parameters(ImportPlan plan) {
    return new JobParametersBuilder(reading)
        .addString(
            "files",
            Fingerprint.of(
                plan.files().stream().map(file -> file.digest() + " " + file.source()).toList()))
        .toJobParameters();
  }

  private void tell(ImportPlan plan, Imports imports, Progress.Step step) {
    var files = plan.files().stream().map(ImportPlan.File::digest).toList();
    var outcomes = imports.outcomes(files);
    long all = outcomes.values().stream().mapToLong(Long::longValue).sum();
    long statements = outcomes.getOrDefault(ImportedRecord.TEXT, 0L);
    long none = outcomes.getOrDefault(ImportedRecord.NO_ANSWER, 0L);
    long millis = Math.max(1, step.elapsed().toMillis());
    step.done(
        "%,d records, %,d pages, %,d statements, %,d passed over · %,.0f pages a second"
            .formatted(
                all,
                all - none,
                statements,
                all - none - statements,
                1000.0 * (all - none) / millis));
    var reasons =
        outcomes.entrySet().stream()
            .filter(each -> !each.getKey().equals(ImportedRecord.TEXT))
            .map(each -> "%,d %s".formatted(each.getValue(), each.getKey()))
            .collect(Collectors.joining(", "));
    if (!reasons.isEmpty()) {
      work.progress().say("", reasons + " · see " + work.home().resolve("rejects"));
    }
    var hosts =
        imports.reasons(files, ImportedPages.NO_SOURCE).entrySet().stream()
            .limit(HOSTS_TOLD)
            .map(host -> "%s (%,d)".formatted(host.getKey(), host.getValue()))
            .collect(Collectors.joining(", "));
    if (!hosts.isEmpty()) {
      work.progress().say("", "hosts of no source: " + hosts);
    }
  }

  private String told(ImportedFile file) {
    var found = imports().outcomes(List.of(file.digest()));
    return "imported on %s, %,d records, %,d statements"
        .formatted(file.imported(), file.records(), found.getOrDefault(ImportedRecord.TEXT, 0L));
  }

  private boolean isRead(ImportedFile file, @Nullable String source) {
    return Objects.equals(file.source(), source) && readingName().equals(file.reading());
  }

  /** What it gave under another source would stay in the index, as somebody else's words. */
  private void requireSame(ImportedFile file, @Nullable String source) {
    if (!Objects.equals(file.source(), source) && !hasNoSource(file)) {
      throw new UsageException(
          "%s was imported %s on %s. Import it so again, or with another --home."
              .formatted(
                  file.path(),
                  file.source() == null ? "without --source" : "with --source " + file.source(),
                  file.imported()));
    }
  }

  /** Its source is no more in the watch, or is of another watch. */
  private boolean hasNoSource(ImportedFile file) {
    return file.source() != null
        && work.watch().polled().stream().map(Source.Polled::id).noneMatch(file.source()::equals);
  }

  private ImportedFile read(ImportedFile file) {
    return new ImportedFile(
        file.digest(), file.path(), file.source(), file.imported(), file.records(), readingName());
  }

  private static ImportedFile at(ImportedFile file, Path elsewhere) {
    return new ImportedFile(
        file.digest(), elsewhere, file.source(), file.imported(), file.records(), file.reading());
  }

  private String readingName() {
    return Fingerprint.of(
        reading.parameters().stream()
            .map(each -> each.name() + "=" + each.value())
            .sorted()
            .toList());
  }

  private Imports imports() {
    return application.getBean(Imports.class);
  }
}
