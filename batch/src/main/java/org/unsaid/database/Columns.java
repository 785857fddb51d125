package org.unsaid.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How our values stand in the columns of H2 and PostgreSQL alike. */
public final class Columns {

  private Columns() {}

  /** Both databases keep microseconds. */
  public static Instant micros(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }

  /** Of a column that has a time in every row. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** Of a column that may have none. */
  public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    var stored = row.getObject(column, OffsetDateTime.class);
    return stored == null ? null : stored.toInstant();
  }

  /**
   * A text as it can be stored: without NUL and lone halves of a character, which PostgreSQL
   * refuses.
   */
  public static String text(String text) {
    return text(text, Integer.MAX_VALUE);
  }

  /**
   * As {@link #text(String)}, and no longer than it should be.
   *
   * @param longest in code points
   */
  public static String text(String text, int longest) {
    var clean = new StringBuilder(Math.min(text.length(), longest));
    text.codePoints()
        .limit(longest)
        .map(point -> point == 0 || isHalf(point) ? 0xFFFD : point)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  /** As {@link #text(String)}, of a text that there may not be. */
  public static @Nullable String textOrNull(@Nullable String text) {
    return textOrNull(text, Integer.MAX_VALUE);
  }

  /** As {@link #text(String, int)}, of a text that there may not be. */
  public static @Nullable String textOrNull(@Nullable String text, int longest) {
    return text == null ? null : text(text, longest);
  }

  private static boolean isHalf(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }
}
