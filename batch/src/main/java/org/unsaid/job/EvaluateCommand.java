package org.unsaid.job;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.unsaid.assess.Assessor;
import org.unsaid.assess.chorus.BackTest;
import org.unsaid.assess.chorus.BackTest.Judgement;
import org.unsaid.assess.chorus.BackTest.Prediction;
import org.unsaid.assess.chorus.Scores;
import org.unsaid.collect.ledger.Ledger;
import org.unsaid.core.Review;
import org.unsaid.core.Watch;
import org.unsaid.history.History;
import org.unsaid.publish.ReliabilityPicture;
import org.unsaid.publish.ReviewJson;
import org.unsaid.publish.ReviewText;
import org.unsaid.publish.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Tries the method on events whose answers are known. */
@Command(
    name = "evaluate",
    description =
        "Predict events that are over, each from those before it alone, and compare with what came:"
            + " those of a watch, or of a matrix.",
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {

  /** Days after an event at the ends of which it is predicted. */
  private static final List<Integer> DAYS = List.of(1, 3, 7, BackTest.WINDOW);

  private static final Map<Judgement, String> STORED =
      Map.of(
          Judgement.ON_TIME, "responded_on_time",
          Judgement.LATE, "responded_late",
          Judgement.SILENT, "silent",
          Judgement.PENDING, "pending",
          Judgement.NOT_EXPECTED, "not_expected");

  private static final JsonMapper JSON = new JsonMapper();

  @Parameters(
      arity = "0..1",
      paramLabel = "WATCH",
      description = "A folder of YAML files; an earlier command has read what it watches.")
  @Nullable Path watch;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Of a watch: write all numbers as one JSON document.")
  @Nullable Path json;

  @Option(
      names = "--picture",
      paramLabel = "FILE.svg",
      description = "Of a watch: draw the chances that were given against what came, as SVG.")
  @Nullable Path picture;

  @Mixin Place place = new Place();

  @Mixin Commands.AsOf asOf = new Commands.AsOf();

  @Option(
      names = "--matrix",
      arity = "3",
      paramLabel = "FILE",
      description =
          "Three CSV files, plain or gz: events (event,cls,date,split), actors (actor), and pairs"
              + " that were observed (event,actor,latency_days,past_match_share,releases_30d,stake)."
              + " Events whose split is BURNIN are learnt from alone.")
  List<Path> matrix = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Of a matrix: write each prediction as a line of JSON.")
  @Nullable Path out;

  private final Surroundings surroundings;

  EvaluateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var folder = watch;
    if (folder == null) {
      return matrix();
    }
    if (!matrix.isEmpty() || out != null) {
      throw new UsageException(
          "--matrix and --out are not for a watch: leave them out, or leave out " + folder);
    }
    var read = Commands.read(surroundings, folder);
    place.findDemo(folder);
    if (!Files.isDirectory(place.home())) {
      throw new UsageException(
          "Nothing was collected in %s: begin with `unsaid run %s`, or name another --home."
              .formatted(place.home(), folder));
    }
    var review = review(folder, read);
    surroundings.out().print(new ReviewText(review, surroundings.width()).text());
    if (json != null) {
      write(json, "--json", ReviewJson.of(review) + "\n");
    }
    if (picture != null) {
      if (review.isPossible()) {
        write(picture, "--picture", ReliabilityPicture.of(review, read.name()));
      } else {
        surroundings.out().println("No picture was drawn.");
      }
    }
    surroundings.out().flush();
    return 0;
  }

  private Review review(Path folder, Watch today) {
    var until = asOf.instant(surroundings);
    try (var workplace = Workplace.open(place, surroundings.progress())) {
      var database = workplace.database();
      // our own database is closed, and opened again, whenever nobody has a connection to it
      try (var _ = database.getConnection()) {
        var history = History.open(database);
        var read = new Editions(surroundings, history, folder, today).shown(asOf, until).watch();
        var docket = new Docket();
        var fetched = Fetched.of(Ledger.open(database, surroundings.clock()), read, until);
        var cluster = workplace.cluster();
        new Gathering(read, cluster.statements(read), cluster.output(), fetched, docket, until)
            .gather(List.copyOf(read.institutions().values()));
        return Assessor.chorus().review(docket.cases(read), until, _ -> true);
      } catch (SQLException e) {
        throw new DatabaseException(place.databaseFailure(String.valueOf(e.getMessage())), e);
      }
    }
  }

  private static void write(Path file, String option, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UsageException("%s %s cannot be written: %s".formatted(option, file, e));
    }
  }

  private int matrix() {
    if (matrix.isEmpty()) {
      throw new UsageException(
          "Name a WATCH whose past is to be predicted, or three files after --matrix.");
    }
    if (json != null || picture != null || asOf.text != null || place.home != null) {
      throw new UsageException(
          "--json, --picture, --as-of and --home are for a watch: with --matrix, leave them out.");
    }
    var answers = AnswerMatrix.read(matrix.get(0), matrix.get(1), matrix.get(2));
    var test = new BackTest(answers.events(), answers.institutions());
    var events = answers.predicted();
    // one after another would be as good; the order of the predictions is that of the events
    var predictions = events.parallelStream().map(event -> test.predict(event, DAYS)).toList();
    if (out != null) {
      write(out, predictions);
    }
    surroundings.out().print(table(answers, events, predictions));
    return 0;
  }

  private static void write(Path file, List<List<Prediction>> predictions) {
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      for (var ofEvent : predictions) {
        for (var each : ofEvent) {
          var line = JSON.createObjectNode();
          line.put("event", each.event());
          line.put("actor", each.institution());
          line.put("as_of_days", each.day());
          line.put("p_respond_by_now", rounded(each.answered()));
          line.put("silence_p", rounded(each.silence()));
          line.put("p_forecast", rounded(each.forecast()));
          line.put("expected_by_days", each.expectedBy());
          line.put("verdict", STORED.get(each.judgement()));
          writer.write(JSON.writeValueAsString(line));
          writer.newLine();
        }
      }
    } catch (IOException e) {
      throw new UsageException("--out " + file + " cannot be written: " + e);
    }
  }

  private static double rounded(double probability) {
    return Math.round(probability * 1e6) / 1e6;
  }

  private String table(
      AnswerMatrix answers, List<BackTest.Case> events, List<List<Prediction>> predictions) {
    var table =
        new TextTable(
            List.of(
                "part",
                "day",
                "pairs",
                "log loss",
                "Brier",
                "AUC",
                "ECE",
                "before",
                "silent",
                "said"),
            0);
    scored(answers, events, predictions)
        .forEach(
            (part, all) -> {
              for (int day : DAYS) {
                var then = all.stream().filter(each -> each.prediction().day() == day).toList();
                var now = scores(then, each -> each.prediction().answered());
                var before = scores(then, each -> each.prediction().forecast());
                var silent =
                    then.stream()
                        .filter(each -> each.prediction().judgement() == Judgement.SILENT)
                        .toList();
                table.add(
                    part,
                    String.valueOf(day),
                    "%,d".formatted(then.size()),
                    four(now.logLoss()),
                    four(now.brier()),
                    four(now.auc()),
                    four(now.calibration()),
                    four(before.logLoss()),
                    String.valueOf(silent.size()),
                    String.format(
                        Locale.ROOT,
                        "%.1f by chance",
                        silent.stream().mapToDouble(each -> each.prediction().silence()).sum()));
              }
            });
    return table.text(surroundings.width())
        + "'before' is the log loss of what was foretold before anybody answered; 'silent' are pairs"
        + " called silent.\n";
  }

  /** A prediction, and whether the answer was there by its day. */
  private record Scored(Prediction prediction, boolean came) {}

  private static Map<String, List<Scored>> scored(
      AnswerMatrix answers, List<BackTest.Case> events, List<List<Prediction>> predictions) {
    Map<String, List<Scored>> parts = new TreeMap<>();
    for (int e = 0; e < events.size(); e++) {
      var event = events.get(e);
      var came = new TreeMap<String, Integer>();
      event.pairs().forEach(pair -> pair.latency().ifPresent(d -> came.put(pair.institution(), d)));
      var part =
          parts.computeIfAbsent(
              answers.parts().getOrDefault(event.event(), ""), _ -> new ArrayList<>());
      for (var each : predictions.get(e)) {
        part.add(
            new Scored(
                each, came.getOrDefault(each.institution(), Integer.MAX_VALUE) <= each.day()));
      }
    }
    return parts;
  }

  private static Scores scores(List<Scored> all, ToDoubleFunction<Scored> probability) {
    return Scores.of(
        all.stream()
            .map(each -> new Scores.Outcome(probability.applyAsDouble(each), each.came()))
            .toList());
  }

  private static String four(double number) {
    return String.format(Locale.ROOT, "%.4f", number);
  }
}
