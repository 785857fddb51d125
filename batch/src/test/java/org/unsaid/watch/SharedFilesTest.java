package org.unsaid.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedFilesTest {

  @TempDir Path folder;

  private String shared(String yaml) throws IOException {
    Files.writeString(folder.resolve("a.yml"), yaml);
    var bytes = WatchFiles.shared(folder).get("a.yml");
    return new String(bytes == null ? new byte[0] : bytes, UTF_8);
  }

  @Test
  void leavesOutWhoReadsDigestsAndByWhomIsCollectedAndNothingElse() throws IOException {
    assertThat(
            shared(
                """
                # mine
                collect:
                  contact: me@example.org
                topics: # of the week
                  - {id: a, name: A, query: collect}
                subscriptions:
                - who: you@example.org

                  # of you
                  when: daily
                sources: []
                """))
        .isEqualTo(
            """
            # mine
            topics: # of the week
              - {id: a, name: A, query: collect}
            sources: []
            """);
  }

  @Test
  void leavesOutAllOfAFileInWhichTheyCannotBeToldFromTheRest() throws IOException {
    assertThat(shared("{topics: [], collect: {contact: me@example.org}}\n"))
        .startsWith("# This file is left out")
        .doesNotContain("me@example.org");
    assertThat(shared("\"subscriptions\": [{who: me@example.org}]\ntopics: []\n"))
        .startsWith("# This file is left out");
    assertThat(shared("topics: [\n")).startsWith("# This file is left out");
  }

  @Test
  void keepsTheBytesOfAllOthers() throws IOException {
    Files.writeString(folder.resolve("a.yml"), "topics: []\r\n\r\n# end");
    Files.writeString(folder.resolve("answers.csv"), "event\r\n");

    assertThat(shared("topics: []\r\n\r\n# end")).isEqualTo("topics: []\r\n\r\n# end");
    assertThat(WatchFiles.shared(folder).get("answers.csv")).isEqualTo("event\r\n".getBytes(UTF_8));
  }
}
