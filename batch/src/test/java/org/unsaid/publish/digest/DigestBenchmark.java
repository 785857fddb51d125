package org.unsaid.publish.digest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.unsaid.core.Basis;
import org.unsaid.core.Finding;
import org.unsaid.core.Finding.Kind;
import org.unsaid.core.Grade;
import org.unsaid.core.VerdictChange;

/** Tells of 500 institutions and 50 open events, and prints how long that takes. */
final class DigestBenchmark {

  private DigestBenchmark() {}

  /**
   * @param args a folder for the page, the text and the table
   */
  public static void main(String[] args) throws IOException {
    var watch = Told.watch(500, 50);
    var findings = new ArrayList<Finding>();
    var changes = new ArrayList<VerdictChange>();
    for (int event = 0; event < 50; event++) {
      for (int institution = 0; institution < 500; institution++) {
        var who = "i" + institution;
        var what = "e" + event;
        if (institution % 2 == 0) {
          findings.add(
              Told.finding(
                  Kind.SILENCE, who, what, "No statement by Ministry was found. ".repeat(9)));
          changes.add(Told.silence(who, what, Grade.UNUSUAL, Basis.PAIR));
        } else {
          changes.add(Told.answer(who, what));
        }
      }
    }
    long began = System.nanoTime();
    var news = Told.news(Told.desk(), findings, changes);
    var digest = Told.digest(watch, Told.desk(), news, Told.NOWHERE);
    var took = Duration.ofNanos(System.nanoTime() - began);
    var folder = Files.createDirectories(Path.of(args[0]));
    var table = digest.table() == null ? new byte[0] : digest.table();
    var html = digest.html() == null ? "" : digest.html();
    Files.writeString(folder.resolve("digest.html"), html);
    Files.writeString(folder.resolve("digest.txt"), digest.text());
    Files.write(folder.resolve("findings.csv"), table);
    System.out.printf(
        "500 institutions x 50 open events, %,d changes: %.1f s, page %,d bytes, table %,d bytes%n",
        changes.size(),
        took.toMillis() / 1000.0,
        html.getBytes(StandardCharsets.UTF_8).length,
        table.length);
    var each =
        Told.digest(
            watch, Told.desk(), Told.news(Told.desk(), Told.oneOfEach(), List.of()), Told.NOWHERE);
    Files.writeString(folder.resolve("each.html"), each.html() == null ? "" : each.html());
  }
}
