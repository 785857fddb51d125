package org.unsaid.collect.ledger;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

class LedgerTest extends LedgerPromises {

  @Override
  DataSource database() {
    return h2();
  }

  /** In memory, as long as this process lives. */
  static DataSource h2() {
    var database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    return database;
  }
}
