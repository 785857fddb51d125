package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TimetableTest {

  private static final Duration TICK = Duration.ofMillis(20);

  private final AtomicInteger collected = new AtomicInteger();
  private final AtomicInteger assessed = new AtomicInteger();
  private final AtomicInteger linked = new AtomicInteger();
  private final AtomicInteger told = new AtomicInteger();
  private final DataSource database = database();

  private static DataSource database() {
    var database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    return database;
  }

  @Test
  void doesEachTaskAtTheStartAndCollectsAndTellsAgainAndAgain() {
    try (var _ = start(() -> false)) {
      await()
          .until(
              () ->
                  collected.get() > 2
                      && told.get() > 2
                      && assessed.get() == 1
                      && linked.get() == 1);
    }
  }

  @Test
  void judgesAsSoonAsSomethingNewCame() {
    try (var _ = start(() -> collected.get() == 3)) {
      await().until(() -> assessed.get() == 2);
    }
  }

  @Test
  void doesATaskThatWasMissedForDaysOnce() {
    start(() -> false).close();
    assessed.set(0);
    set("execution_time = dateadd('DAY', -3, execution_time)");

    try (var _ = start(() -> false)) {
      await().until(() -> assessed.get() == 1);
      int now = collected.get();
      await().until(() -> collected.get() > now + 3);
    }
    assertThat(assessed).hasValue(1);
  }

  @Test
  void takesUpTheTaskOfAProcessThatWasKilled() {
    start(() -> false).close();
    collected.set(0);
    set("picked = true, picked_by = 'killed', last_heartbeat = current_timestamp");

    try (var _ = start(() -> false)) {
      await().until(() -> collected.get() > 0);
    }
  }

  private Timetable start(BooleanSupplier isNew) {
    var tasks =
        new Timetable.Tasks(
            () -> {
              collected.incrementAndGet();
              return isNew.getAsBoolean();
            },
            assessed::incrementAndGet,
            linked::incrementAndGet,
            told::incrementAndGet);
    return Timetable.start(database, true, tasks, TICK, InstantSource.system());
  }

  private void set(String what) {
    JdbcClient.create(database).sql("update unsaid_schedule set " + what).update();
  }
}
