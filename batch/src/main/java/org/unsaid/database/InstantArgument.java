package org.unsaid.database;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/** Jdbi's own way goes by the default time zone, and loses an hour when clocks are put back. */
final class InstantArgument extends AbstractArgumentFactory<Instant> {

  InstantArgument() {
    super(Types.TIMESTAMP_WITH_TIMEZONE);
  }

  @Override
  protected Argument build(Instant value, ConfigRegistry config) {
    var stored = OffsetDateTime.ofInstant(Columns.micros(value), ZoneOffset.UTC);
    return (position, statement, context) -> statement.setObject(position, stored);
  }
}
