package org.unsaid.collect.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jspecify.annotations.Nullable;

/** How our values stand in the columns of H2 and PostgreSQL alike. */
final class Columns {

  private static final String HISTORY = "unsaid_ledger_history";
  private static final String MIGRATIONS = "classpath:org/unsaid/collect/ledger/db";

  private Columns() {}

  /** The tables may share their database with others, so their history is kept apart. */
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
    jdbi.registerArgument(new UuidArgument());
    jdbi.registerArrayType(UUID.class, "uuid");
    return jdbi;
  }

  /** Jdbi's own way goes by the default time zone, and loses an hour when clocks are put back. */
  private static final class InstantArgument extends AbstractArgumentFactory<Instant> {
    InstantArgument() {
      super(Types.TIMESTAMP_WITH_TIMEZONE);
    }

    @Override
    protected Argument build(Instant value, ConfigRegistry config) {
      var stored = OffsetDateTime.ofInstant(micros(value), ZoneOffset.UTC);
      return (position, statement, context) -> statement.setObject(position, stored);
    }
  }

  /** Jdbi's own way says that one that is null is a text, which PostgreSQL refuses. */
  private static final class UuidArgument extends AbstractArgumentFactory<UUID> {
    UuidArgument() {
      super(Types.OTHER);
    }

    @Override
    protected Argument build(UUID value, ConfigRegistry config) {
      return (position, statement, context) -> statement.setObject(position, value);
    }
  }

  /** Both databases keep microseconds. */
  static Instant micros(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }

  static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    var stored = row.getObject(column, OffsetDateTime.class);
    return stored == null ? null : stored.toInstant();
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable Validators validators(ResultSet row) throws SQLException {
    var etag = row.getString("etag");
    var lastModified = row.getString("last_modified");
    return etag == null && lastModified == null ? null : new Validators(etag, lastModified);
  }

  /**
   * A text from outside as it can be stored: no longer than it should be, without NUL and lone
   * halves of a character, which PostgreSQL refuses.
   */
  static String text(String text, int longest) {
    var clean = new StringBuilder(Math.min(text.length(), longest));
    text.codePoints()
        .limit(longest)
        .map(point -> point == 0 || isHalf(point) ? 0xFFFD : point)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  static @Nullable String textOrNull(@Nullable String text, int longest) {
    return text == null ? null : text(text, longest);
  }

  private static boolean isHalf(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }
}
