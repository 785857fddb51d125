package org.unsaid.collect.ledger;

import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A ledger of years: an item and a look every minute up to the start of a story, of 200 sources.
 */
enum ManyRows {
  H2("random_uuid()", "system_range(1, %d)"),
  POSTGRESQL("gen_random_uuid()", "generate_series(1, %d) x");

  private final String id;
  private final String numbers;

  ManyRows(String id, String numbers) {
    this.id = id;
    this.numbers = numbers;
  }

  /**
   * @param rows of items, and of looks
   */
  void fill(DataSource database, int rows) throws SQLException {
    var then =
        "(timestamp with time zone '2031-05-06 10:00:00+00' + (x - %d) * interval '1' minute)"
            .formatted(rows);
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          insert into ledger_item (id, source, item_key, url, title, backfill, first_look, listed,
            recorded, may_be_from, may_be_until, bounded, read_at, read_recorded, stage, next_look,
            tries, versions)
          select %2$s, 'office-' || mod(x, 200), x, 'https://o.example/' || x, '', false, x,
            %1$s, %1$s, %1$s, %1$s + interval '1' minute, %1$s, %1$s, %1$s,
            case when mod(x, 10) = 0 then 'unread' else 'read' end, %1$s, 0, 1
          from %3$s
          """
              .formatted(then, id, numbers.formatted(rows)));
      statement.execute(
          """
          insert into ledger_look (source, target, url, began, ended, recorded, outcome, detail,
            items, fresh, backfill, good, previous, proved, proof)
          select 'office-' || mod(x, 200), 'list', 'https://o.example/', %1$s, %1$s, %1$s,
            'none_new', '', 9, 0, false, true, %1$s, true, ''
          from %2$s
          """
              .formatted(then, numbers.formatted(rows)));
      statement.execute("analyze");
    }
  }
}
