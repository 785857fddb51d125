package org.unsaid.publish.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Assessment;
import org.unsaid.core.Coverage;
import org.unsaid.core.Event;
import org.unsaid.core.Evidence;
import org.unsaid.core.Finding;
import org.unsaid.core.Institution;
import org.unsaid.core.Judgement;
import org.unsaid.core.Review;
import org.unsaid.core.Span;
import org.unsaid.core.Watch;
import org.unsaid.publish.Dossier;

/**
 * All that a site shows.
 *
 * @param judgements of the events that were judged, in the order of the watch
 * @param evidence by id of the event: what its verdicts rest on
 * @param sights by id of the statement; of one that was coded by hand there is none
 * @param coverage by id of the institution: when it was watched, for whatever event
 * @param sources how those stand that are fetched, in the order of the watch
 * @param findings in the order in which they were found
 * @param published how much institutions published
 * @param review how well events that are over were foretold
 * @param asOf nothing that was seen later is in it
 */
public record Report(
    Watch watch,
    List<Judgement> judgements,
    Map<String, List<Evidence>> evidence,
    Map<String, Dossier.Sight> sights,
    Map<String, Coverage> coverage,
    List<SourceState> sources,
    List<Finding> findings,
    Published published,
    Review review,
    Instant asOf) {

  private static final String INDEX = "index.html";

  /** What tells that a folder is ours, and may be written anew. */
  private static final String MARK = ".unsaid-report";

  public Report {
    judgements = List.copyOf(judgements);
    evidence = Map.copyOf(evidence);
    sights = Map.copyOf(sights);
    coverage = Map.copyOf(coverage);
    sources = List.copyOf(sources);
    findings = List.copyOf(findings);
  }

  /**
   * How a source that is fetched stands.
   *
   * @param lastGood when its last good look began; null: there was none
   * @param lastNew of the last look that showed a new item; null: none did
   * @param failures looks in a row that failed, up to the last one
   * @param unread items that are listed, and whose page is still to be read
   * @param alarms in words
   */
  public record SourceState(
      String source,
      @Nullable Instant lastGood,
      @Nullable Instant lastNew,
      int failures,
      @Nullable String lastFailure,
      long unread,
      List<String> alarms) {
    public SourceState {
      alarms = List.copyOf(alarms);
    }
  }

  /**
   * Numbers of statements by months of thirty days.
   *
   * @param months in order, one after the other
   * @param all by id of the institution, in the order of the months; nobody without any
   * @param onTopic by id of the topic, then likewise
   */
  public record Published(
      List<Span> months,
      Map<String, List<Long>> all,
      Map<String, Map<String, List<Long>>> onTopic) {
    public Published {
      months = List.copyOf(months);
      all = Map.copyOf(all);
      onTopic = Map.copyOf(onTopic);
    }
  }

  /**
   * Writes all pages. What an earlier report left in the folder is replaced; a folder that holds
   * anything else is left alone.
   *
   * @param folder made if it is not there
   * @return how many pages, and how many bytes
   * @throws UncheckedIOException if it cannot be written
   * @throws ReportFolderException if it holds what is no report
   */
  public Written write(Path folder) {
    try {
      claim(folder);
      var written = new ArrayList<Path>();
      long bytes = 0;
      for (var page : (Iterable<Map.Entry<String, Page>>) pages()::iterator) {
        var file = folder.resolve(page.getKey());
        Files.createDirectories(file.toAbsolutePath().getParent());
        var text = page.getValue().text();
        // whoever reads the page meanwhile has the old one or the new one
        var next = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(next, text);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        bytes += Files.size(file);
        written.add(file);
      }
      removeOthers(folder, written);
      return new Written(folder.resolve(INDEX), written.size(), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was written. */
  public record Written(Path index, int pages, long bytes) {}

  private static void claim(Path folder) throws IOException {
    Files.createDirectories(folder);
    var mark = folder.resolve(MARK);
    if (!Files.exists(mark)) {
      try (var there = Files.list(folder)) {
        if (there.findAny().isPresent()) {
          throw new ReportFolderException(
              "%s holds something that is no report of unsaid. Name an empty folder, or one that does not exist."
                  .formatted(folder));
        }
      }
      Files.writeString(mark, "Written by `unsaid report`, which replaces all pages here.\n");
    }
  }

  /** Pages of what left the watch. */
  private static void removeOthers(Path folder, List<Path> written) throws IOException {
    try (var files = Files.walk(folder, 2)) {
      for (var file : files.filter(each -> each.toString().endsWith(".html")).toList()) {
        if (!written.contains(file)) {
          Files.delete(file);
        }
      }
    }
  }

  /** By their place in the folder; each is made when it is asked for. */
  private Stream<Map.Entry<String, Page>> pages() {
    var makers = new LinkedHashMap<String, Supplier<Page>>();
    makers.put(INDEX, () -> new BoardPage(this).page());
    for (var judgement : judgements) {
      makers.put(Places.event(judgement.event()), () -> new EventPage(this, judgement).page());
    }
    for (var institution : watch.institutions().values()) {
      makers.put(
          Places.institution(institution), () -> new InstitutionPage(this, institution).page());
    }
    for (var topic : watch.topics()) {
      makers.put(Places.topic(topic), () -> new TopicPage(this, topic).page());
    }
    makers.put(Places.HEALTH, () -> new HealthPage(this).page());
    makers.put(Places.METHOD, () -> new MethodPage(this).page());
    return makers.entrySet().stream().map(each -> Map.entry(each.getKey(), each.getValue().get()));
  }

  List<Assessment> assessments() {
    return judgements.stream().flatMap(each -> each.assessments().stream()).toList();
  }

  /** Those of the events that a judgement is compared with. */
  List<Judgement> precedents(Judgement judgement) {
    return judgements.stream()
        .filter(each -> judgement.precedents().contains(each.event().id()))
        .toList();
  }

  Optional<Evidence> evidence(Event event, Institution institution) {
    return evidence.getOrDefault(event.id(), List.of()).stream()
        .filter(each -> each.institution().id().equals(institution.id()))
        .findFirst();
  }

  /** The part of the window that has passed; empty: it has not begun. */
  Optional<Span> asked(Event event) {
    var until = asOf.isBefore(event.closes()) ? asOf : event.closes();
    return event.opens().isBefore(until)
        ? Optional.of(new Span(event.opens(), until))
        : Optional.empty();
  }
}
