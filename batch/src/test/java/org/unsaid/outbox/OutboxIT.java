package org.unsaid.outbox;

import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.unsaid.testing.PostgresSchemas;

/** The same promises on PostgreSQL. */
class OutboxIT extends OutboxPromises {

  private static PostgresSchemas postgres;

  @BeforeAll
  static void start() throws IOException {
    postgres = PostgresSchemas.start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @Override
  DataSource database() throws SQLException {
    return postgres.create();
  }

  @Override
  int trials() {
    return 100;
  }
}
