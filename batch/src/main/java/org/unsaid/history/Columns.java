package org.unsaid.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jspecify.annotations.Nullable;

/** How our values stand in the columns of H2 and PostgreSQL alike. */
final class Columns {

  private static final String HISTORY = "unsaid_history_history";
  private static final String MIGRATIONS = "classpath:org/unsaid/history/db";

  private Columns() {}

  /** The tables may share their database with others, so what was done to them is kept apart. */
  static Jdbi open(DataSource database) {
    Flyway.configure(Columns.class.getClassLoader())
        .dataSource(database)
        .locations(MIGRATIONS)
        .table(HISTORY)
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
    var jdbi = Jdbi.create(database);
    jdbi.registerArgument(new InstantArgument());
    return jdbi;
  }

  /** Jdbi's own way goes by the default time zone, and loses an hour when clocks are put back. */
  private static final class InstantArgument extends AbstractArgumentFactory<Instant> {
    InstantArgument() {
      super(Types.TIMESTAMP_WITH_TIMEZONE);
    }

    @Override
    protected Argument build(Instant value, ConfigRegistry config) {
      // both databases keep microseconds
      var stored = OffsetDateTime.ofInstant(value.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
      return (position, statement, context) -> statement.setObject(position, stored);
    }
  }

  static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    var stored = row.getObject(column, OffsetDateTime.class);
    return stored == null ? null : stored.toInstant();
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** Without NUL and lone halves of a character, which PostgreSQL refuses. */
  static @Nullable String text(@Nullable String text) {
    if (text == null) {
      return null;
    }
    var clean = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> point == 0 || isHalf(point) ? 0xFFFD : point)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isHalf(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }
}
