package org.unsaid.collect.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.unsaid.collect.ledger.Looking.SOURCE;
import static org.unsaid.collect.ledger.Looking.span;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.unsaid.core.Failure;

/** What questions cost on PostgreSQL when there are years of looks, by its own counters. */
class PlanIT {

  /** Of items and of looks each; {@code -Dunsaid.ledger.rows=1000000} asks of a million. */
  private static final int ROWS = Integer.getInteger("unsaid.ledger.rows", 50_000);

  @Test
  void noStatementReadsMoreThanAFewOfManyRows() throws Exception {
    try (var postgres = EmbeddedPostgres.builder().start()) {
      var database = postgres.getPostgresDatabase();
      var looking = new Looking(database);
      ManyRows.POSTGRESQL.fill(database, ROWS);
      long before = readInAll(database);

      looking.listsAndReads("0 10:00", "b", "a");
      looking.listsAndReads("0 11:00", "c", "b", "a");
      looking.fails("0 13:00", Failure.TIMEOUT);
      looking.ledger.missed(SOURCE, Looking.newestFirst("x", "y"));
      looking.ledger.pending(SOURCE, looking.now(), 10);
      looking.ledger.pending(looking.now(), 10);
      looking.ledger.revisits(looking.now(), 10);
      looking.ledger.attempts(SOURCE, span("0 10:00", "0 13:00"));
      looking.watched("0 10:00", "0 13:00");
      long asked = readInAll(database);
      looking.ledger.alarms(List.of(Looking.source(null, null)), looking.now());
      long alarmed = readInAll(database);

      assertThat(asked - before).isBetween(1L, 300L);
      // what was listed in the last week, one item a minute, however old the ledger is
      assertThat(alarmed - asked).isBetween(1L, 12_000L);
    }
  }

  /** What was read once all connections that are closed have told it. */
  private static long readInAll(DataSource database) {
    var before = new AtomicLong(-1);
    await()
        .pollInterval(Duration.ofSeconds(1))
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              long now = read(database);
              return before.getAndSet(now) == now;
            });
    return before.get();
  }

  /** Rows of items and looks that were read so far, one after another or by an index. */
  private static long read(DataSource database) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select sum(seq_tup_read + idx_tup_fetch) from pg_stat_user_tables
                where relname in ('ledger_item', 'ledger_look')
                """)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
