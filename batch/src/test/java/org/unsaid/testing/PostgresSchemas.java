package org.unsaid.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** A PostgreSQL of which each test gets an empty schema, which costs less than a database. */
public final class PostgresSchemas implements AutoCloseable {

  private final EmbeddedPostgres postgres;
  private final List<JdbcConnectionPool> pools = new ArrayList<>();

  private PostgresSchemas(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  public static PostgresSchemas start() throws IOException {
    // no power fails within a test
    return new PostgresSchemas(EmbeddedPostgres.builder().setServerConfig("fsync", "off").start());
  }

  /** A new one, with a pool of connections of its own. */
  public DataSource create() throws SQLException {
    var name = "test" + pools.size();
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create schema " + name);
    }
    var database = new PGConnectionPoolDataSource();
    database.setUrl(postgres.getJdbcUrl("postgres", "postgres"));
    database.setCurrentSchema(name);
    // whoever had the last one is done
    pools.forEach(JdbcConnectionPool::dispose);
    var pool = JdbcConnectionPool.create(database);
    pools.add(pool);
    return pool;
  }

  @Override
  public void close() throws IOException {
    pools.forEach(JdbcConnectionPool::dispose);
    postgres.close();
  }
}
