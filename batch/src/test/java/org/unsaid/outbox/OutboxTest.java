package org.unsaid.outbox;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

class OutboxTest extends OutboxPromises {

  /** In memory, as long as this process lives. */
  @Override
  DataSource database() {
    return JdbcConnectionPool.create(
        "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "unsaid", "");
  }

  @Override
  int trials() {
    return 1000;
  }
}
