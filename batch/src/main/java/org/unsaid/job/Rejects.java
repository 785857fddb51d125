package org.unsaid.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.unsaid.extract.Reading;
import org.unsaid.extract.Survey;
import tools.jackson.databind.json.JsonMapper;

/** The lines of each archive that became no statement: {@code HOME/rejects/SOURCE.jsonl}. */
final class Rejects {

  private static final JsonMapper JSON = new JsonMapper();

  private Rejects() {}

  /** Writes the file of one archive anew, or takes it away if there is nothing to say. */
  static Path write(Path home, Survey survey) {
    var file = home.resolve("rejects").resolve(survey.archive().id() + ".jsonl");
    try {
      if (survey.passedOver().isEmpty()) {
        Files.deleteIfExists(file);
        return file;
      }
      Files.createDirectories(file.getParent());
      try (var out = Files.newBufferedWriter(file)) {
        for (var lines : List.of(survey.rejected(), survey.repeated())) {
          for (Reading.Rejected line : lines) {
            out.write(
                JSON.writeValueAsString(
                    JSON.createObjectNode()
                        .put("file", line.file())
                        .put("line", line.line())
                        .put("why", line.why())));
            out.newLine();
          }
        }
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
