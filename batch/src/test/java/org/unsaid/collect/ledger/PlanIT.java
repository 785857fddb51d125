package org.unsaid.collect.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.collect.ledger.Looking.SOURCE;
import static org.unsaid.collect.ledger.Looking.span;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.unsaid.core.Failure;

/** What questions cost on PostgreSQL when there are years of looks, by its own counters. */
class PlanIT {

  /** Of items and of looks each; {@code -Dunsaid.ledger.rows=1000000} asks of a million. */
  private static final int ROWS = Integer.getInteger("unsaid.ledger.rows", 50_000);

  /** The server tells its counters when a connection has been idle for a second. */
  private static final Duration COUNTED = Duration.ofSeconds(3);

  @Test
  void noStatementReadsMoreThanAFewOfManyRows() throws Exception {
    try (var postgres = EmbeddedPostgres.builder().start()) {
      var database = postgres.getPostgresDatabase();
      var looking = new Looking(database);
      fill(database);
      Thread.sleep(COUNTED);
      long before = read(database);

      looking.listsAndReads("0 10:00", "b", "a");
      looking.listsAndReads("0 11:00", "c", "b", "a");
      looking.fails("0 13:00", Failure.TIMEOUT);
      looking.ledger.missed(SOURCE, Looking.newestFirst("x", "y"));
      looking.ledger.pending(SOURCE, looking.now(), 10);
      looking.ledger.pending(looking.now(), 10);
      looking.ledger.revisits(looking.now(), 10);
      looking.ledger.attempts(SOURCE, span("0 10:00", "0 13:00"));
      looking.watched("0 10:00", "0 13:00");
      Thread.sleep(COUNTED);
      long asked = read(database);
      looking.ledger.alarms(List.of(Looking.source(null, null)), looking.now());
      Thread.sleep(COUNTED);

      assertThat(asked - before).isLessThan(300);
      // what was listed in the last week, one item a minute, however old the ledger is
      assertThat(read(database) - asked).isLessThan(12_000);
    }
  }

  /** An item and a look every minute up to the start of the story, over 200 sources. */
  private static void fill(DataSource database) throws SQLException {
    var then =
        "(timestamp with time zone '2031-05-06 10:00:00+00' + (x - %d) * interval '1 minute')"
            .formatted(ROWS);
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          insert into ledger_item (id, source, item_key, url, title, backfill, first_look, listed,
            recorded, may_be_from, may_be_until, bounded, read_at, read_recorded, stage, next_look,
            tries, versions)
          select gen_random_uuid(), 'office-' || mod(x, 200), x, 'https://o.example/' || x, '',
            false, x, %1$s, %1$s, %1$s, %1$s + interval '1 minute', %1$s, %1$s, %1$s,
            case when mod(x, 10) = 0 then 'unread' else 'read' end, %1$s, 0, 1
          from generate_series(1, %2$d) x
          """
              .formatted(then, ROWS));
      statement.execute(
          """
          insert into ledger_look (source, target, url, began, ended, recorded, outcome, detail,
            items, fresh, backfill, good, previous, proved, proof)
          select 'office-' || mod(x, 200), 'list', 'https://o.example/', %1$s, %1$s, %1$s,
            'none_new', '', 9, 0, false, true, %1$s, true, ''
          from generate_series(1, %2$d) x
          """
              .formatted(then, ROWS));
      statement.execute("analyze");
    }
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
