package org.unsaid.job;

import java.util.concurrent.Callable;
import org.unsaid.publish.export.Codebook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints what every column of every export, and every field of every index, means. */
@Command(
    name = "codebook",
    description =
        "Print what every column of exports and every field of the indices means: type, unit, zone"
            + " and the words that may stand there.",
    mixinStandardHelpOptions = true)
final class CodebookCommand implements Callable<Integer> {

  enum Form {
    MARKDOWN,
    CSV,
    JSON
  }

  @Option(
      names = "--format",
      paramLabel = "FORM",
      description = "One of ${COMPLETION-CANDIDATES} (default: markdown).")
  Form format = Form.MARKDOWN;

  private final Surroundings surroundings;

  CodebookCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var codebook = Codebook.read();
    surroundings
        .out()
        .print(
            switch (format) {
              case MARKDOWN -> codebook.markdown();
              case CSV -> codebook.csv();
              case JSON -> codebook.json();
            });
    surroundings.out().flush();
    return 0;
  }
}
