package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.unsaid.testing.Alone;
import tools.jackson.databind.JsonNode;

/** {@code -Dunsaid.kills=20} kills more often than there is time for in every build. */
@ResourceLock(Alone.COMMANDS)
class KilledImportIT {

  private static final int PAGES = 1_500;
  private static final int KILLS = Integer.getInteger("unsaid.kills", 2);

  @TempDir Path folder;
  private Path watch;
  private Path crawl;

  /** Every tenth page was captured again a day later, with another text. */
  @BeforeEach
  void begin() throws IOException {
    Outside.cluster().clear();
    watch = Files.createDirectories(folder.resolve("watch"));
    Files.writeString(
        watch.resolve("watch.yml"),
        """
        institutions:
          - {id: water, name: Ministry of Water, groups: [cabinet], zone: UTC}
        sources:
          - {id: water-list, institution: water, kind: list, url: 'https://water.example/news',
             select: [{item: 'ul.news a', published: .day}]}
        """);
    var warc = new Warc(true);
    for (int i = 0; i < PAGES; i++) {
      var address = "https://water.example/" + i;
      warc.page(address, "2026-03-%02dT08:00:00Z".formatted(1 + i % 28), page(i, "the river"));
      if (i % 10 == 0) {
        warc.page(address, "2026-03-%02dT08:00:00Z".formatted(2 + i % 28), page(i, "the lake"));
      }
    }
    crawl = warc.at(folder.resolve("crawl.warc.gz"));
  }

  @Test
  void losesAndDoublesNothingWhereverItIsKilled() throws Exception {
    var undisturbed = folder.resolve("undisturbed");
    var first = Outside.cluster().command(words(undisturbed));
    assertThat(first.code()).as(first.err()).isZero();
    var expected = statements();
    var records = records(undisturbed);
    assertThat(expected).hasSize(PAGES + PAGES / 10);
    Outside.cluster().clear();

    var home = folder.resolve("home");
    var random = new Random(7);
    int killed = 0;
    for (int i = 1; i <= KILLS; i++) {
      long moment = (long) i * expected.size() / (KILLS + 1) + random.nextInt(50);
      try (var run = Child.start(folder, Outside.cluster().with(words(home)))) {
        killed += run.killWhen(() -> Outside.cluster().statements() > moment) ? 1 : 0;
      }
    }
    assertThat(killed).isPositive();
    var last = Outside.cluster().command(words(home));

    assertThat(last.code()).as(last.err()).isZero();
    assertThat(statements()).as(last.err()).isEqualTo(expected);
    assertThat(records(home)).isEqualTo(records);
  }

  private Object[] words(Path home) {
    return new Object[] {"import", watch, crawl, "--home", home, "--threads", 2};
  }

  /** All that is in the index but when it came there. */
  private static Map<String, JsonNode> statements() {
    return Outside.cluster().contents().statements();
  }

  /** What the database counts of each record of the file. */
  private static Map<Long, String> records(Path home) throws SQLException {
    var found = new TreeMap<Long, String>();
    try (var database =
            DriverManager.getConnection(
                "jdbc:h2:file:" + home.resolve("database/unsaid"), "unsaid", "");
        var statement = database.createStatement();
        var rows =
            statement.executeQuery(
                "select entry_no, outcome, why, statement, text_digest from"
                    + " ledger_import_record")) {
      while (rows.next()) {
        var before =
            found.put(
                rows.getLong(1),
                String.join(
                    " ",
                    rows.getString(2),
                    rows.getString(3),
                    rows.getString(4),
                    rows.getString(5)));
        assertThat(before).isNull();
      }
    }
    return found;
  }

  private static String page(int number, String subject) {
    return """
    <html lang=en><head><title>Report %1$d</title></head><body><h1>Report %1$d</h1>
    <p class=day>2026-02-%2$02d</p><div id=text><p>The ministry speaks of %3$s for the time
    number %1$d, which began in the morning and will go on for some days, as its speaker said
    to those who had come to hear it.</p></div></body></html>
    """
        .formatted(number, 1 + number % 28, subject);
  }
}
