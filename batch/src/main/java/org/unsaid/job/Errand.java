package org.unsaid.job;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unsaid.core.Event;
import org.unsaid.core.Topic;
import org.unsaid.core.Watch;
import org.unsaid.extract.ArchiveReader;
import org.unsaid.extract.Survey;
import org.unsaid.tag.Tagger;

/** What the commands with a home do, from a checked watch to the board. */
final class Errand {

  /** Whoever waits for a command waits for its slowest source. */
  private static final Duration VISIT = Duration.ofMinutes(30);

  /** In a service, other sources are due again soon, and it wants to be stopped some time. */
  static final Duration SHORT_VISIT = Duration.ofMinutes(2);

  private final Surroundings surroundings;
  private final Place place;
  private final Path folder;
  private final Commands.AsOf asOf;
  private final BoardOptions board;
  private final Progress progress;
  private final Duration visit;

  /**
   * @param folder of the watch
   */
  Errand(
      Surroundings surroundings, Place place, Path folder, Commands.AsOf asOf, BoardOptions board) {
    this(surroundings, place, folder, asOf, board, surroundings.progress());
  }

  /** Of a world with a time of its own, whose progress takes ours. */
  Errand(
      Surroundings surroundings,
      Place place,
      Path folder,
      Commands.AsOf asOf,
      BoardOptions board,
      Progress progress) {
    this.surroundings = surroundings;
    this.place = place;
    this.folder = folder;
    this.asOf = asOf;
    this.board = board;
    this.progress = progress;
    this.visit = VISIT;
  }

  /** Of a service, whose lines are read later. */
  Errand(Surroundings surroundings, Place place, Path folder, Progress progress) {
    this.surroundings = surroundings;
    this.place = place;
    this.folder = folder;
    this.asOf = new Commands.AsOf();
    this.board = new BoardOptions();
    this.progress = progress;
    this.visit = SHORT_VISIT;
  }

  /**
   * Reads what sources and archives hold, judges, and shows the board.
   *
   * @param collecting looks at the sources that are fetched
   */
  int run(Watch watch, ArchiveOptions archives, Consumer<JobRuns> collecting) {
    begin(watch);
    // before a server is started for nothing
    require(watch);
    try (var workplace = Workplace.open(place, progress);
        var tagger = tagger(watch)) {
      var surveys = survey(watch, archives.maxRejects);
      var work = work(watch, surveys, tagger, workplace);
      var jobs = jobs(work, workplace);
      jobs.tags().ifAskedOtherwise();
      collecting.accept(jobs);
      read(jobs, surveys);
      return judge(jobs, work, workplace);
    }
  }

  /** Makes the index anew of archives and database, judges, and shows the board. */
  int reindex(Watch watch, ArchiveOptions archives) {
    begin(watch);
    require(watch);
    try (var workplace = Workplace.open(place, progress);
        var tagger = tagger(watch)) {
      var surveys = survey(watch, archives.maxRejects);
      var work = work(watch, surveys, tagger, workplace);
      try (var before = jobs(work, workplace)) {
        requireSame(before);
      }
      workplace.cluster().rebuild();
      // of the new indices, for which nothing was read yet
      var jobs = jobs(work, workplace);
      jobs.tags().ifAskedOtherwise();
      read(jobs, surveys);
      return judge(jobs, work, workplace);
    }
  }

  private static void requireSame(JobRuns jobs) {
    var changed = new ArrayList<>(jobs.archives().changed());
    changed.addAll(jobs.imports().missing());
    if (!changed.isEmpty()) {
      throw new UsageException(
          "Nothing was done: the index would not be the same.\n" + String.join("\n", changed));
    }
  }

  /** All that is there and not in the index. */
  private void read(JobRuns jobs, List<Survey> surveys) {
    jobs.readCaptures();
    jobs.imports().readAgain();
    long all = surveys.stream().mapToLong(Survey::statements).sum();
    jobs.readStatements()
        .ifPresentOrElse(
            written ->
                progress.say(
                    "statements",
                    "%,d indexed, 0 lost · %s · %,.0f a second"
                        .formatted(
                            all,
                            Progress.seconds(written.time()),
                            1000.0
                                * written.statements()
                                / Math.max(1, written.time().toMillis()))),
            () ->
                progress.say(
                    "statements", "%,d indexed before; the archives are the same".formatted(all)));
    jobs.linkCopies(all);
  }

  /** Judges by the version of the watch that was in force, and shows the board. */
  private int judge(JobRuns jobs, Work work, Workplace workplace) {
    var until = asOf();
    var edition = editions(jobs, work.watch()).inForce(asOf, until);
    if (edition.files().isEmpty()) {
      jobs.tags().ifAskedOtherwise();
      jobs.assess(until);
      show(work);
      return 0;
    }
    jobs.close();
    try (var tagger = tagger(edition.watch())) {
      var then = work(edition.watch(), List.of(), tagger, workplace);
      var itsJobs = workplace.jobs(then, surroundings.clock());
      itsJobs.tags().ifAskedOtherwise();
      itsJobs.assess(until);
      show(then);
      return 0;
    }
  }

  private void show(Work work) {
    board.show(work.verdicts().read(), surroundings.out(), surroundings.width(), progress);
  }

  /** The jobs on a watch, of which is noted how it is written now. */
  JobRuns jobs(Work work, Workplace workplace) {
    var jobs = workplace.jobs(work, surroundings.clock());
    editions(jobs, work.watch()).note();
    return jobs;
  }

  private Editions editions(JobRuns jobs, Watch watch) {
    return new Editions(surroundings, jobs.history(), folder, watch);
  }

  /** Reads files of captures into the index; proves nothing, and judges nothing. */
  int read(Watch watch, ImportRun.Order order) {
    begin(watch);
    try (var workplace = Workplace.open(place, progress);
        var tagger = tagger(watch)) {
      var work = work(watch, List.of(), tagger, workplace);
      var jobs = jobs(work, workplace);
      jobs.tags().ifAskedOtherwise();
      jobs.imports().read(order);
      jobs.copyHistory();
      return 0;
    }
  }

  /** Marks anew what is in the index, judges it, and shows the board. */
  int retag(Watch watch) {
    begin(watch);
    try (var workplace = Workplace.open(place, progress);
        var tagger = tagger(watch)) {
      var work = work(watch, List.of(), tagger, workplace);
      var jobs = jobs(work, workplace);
      long all = jobs.tags().all();
      jobs.linkCopies(all);
      return judge(jobs, work, workplace);
    }
  }

  /** Judges what is in the index, and shows the board. */
  int assess(Watch watch) {
    begin(watch);
    try (var workplace = Workplace.open(place, progress);
        var tagger = tagger(watch)) {
      var work = work(watch, List.of(), tagger, workplace);
      var jobs = jobs(work, workplace);
      return judge(jobs, work, workplace);
    }
  }

  /** Shows the board that is in the index. */
  int show(Watch watch) {
    begin(watch);
    try (var workplace = Workplace.open(place, progress)) {
      board.show(
          workplace.cluster().verdicts(watch).read(),
          surroundings.out(),
          surroundings.width(),
          progress);
      return 0;
    }
  }

  /** What a run of this watch cannot go without. */
  static void require(Watch watch) {
    if (!watch.polled().isEmpty() && watch.conduct().contact() == null) {
      throw new UsageException(
          "The watch has sources that are fetched, but does not say by whom. Add 'collect:"
              + " {contact: you@example.org}' to one of its files: whose pages are fetched must"
              + " know whom to ask.");
    }
    watch.archives().forEach(ArchiveReader::files);
  }

  static String describe(Watch watch) {
    return watch.name()
        + ": "
        + Stream.of(
                count(watch.institutions().size(), "institution"),
                count(watch.topics().size(), "topic"),
                count(watch.events().size(), "event"),
                count(watch.sources().size(), "source"))
            .collect(Collectors.joining(", "));
  }

  private static String count(int number, String what) {
    return "%,d %s".formatted(number, number == 1 ? what : what + "s");
  }

  private void begin(Watch watch) {
    board.check(watch);
    // a fault in it should not wait for the end of the work
    var _ = asOf();
    progress.say("watch", describe(watch));
  }

  /** Now means now, when all is collected that is to be judged. */
  private Instant asOf() {
    return asOf.instant(surroundings);
  }

  static Tagger tagger(Watch watch) {
    return new Tagger(
        watch.topics().stream().collect(Collectors.toMap(Topic::id, Topic::query)),
        watch.events().stream().collect(Collectors.toMap(Event::id, Event::query)),
        watch.looserQueries(),
        watch.stanceQueries(),
        watch.institutions().values());
  }

  Work work(Watch watch, List<Survey> surveys, Tagger tagger, Workplace workplace) {
    return Work.on(
        workplace.cluster(), watch, surveys, tagger, surroundings, visit, place, progress);
  }

  List<Survey> survey(Watch watch, double maxRejects) {
    List<Survey> surveys;
    try (var step = progress.begin("archives", "lines", -1)) {
      surveys = Survey.of(watch, step::stepTo);
      step.done(
          "%,d lines read, %,d rejected, %,d repeated"
              .formatted(
                  surveys.stream().mapToLong(Survey::lines).sum(),
                  surveys.stream().mapToLong(survey -> survey.rejected().size()).sum(),
                  surveys.stream().mapToLong(survey -> survey.repeated().size()).sum()));
    }
    for (var survey : surveys) {
      var file = Rejects.write(place.home(), survey);
      if (!survey.passedOver().isEmpty()) {
        progress.say("", survey.archive().id() + ": " + reasons(survey) + " · see " + file);
      }
      double share = survey.lines() == 0 ? 0 : 100.0 * survey.rejected().size() / survey.lines();
      if (share > maxRejects) {
        throw new TooManyRejectsException(
            "%.1f %% of the lines of the archive '%s' are bad, more than --max-rejects %s allows. %s"
                .formatted(
                    share,
                    survey.archive().id(),
                    maxRejects,
                    "Nothing was indexed. The lines and reasons are in " + file + "."));
      }
    }
    return surveys;
  }

  private static String reasons(Survey survey) {
    var first =
        survey.rejected().isEmpty() ? survey.repeated().getFirst() : survey.rejected().getFirst();
    return "%d rejected, %d repeated; first: line %d, %s"
        .formatted(survey.rejected().size(), survey.repeated().size(), first.line(), first.why());
  }
}
