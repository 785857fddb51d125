package org.unsaid.job;

import static com.github.kagkarlsson.scheduler.task.helper.Tasks.recurring;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.unsaid.database.Tables;

/**
 * When the tasks of a service run: kept in the database, so that of many processes on one database
 * one alone runs a task, and a process that was away does each task once and not as often as it
 * missed it.
 */
final class Timetable implements AutoCloseable {

  private static final String TABLE = "unsaid_schedule";

  private static final Duration ASSESS_EVERY = Duration.ofHours(1);
  private static final Duration COPIES_EVERY = Duration.ofHours(6);

  /** Pages that are under way end within a fetch's own deadline. */
  private static final Duration LONGEST_END = Duration.ofMinutes(3);

  /** Four missed ones, and the process counts as dead: its task is free again. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);

  /**
   * What is done.
   *
   * @param collect every few seconds; returns whether there is something new to judge
   * @param assess once an hour, and after something new came
   * @param linkCopies a few times a day
   * @param tell every few seconds: who is told when stands in the watch
   */
  record Tasks(BooleanSupplier collect, Runnable assess, Runnable linkCopies, Runnable tell) {}

  private final Scheduler scheduler;

  private Timetable(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * @param alone no other process uses the database
   * @param tick from the end of one look for what is due to the next
   */
  static Timetable start(
      DataSource database, boolean alone, Tasks tasks, Duration tick, InstantSource clock) {
    Tables.migrate(database, Timetable.class, "schedule");
    if (alone) {
      // then whoever had begun a task was killed
      JdbcClient.create(database)
          .sql("update unsaid_schedule set picked = false, picked_by = null where picked")
          .update();
    }
    var assess =
        recurring("assess", FixedDelay.of(ASSESS_EVERY)).execute((_, _) -> tasks.assess().run());
    var copies =
        recurring("copies", FixedDelay.of(COPIES_EVERY))
            .execute((_, _) -> tasks.linkCopies().run());
    var tell = recurring("tell", FixedDelay.of(tick)).execute((_, _) -> tasks.tell().run());
    var collect =
        recurring("collect", FixedDelay.of(tick))
            .execute(
                (_, context) -> {
                  if (tasks.collect().getAsBoolean()) {
                    context
                        .getSchedulerClient()
                        .reschedule(assess.getDefaultTaskInstance(), clock.instant());
                  }
                });
    var scheduler =
        Scheduler.create(database)
            .startTasks(collect, assess, copies, tell)
            .tableName(TABLE)
            // one after the other: they share the jobs and the index
            .threads(1)
            .pollingInterval(tick.compareTo(HEARTBEAT) < 0 ? tick : HEARTBEAT)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(4)
            .shutdownMaxWait(LONGEST_END)
            .alwaysPersistTimestampInUTC()
            .clock(clock::instant)
            .build();
    scheduler.start();
    return new Timetable(scheduler);
  }

  /** Waits for the task that runs. */
  @Override
  public void close() {
    scheduler.stop();
  }
}
