package org.unsaid.collect.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.collect.ledger.Looking.SOURCE;
import static org.unsaid.collect.ledger.Looking.at;
import static org.unsaid.collect.ledger.Looking.span;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.unsaid.core.Failure;

/** What questions cost when there are years of looks. */
class PlanTest {

  /** Of items and of looks each; {@code -Dunsaid.ledger.rows=1000000} asks of a million. */
  private static final int ROWS = Integer.getInteger("unsaid.ledger.rows", 20_000);

  private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");

  private final DataSource database = LedgerTest.h2();
  private final Set<String> asked = new LinkedHashSet<>();

  @Test
  void noStatementReadsMoreThanAFewOfManyRows() throws Exception {
    var looking = new Looking(recording());
    ManyRows.H2.fill(database, ROWS);
    asked.clear();

    looking.listsAndReads("0 10:00", "b", "a");
    looking.listsAndReads("0 11:00", "c", "b", "a");
    looking.lists("0 12:00", "d", "c", "b", "a");
    looking.fails("0 13:00", Failure.TIMEOUT);
    looking.ledger.missed(SOURCE, Looking.newestFirst("x", "y"));
    looking.ledger.pending(SOURCE, looking.now(), 10);
    looking.ledger.pending(looking.now(), 10);
    looking.ledger.revisits(looking.now(), 10);
    looking.ledger.attempts(SOURCE, span("0 10:00", "0 13:00"));
    looking.watched("0 10:00", "0 13:00");
    looking.ledger.alarms(List.of(Looking.source(null, null)), looking.now());

    var dear = new ArrayList<String>();
    for (var sql : asked) {
      // one row for each source, and there are no more than thousands of these
      if (!sql.equals("select * from ledger_source") && scanned(sql) > 300) {
        dear.add(sql);
      }
    }
    assertThat(asked).hasSizeGreaterThan(12);
    assertThat(dear).isEmpty();
  }

  private int scanned(String asked) throws SQLException {
    var sql = asked.replace("limit ?", "limit 10").replace("stage = ?", "stage = 'unread'");
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement("explain analyze " + sql)) {
      connection.setAutoCommit(false);
      var parameters = statement.getParameterMetaData();
      for (int i = 1; i <= parameters.getParameterCount(); i++) {
        boolean ids = parameters.getParameterCount() == 1 && sql.contains("any(?)");
        int type = ids ? Types.ARRAY : parameters.getParameterType(i);
        statement.setObject(i, sample(connection, type));
      }
      try (var plan = statement.executeQuery()) {
        plan.next();
        return SCANNED
            .matcher(plan.getString(1))
            .results()
            .mapToInt(found -> Integer.parseInt(found.group(1)))
            .sum();
      } finally {
        connection.rollback();
      }
    }
  }

  private static Object sample(Connection connection, int type) throws SQLException {
    return switch (type) {
      case Types.TIMESTAMP_WITH_TIMEZONE -> OffsetDateTime.ofInstant(at("0 11:30"), ZoneOffset.UTC);
      case Types.ARRAY -> connection.createArrayOf("uuid", new Object[] {Items.id(SOURCE, "a")});
      case Types.BOOLEAN -> true;
      case Types.VARCHAR -> SOURCE;
      case Types.OTHER, Types.BINARY -> UUID.randomUUID();
      default -> 10;
    };
  }

  /** Notes every question that is asked of the database. */
  private DataSource recording() {
    return proxy(
        DataSource.class,
        database,
        result -> result instanceof Connection connection ? recording(connection) : result);
  }

  private Connection recording(Connection connection) {
    return proxy(Connection.class, connection, result -> result);
  }

  private interface Change {
    Object of(Object result);
  }

  private <T> T proxy(Class<T> type, T real, Change change) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (method.getName().equals("prepareStatement")
                  && arguments[0].toString().stripLeading().startsWith("select")) {
                asked.add(arguments[0].toString().strip());
              }
              try {
                var result = method.invoke(real, arguments);
                return result == null ? null : change.of(result);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
