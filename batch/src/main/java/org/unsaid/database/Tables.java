package org.unsaid.database;

import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;

/** The tables of one package, made by the scripts in its folder {@code db}. */
public final class Tables {

  private Tables() {}

  /**
   * Makes the tables, or brings them up to date.
   *
   * <p>H2 makes each table for good at once, whatever becomes of the rest of its script; whoever is
   * killed meanwhile leaves half of what a script does, and no word of it. So every statement of a
   * script must hold where it was already carried out ({@code if not exists}), and each script is
   * run again until it is known to have come to its end.
   *
   * @param owner a class of the package
   * @param name by which the record of its scripts is kept apart from those of others in the same
   *     database: {@code unsaid_NAME_history}
   * @throws FlywayException if the database refuses
   */
  public static void migrate(DataSource database, Class<?> owner, String name) {
    var flyway =
        Flyway.configure(owner.getClassLoader())
            .dataSource(database)
            .locations("classpath:" + owner.getPackageName().replace('.', '/') + "/db")
            .table("unsaid_" + name + "_history")
            .baselineOnMigrate(true)
            .baselineVersion("0")
            // other words for the same tables are no fault of the database that has them
            .validateOnMigrate(false)
            .load();
    if (Arrays.stream(flyway.info().all()).anyMatch(script -> script.getState().isFailed())) {
      flyway.repair();
    }
    flyway.migrate();
  }

  /**
   * As {@link #migrate}, and gives the way to use them.
   *
   * @return that takes instants for the columns of times
   */
  public static Jdbi open(DataSource database, Class<?> owner, String name) {
    migrate(database, owner, name);
    var jdbi = Jdbi.create(database);
    jdbi.registerArgument(new InstantArgument());
    return jdbi;
  }
}
