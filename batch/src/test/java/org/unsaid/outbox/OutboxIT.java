package org.unsaid.outbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** The same promises on PostgreSQL. */
class OutboxIT extends OutboxPromises {

  private static EmbeddedPostgres postgres;
  private static int databases;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.builder().start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @Override
  DataSource database() throws Exception {
    var name = "outbox" + databases++;
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    var database = new PGConnectionPoolDataSource();
    database.setUrl(postgres.getJdbcUrl("postgres", name));
    return JdbcConnectionPool.create(database);
  }

  @Override
  int trials() {
    return 100;
  }
}
