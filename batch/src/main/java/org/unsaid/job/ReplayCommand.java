package org.unsaid.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.unsaid.assess.Assessor;
import org.unsaid.core.Case;
import org.unsaid.core.Institution;
import org.unsaid.core.Judgement;
import org.unsaid.publish.export.Proceedings;
import org.unsaid.publish.export.SnapshotException;
import org.unsaid.publish.export.SnapshotFile;
import org.unsaid.publish.export.TableRows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Judges again what a snapshot holds, without any server, and compares. */
@Command(
    name = "replay",
    description = {
      "Judge again what a snapshot holds, without a network or a server, and compare bit for bit:"
          + " the",
      "verdicts must be the same. Else it names those that are not, and why, and ends with 3.",
    },
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

  private static final int DIFFERENT = 3;
  private static final int SHOWN = 50;

  @Parameters(index = "0", paramLabel = "FILE.zip", description = "The snapshot.")
  Path file = Path.of("");

  private final Surroundings surroundings;

  ReplayCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var out = surroundings.out();
    var differences = new ArrayList<String>();
    long verdicts = 0;
    try (var snapshot = VerifySnapshotCommand.open(file);
        var step = surroundings.progress().begin("replay", "", -1)) {
      differences.addAll(snapshot.faults(_ -> {}));
      var about = snapshot.about();
      if (!about.version().equals(Unsaid.version())) {
        surroundings
            .progress()
            .say(
                "version",
                "the snapshot was written by unsaid %s, and this is %s"
                    .formatted(about.version(), Unsaid.version()));
      }
      var cases = Proceedings.cases(snapshot::lines);
      var judgements = Assessor.chorus().assess(cases, about.asOf());
      verdicts = judgements.stream().mapToLong(each -> each.assessments().size()).sum();
      differences.addAll(
          Proceedings.differences(snapshot::lines, Proceedings.of(cases, judgements)));
      differences.addAll(tables(snapshot, cases, judgements));
      step.done("%,d verdicts judged again".formatted(verdicts));
      if (differences.isEmpty()) {
        out.println(VerifySnapshotCommand.described(snapshot));
        out.printf("%,d verdicts judged again: all are the same, bit for bit%n", verdicts);
        return 0;
      }
    } catch (SnapshotException e) {
      differences.add(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UsageException("No place for a while for rows of tables: " + e);
    }
    differences.stream().limit(SHOWN).forEach(out::println);
    if (differences.size() > SHOWN) {
      out.printf("and %,d more%n", differences.size() - SHOWN);
    }
    out.printf(
        "Not the same: %,d differences, %,d verdicts judged again%n", differences.size(), verdicts);
    return DIFFERENT;
  }

  /** What is printed of the verdicts must follow from what they rest on. */
  private static List<String> tables(
      SnapshotFile snapshot, List<Case> cases, List<Judgement> judgements) throws IOException {
    var differences = new ArrayList<String>();
    var institutions = new HashMap<String, Institution>();
    var asked = new HashSet<String>();
    for (var its : cases) {
      for (var evidence : its.asked()) {
        institutions.put(evidence.institution().id(), evidence.institution());
        asked.add(its.event().id() + " " + evidence.institution().id());
      }
    }
    try (var judged = JudgedTables.of(judgements)) {
      for (var its : cases) {
        judged.add(its.event(), JudgedTables.said(its), institutions, judgements);
      }
      boolean texts = snapshot.about().texts();
      for (var name : JudgedTables.names()) {
        differences.addAll(
            TableRows.differences(
                name,
                snapshot.table(name),
                TableRows.of(name, judged.rows(name), texts),
                // who was not asked said it beside the case
                row -> !name.equals(JudgedTables.REACTIONS) || asked.contains(pair(row))));
      }
    }
    return differences;
  }

  private static String pair(Map<String, String> row) {
    return row.getOrDefault("event_id", "") + " " + row.getOrDefault("institution_id", "");
  }
}
