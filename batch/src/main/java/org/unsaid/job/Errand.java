package org.unsaid.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unsaid.assess.Assessor;
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
  private final Commands.AsOf asOf;
  private final BoardOptions board;
  private final Progress progress;
  private final Duration visit;

  Errand(Surroundings surroundings, Place place, Commands.AsOf asOf, BoardOptions board) {
    this(surroundings, place, asOf, board, surroundings.progress());
  }

  /** Of a world with a time of its own, whose progress takes ours. */
  Errand(
      Surroundings surroundings,
      Place place,
      Commands.AsOf asOf,
      BoardOptions board,
      Progress progress) {
    this.surroundings = surroundings;
    this.place = place;
    this.asOf = asOf;
    this.board = board;
    this.progress = progress;
    this.visit = VISIT;
  }

  /** Of a service, whose lines are read later. */
  Errand(Surroundings surroundings, Place place, Progress progress) {
    this.surroundings = surroundings;
    this.place = place;
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
      var jobs = workplace.jobs(work, surroundings.clock());
      jobs.tags().ifAskedOtherwise();
      collecting.accept(jobs);
      read(jobs, surveys);
      board.show(work.verdicts().read(), surroundings.out(), surroundings.width(), progress);
      return 0;
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
      try (var before = workplace.jobs(work, surroundings.clock())) {
        requireSame(before);
      }
      workplace.cluster().rebuild();
      // of the new indices, for which nothing was read yet
      var jobs = workplace.jobs(work, surroundings.clock());
      jobs.tags().ifAskedOtherwise();
      read(jobs, surveys);
      board.show(work.verdicts().read(), surroundings.out(), surroundings.width(), progress);
      return 0;
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

  /** All that is there and not in the index, and then judges. */
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
    jobs.assess(asOf());
  }

  /** Reads files of captures into the index; proves nothing, and judges nothing. */
  int read(Watch watch, ImportRun.Order order) {
    begin(watch);
    try (var workplace = Workplace.open(place, progress);
        var tagger = tagger(watch)) {
      var work = work(watch, List.of(), tagger, workplace);
      var jobs = workplace.jobs(work, surroundings.clock());
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
      var jobs = workplace.jobs(work, surroundings.clock());
      long all = jobs.tags().all();
      jobs.linkCopies(all);
      jobs.assess(asOf());
      board.show(work.verdicts().read(), surroundings.out(), surroundings.width(), progress);
      return 0;
    }
  }

  /** Judges what is in the index, and shows the board. */
  int assess(Watch watch) {
    begin(watch);
    try (var workplace = Workplace.open(place, progress);
        var tagger = tagger(watch)) {
      var work = work(watch, List.of(), tagger, workplace);
      var jobs = workplace.jobs(work, surroundings.clock());
      jobs.tags().ifAskedOtherwise();
      jobs.assess(asOf());
      board.show(work.verdicts().read(), surroundings.out(), surroundings.width(), progress);
      return 0;
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
    var cluster = workplace.cluster();
    return new Work(
        watch,
        surveys,
        tagger,
        cluster.statements(watch),
        cluster.output(),
        cluster.tags(watch),
        cluster.voices(watch),
        cluster.verdicts(watch),
        cluster.changes(watch),
        cluster.findings(watch),
        Assessor.chorus(),
        surroundings.clock(),
        surroundings.network(),
        visit,
        place.home(),
        place.threads,
        progress);
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
