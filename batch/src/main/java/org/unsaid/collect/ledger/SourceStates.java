package org.unsaid.collect.ledger;

import static org.unsaid.database.Columns.instant;
import static org.unsaid.database.Columns.instantOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The table {@code ledger_source}. */
final class SourceStates {

  private SourceStates() {}

  static Optional<SourceState> find(Handle handle, String source) {
    return handle
        .createQuery("select * from ledger_source where source = :source")
        .bind("source", source)
        .map(SourceStates::read)
        .findOne();
  }

  /** By source. */
  static Map<String, SourceState> all(Handle handle) {
    return handle
        .createQuery("select * from ledger_source")
        .map(SourceStates::read)
        .collect(Collectors.toMap(SourceState::source, state -> state));
  }

  /** One writer at a time: whether it is there is known. */
  static void put(Handle handle, SourceState state, boolean there) {
    var sql =
        there
            ? """
              update ledger_source set began = :began, ended = :ended, failures = :failures,
                failing_since = :failingSince, last_failure = :lastFailure, not_before = :notBefore,
                first_good = :firstGood, good_began = :goodBegan, list_look = :listLook,
                list_items = :listItems, usual_items = :usualItems, last_new = :lastNew,
                fresh = :fresh, etag = :etag, last_modified = :lastModified
              where source = :source
              """
            : """
              insert into ledger_source (source, began, ended, failures, failing_since, last_failure,
                not_before, first_good, good_began, list_look, list_items, usual_items, last_new,
                fresh, etag, last_modified)
              values (:source, :began, :ended, :failures, :failingSince, :lastFailure, :notBefore,
                :firstGood, :goodBegan, :listLook, :listItems, :usualItems, :lastNew, :fresh,
                :etag, :lastModified)
              """;
    var validators = state.validators();
    handle
        .createUpdate(sql)
        .bind("source", state.source())
        .bind("began", state.began())
        .bind("ended", state.ended())
        .bind("failures", state.failures())
        .bindByType("failingSince", state.failingSince(), Instant.class)
        .bind("lastFailure", state.lastFailure())
        .bindByType("notBefore", state.notBefore(), Instant.class)
        .bindByType("firstGood", state.firstGood(), Instant.class)
        .bindByType("goodBegan", state.goodBegan(), Instant.class)
        .bind("listLook", state.listLook())
        .bind("listItems", state.listItems())
        .bind("usualItems", state.usualItems())
        .bindByType("lastNew", state.lastNew(), Instant.class)
        .bind("fresh", state.fresh())
        .bind("etag", validators == null ? null : validators.etag())
        .bind("lastModified", validators == null ? null : validators.lastModified())
        .execute();
  }

  private static SourceState read(ResultSet row, StatementContext context) throws SQLException {
    return new SourceState(
        row.getString("source"),
        instant(row, "began"),
        instant(row, "ended"),
        row.getInt("failures"),
        instantOrNull(row, "failing_since"),
        row.getString("last_failure"),
        instantOrNull(row, "not_before"),
        instantOrNull(row, "first_good"),
        instantOrNull(row, "good_began"),
        longOrNull(row, "list_look"),
        row.getInt("list_items"),
        row.getDouble("usual_items"),
        instantOrNull(row, "last_new"),
        row.getLong("fresh"),
        LedgerTables.validators(row));
  }

  private static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }
}
