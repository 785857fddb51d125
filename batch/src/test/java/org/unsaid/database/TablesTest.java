package org.unsaid.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.unsaid.collect.ledger.Ledger;
import org.unsaid.history.History;
import org.unsaid.job.Unsaid;
import org.unsaid.outbox.Outbox;

class TablesTest {

  static final List<Class<?>> OWNERS =
      List.of(Ledger.class, History.class, Outbox.class, Unsaid.class);

  /** Whoever is killed says nothing more to the database, not even that something went wrong. */
  @ParameterizedTest
  @FieldSource("OWNERS")
  void areWholeWhereverTheirMakingWasCutOff(Class<?> owner) {
    disturb(owner, true);
  }

  /** As when the disk is full for a moment: what failed is written down. */
  @ParameterizedTest
  @FieldSource("OWNERS")
  void areWholeWhicheverStatementFailed(Class<?> owner) {
    disturb(owner, false);
  }

  private static void disturb(Class<?> owner, boolean forGood) {
    var undisturbed = new Failing(h2(), Integer.MAX_VALUE, forGood);
    Tables.migrate(undisturbed.source(), owner, "test");
    var expected = shape(undisturbed.database);
    assertThat(undisturbed.statements).isPositive();

    for (int at = 0; at < undisturbed.statements; at++) {
      var disturbed = new Failing(h2(), at, forGood);
      assertThatThrownBy(() -> Tables.migrate(disturbed.source(), owner, "test"))
          .hasStackTraceContaining("cut off");
      Tables.migrate(disturbed.database, owner, "test");
      assertThat(shape(disturbed.database)).as("statement %d failed", at).isEqualTo(expected);
    }
  }

  /** Tables, columns, keys and indexes, and which scripts came to their end. */
  private static List<String> shape(DataSource database) {
    return Jdbi.create(database)
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select concat_ws(' ', table_name, column_name, data_type, is_nullable,
                            column_default, is_identity)
                        from information_schema.columns where table_name <> 'unsaid_test_history'
                            and table_schema = 'PUBLIC'
                        union all
                        select concat_ws(' ', table_name, column_name, ordinal_position,
                            case when index_name like 'PRIMARY_KEY%' or index_name like 'CONSTRAINT%'
                                then '' else index_name end)
                        from information_schema.index_columns where table_name <> 'unsaid_test_history'
                            and table_schema = 'PUBLIC'
                        union all
                        select concat_ws(' ', "version", "success") from "unsaid_test_history"
                        where "type" = 'SQL'
                        order by 1
                        """)
                    .mapTo(String.class)
                    .list());
  }

  private static DataSource h2() {
    var database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    return database;
  }

  /** A database in which one statement of the scripts fails, and from then on all if for good. */
  private static final class Failing {

    private final DataSource database;
    private final int at;
    private final boolean forGood;
    private int statements;
    private boolean dead;

    Failing(DataSource database, int at, boolean forGood) {
      this.database = database;
      this.at = at;
      this.forGood = forGood;
    }

    DataSource source() {
      return through(DataSource.class, database);
    }

    private <T> T through(Class<T> type, Object target) {
      InvocationHandler handler =
          (_, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
              boolean fails = isOfScript(arguments) && statements++ == at;
              dead |= fails && forGood;
              if (fails || dead) {
                throw new SQLException("cut off");
              }
            }
            try {
              var result = method.invoke(target, arguments);
              return Stream.<Class<?>>of(Connection.class, PreparedStatement.class, Statement.class)
                  .filter(kind -> kind == method.getReturnType())
                  .<Object>map(kind -> through(kind, result))
                  .findAny()
                  .orElse(result);
            } catch (InvocationTargetException e) {
              throw e.getCause();
            }
          };
      return type.cast(
          Proxy.newProxyInstance(Failing.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static boolean isOfScript(Object @Nullable [] arguments) {
      return arguments != null
          && arguments[0] instanceof String sql
          && sql.matches("(?is).*\\b(create|alter|update)\\b.*")
          && !sql.contains("unsaid_test_history");
    }
  }
}
