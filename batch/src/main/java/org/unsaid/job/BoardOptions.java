package org.unsaid.job;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Judgement;
import org.unsaid.core.Watch;
import org.unsaid.publish.Board;
import picocli.CommandLine.Option;

/** How the board is shown. */
final class BoardOptions {

  @Option(
      names = "--event",
      paramLabel = "ID",
      description = "Show this event only; may be repeated.")
  List<String> events = List.of();

  @Option(
      names = "--full",
      description = "A row for every institution, also where many said nothing.")
  boolean full;

  @Option(names = "--csv", paramLabel = "FILE", description = "Also write all rows as CSV.")
  @Nullable Path csv;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write all rows as JSON Lines.")
  @Nullable Path json;

  /** Faults that are worth knowing before the work is done. */
  void check(Watch watch) {
    for (var event : events) {
      if (watch.events().stream().noneMatch(known -> known.id().equals(event))) {
        throw new UsageException(
            "--event "
                + event
                + ": the watch has no such event. It has "
                + String.join(", ", watch.events().stream().map(e -> e.id()).toList()));
      }
    }
    for (var file : new Path[] {csv, json}) {
      var folder = file == null ? null : file.toAbsolutePath().getParent();
      if (folder != null && !Files.isDirectory(folder)) {
        throw new UsageException(file + " cannot be written: its folder does not exist.");
      }
    }
  }

  void show(List<Judgement> judgements, PrintStream out, int width, Progress progress) {
    var all = new Board(judgements);
    write(csv, all::csv);
    write(json, all::json);
    var shown =
        events.isEmpty()
            ? all
            : new Board(
                judgements.stream()
                    .filter(judgement -> events.contains(judgement.event().id()))
                    .toList());
    out.print(shown.text(width, full));
    out.flush();
    progress.say("board", all.summary());
  }

  private static void write(@Nullable Path file, Consumer<Writer> rows) {
    if (file == null) {
      return;
    }
    try (var out = Files.newBufferedWriter(file)) {
      rows.accept(out);
    } catch (IOException e) {
      throw new UsageException(file + " cannot be written: " + e);
    }
  }
}
