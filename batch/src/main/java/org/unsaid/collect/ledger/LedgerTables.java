package org.unsaid.collect.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jspecify.annotations.Nullable;
import org.unsaid.database.Tables;

/** What the ledger's tables have beside what all tables have. */
final class LedgerTables {

  private LedgerTables() {}

  static Jdbi open(DataSource database) {
    var jdbi = Tables.open(database, LedgerTables.class, "ledger");
    jdbi.registerArgument(new UuidArgument());
    jdbi.registerArrayType(UUID.class, "uuid");
    return jdbi;
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

  static @Nullable Validators validators(ResultSet row) throws SQLException {
    var etag = row.getString("etag");
    var lastModified = row.getString("last_modified");
    return etag == null && lastModified == null ? null : new Validators(etag, lastModified);
  }
}
