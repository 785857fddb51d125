package org.unsaid.job;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unsaid.assess.Assessor;
import org.unsaid.collect.ledger.Ledger;
import org.unsaid.core.Assessment;
import org.unsaid.core.Case;
import org.unsaid.core.Judgement;
import org.unsaid.core.Ruling;
import org.unsaid.core.Watch;
import org.unsaid.history.History;
import org.unsaid.index.Cluster;
import org.unsaid.index.Rows;
import org.unsaid.index.TableIndex;
import org.unsaid.publish.export.About;
import org.unsaid.publish.export.Codebook;
import org.unsaid.publish.export.Dataset;
import org.unsaid.publish.export.Proceedings;
import org.unsaid.publish.export.Snapshot;
import org.unsaid.publish.export.SortedRows;
import org.unsaid.tag.Tagger;
import org.unsaid.watch.WatchFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Packs all that the verdicts rest on, so that it can be cited, checked and judged again. */
@Command(
    name = "snapshot",
    description = {
      "Pack a watch, its tables and exactly what was judged as one file that can be cited, checked",
      "(verify-snapshot) and judged again (replay). Others' texts are named by address and digest.",
    },
    mixinStandardHelpOptions = true)
final class SnapshotCommand implements Callable<Integer> {

  private static final String STATEMENTS = "statements";
  private static final String ZIP = ".zip";

  @Parameters(index = "0", paramLabel = "WATCH", description = "A folder of YAML files.")
  Path watch = Path.of("");

  @Parameters(index = "1", paramLabel = "OUT.zip", description = "The file to write.")
  Path out = Path.of("");

  @Option(
      names = "--with-texts",
      description =
          "Also the texts of statements, and the WARC archive. They belong to others: look whether"
              + " you may give them away.")
  boolean texts;

  @Mixin Place place = new Place();

  @Mixin Commands.AsOf asOf = new Commands.AsOf();

  private final Surroundings surroundings;
  private final Codebook codebook = Codebook.read();

  SnapshotCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var file = String.valueOf(out.getFileName());
    if (!file.endsWith(ZIP) || file.equals(ZIP)) {
      throw new UsageException("'%s': a snapshot is a file that ends in .zip".formatted(out));
    }
    NewFile.check(out);
    var read = Commands.read(surroundings, watch);
    place.findDemo(watch);
    if (!Files.isDirectory(place.home())) {
      throw new UsageException(
          "Nothing was collected in %s: begin with `unsaid run %s`, or name another --home."
              .formatted(place.home(), watch));
    }
    try (var workplace = Workplace.open(place, surroundings.progress());
        var zip = NewFile.of(out)) {
      var database = workplace.database();
      // our own database is closed, and opened again, whenever nobody has a connection to it
      try (var _ = database.getConnection();
          var to = new BufferedOutputStream(zip.stream(), 1 << 16)) {
        var cluster = workplace.cluster();
        var editions = new Editions(surroundings, History.open(database), watch, read);
        var ledger = Ledger.open(database, surroundings.clock());
        var name = file.substring(0, file.length() - ZIP.length());
        var digest = write(read, editions, cluster, ledger, name, to);
        to.flush();
        zip.keep();
        surroundings.out().println("sha256:" + digest + "  " + out);
        return 0;
      } catch (SQLException e) {
        throw new DatabaseException(place.databaseFailure(String.valueOf(e.getMessage())), e);
      }
    } catch (IOException e) {
      throw new UsageException(out + " cannot be written: " + e);
    }
  }

  private String write(
      Watch today,
      Editions editions,
      Cluster cluster,
      Ledger ledger,
      String name,
      BufferedOutputStream to)
      throws IOException {
    var progress = surroundings.progress();
    var until = until(cluster.verdicts(today).read());
    var edition = editions.shown(asOf, until);
    var read = edition.watch();
    var board = cluster.verdicts(read).read();
    var fetched = Fetched.of(ledger, read, until);
    var docket = new Docket();
    List<Case> cases;
    List<Judgement> judgements;
    try (var step = progress.begin("evidence", "", -1)) {
      new Gathering(read, cluster.statements(read), cluster.output(), fetched, docket, until)
          .gather(List.copyOf(read.institutions().values()));
      cases = Proceedings.inOrder(docket.cases(read));
      judgements = Assessor.chorus().assess(cases, until);
      step.done("%,d events, %,d verdicts".formatted(cases.size(), verdicts(judgements).size()));
    }
    compare(board, judgements, progress);
    var method = verdicts(judgements).stream().map(Assessment::method).findFirst().orElse("none");
    var snapshot =
        new Snapshot(
            to,
            name,
            new About(read.name(), read.digest(), until, Unsaid.version(), method, texts));
    var files = edition.files().map(WatchFiles::shared).orElseGet(() -> WatchFiles.shared(watch));
    for (var file : files.entrySet()) {
      snapshot.watchFile(file.getKey(), file.getValue());
    }
    if (texts) {
      archive(snapshot);
    }
    try (var step = progress.begin("tables", "rows", -1);
        var tagger = Errand.tagger(read)) {
      long rows = tables(snapshot, read, cluster, fetched, docket, judgements, tagger, until, step);
      step.done("%,d rows".formatted(rows));
    }
    snapshot.evidence(Proceedings.of(cases, judgements));
    return snapshot.end();
  }

  /** What the board says is said of that time; without it, there is nothing to snapshot. */
  private Instant until(List<Judgement> board) {
    if (asOf.text != null) {
      return asOf.instant(surroundings);
    }
    return verdicts(board).stream()
        .map(Assessment::asOf)
        .max(Comparator.naturalOrder())
        .orElseThrow(
            () ->
                new UsageException(
                    "Nothing was judged in %s: begin with `unsaid run %s`, or say --as-of."
                        .formatted(place.home(), watch)));
  }

  private static List<Assessment> verdicts(List<Judgement> judgements) {
    return judgements.stream().flatMap(each -> each.assessments().stream()).toList();
  }

  /** The board may be older than what is known now of the same time. */
  private void compare(List<Judgement> board, List<Judgement> judgements, Progress progress) {
    if (asOf.text != null) {
      return;
    }
    var said = new HashMap<String, Ruling>();
    verdicts(board).forEach(each -> said.put(pair(each), Ruling.of(each)));
    var differing = new TreeSet<String>();
    for (var each : verdicts(judgements)) {
      var before = said.get(pair(each));
      if (before == null || !before.saysSameAs(Ruling.of(each))) {
        differing.add(pair(each));
      }
    }
    if (!differing.isEmpty()) {
      progress.say(
          "board",
          "%,d verdicts are not those of the last run (%s …): more is known now, or the watch was changed. The snapshot has those of now; `unsaid assess %s` brings the board up to them."
              .formatted(differing.size(), differing.first(), watch));
    }
  }

  private static String pair(Assessment assessment) {
    var expectation = assessment.expectation();
    return Rows.id(expectation.event(), expectation.institution());
  }

  private void archive(Snapshot snapshot) throws IOException {
    var folder = place.home().resolve("archive");
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files =
          all.filter(each -> each.getFileName().toString().contains(".warc"))
              .sorted(Comparator.comparing(each -> each.getFileName().toString()))
              .toList();
    }
    for (var file : files) {
      snapshot.archiveFile(file.getFileName().toString(), to -> Files.copy(file, to));
    }
  }

  private long tables(
      Snapshot snapshot,
      Watch read,
      Cluster cluster,
      Fetched fetched,
      Docket docket,
      List<Judgement> judgements,
      Tagger tagger,
      Instant until,
      Progress.Step step)
      throws IOException {
    long rows = 0;
    var index = cluster.tables();
    for (var copied : List.of("changes", "findings", STATEMENTS)) {
      try (var table = new SortedRows()) {
        copy(index, copied, tagger, until, table, step);
        rows += snapshot.table(copied, table);
      }
    }
    try (var table = new SortedRows()) {
      var coverage =
          read.institutions().values().stream()
              .map(each -> fetched.with(read.coverage(each)))
              .toList();
      for (var row : Rows.coverage(read, coverage, until).entrySet()) {
        table.add(row.getKey(), row.getValue());
      }
      rows += snapshot.table("coverage", table);
    }
    try (var judged = JudgedTables.of(judgements)) {
      for (var event : read.events()) {
        judged.add(event, docket.said(event.id()), read.institutions(), judgements);
      }
      for (var name : JudgedTables.names()) {
        rows += snapshot.table(name, judged.rows(name));
      }
    }
    return rows;
  }

  private void copy(
      TableIndex index,
      String name,
      Tagger tagger,
      Instant until,
      SortedRows table,
      Progress.Step step)
      throws IOException {
    var dataset = codebook.dataset(name);
    var paths =
        Stream.concat(
                Dataset.paths(dataset.columns()).stream(),
                name.equals(STATEMENTS) ? Stream.of("text") : Stream.empty())
            .distinct()
            .toList();
    index.count(dataset.index(), null); // what was written last is seen, too
    index.each(
        dataset.index(),
        filter(name, until, dataset),
        paths,
        (id, document) -> {
          if (name.equals(STATEMENTS)) {
            matched(id, document, tagger);
          }
          table.add(id, document);
          step.stepBy(1);
        });
  }

  private TableIndex.Filter filter(String name, Instant until, Dataset dataset) {
    var field =
        switch (name) {
          case STATEMENTS -> "first_seen";
          case "changes" -> "as_of";
          // what the last run found, it found after the time of which it speaks
          default -> asOf.text == null ? null : "found";
        };
    return new TableIndex.Filter(
        field == null ? "*:*" : "%s:[* TO \"%s\"]".formatted(field, until), dataset.texts());
  }

  private static void matched(String id, ObjectNode document, Tagger tagger) {
    var statement = TableIndex.statement(id, document);
    var words =
        Stream.of("reacts_to", "mentions", "near_misses")
            .flatMap(field -> document.path(field).valueStream())
            .map(event -> tagger.words(event.asString(), statement))
            .flatMap(List::stream)
            .collect(
                Collectors.toMap(
                    word -> word.toLowerCase(Locale.ROOT),
                    Function.identity(),
                    (one, _) -> one,
                    LinkedHashMap::new));
    if (!words.isEmpty()) {
      var list = document.putArray("matched_words");
      words.values().stream().limit(20).forEach(list::add);
    }
  }
}
