package org.unsaid.outbox;

import static org.unsaid.database.Columns.instant;
import static org.unsaid.database.Columns.textOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Hands over parcels that are due.
 *
 * <p>Who sends a parcel holds the lock of its row until it is written down what came of it; a lock
 * goes with the process that held it. Before a server can accept anything, a line is written that
 * says so, apart from the lock: where the line has no outcome and the lock is free, the process
 * died in between, and the parcel is sent once more, with the same id. If that is not known to have
 * ended either, it is not sent a third time; what it told is told by the next one.
 */
final class Delivery {

  /** From one try to the next; the last one over and over. */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(4));

  /** As long as mail servers try; then the next one tells it. */
  private static final Duration LONGEST = Duration.ofDays(4);

  private static final int TWICE = 2;

  private final Jdbi jdbi;
  private final InstantSource clock;
  private final String node;
  private final Carrier carrier;
  private final Consumer<Outbox.Note> notes;

  /**
   * @param node which process this is, for who reads of an attempt
   * @param notes told of all that did not simply arrive
   */
  Delivery(
      Jdbi jdbi, InstantSource clock, String node, Carrier carrier, Consumer<Outbox.Note> notes) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.node = node;
    this.carrier = carrier;
    this.notes = notes;
  }

  /**
   * One after the other.
   *
   * @return how many were handed over
   */
  int all() {
    var blocked = new ArrayList<String>();
    blocked.add("");
    int sent = 0;
    while (true) {
      var done = jdbi.inTransaction(handle -> claim(handle, blocked).map(row -> send(handle, row)));
      if (done.isEmpty()) {
        return sent;
      }
      sent += done.get().sent ? 1 : 0;
      done.get().blocked.ifPresent(blocked::add);
    }
  }

  private record Row(
      long place, String subscription, Instant made, int tries, Parcel parcel, int doubts) {}

  private record Done(boolean sent, Optional<String> blocked) {}

  private Optional<Row> claim(Handle handle, List<String> blocked) {
    return handle
        .createQuery(
            """
            select * from outbox_parcel
            where state = 'waiting' and next_try <= :now and way not in (<blocked>)
            order by place limit 1 for update skip locked
            """)
        .bindList("blocked", blocked)
        .bind("now", clock.instant())
        .map((row, _) -> row(handle, row))
        .findOne();
  }

  private static Row row(Handle handle, ResultSet row) throws SQLException {
    long place = row.getLong("place");
    int doubts =
        handle
            .createQuery(
                """
                select count(*) from outbox_attempt
                where parcel = :place and (outcome is null or outcome = 'unknown')
                """)
            .bind("place", place)
            .mapTo(Integer.class)
            .one();
    return new Row(
        place,
        row.getString("subscription"),
        instant(row, "made"),
        row.getInt("tries"),
        new Parcel(
            row.getString("id"),
            row.getString("way"),
            row.getString("address"),
            row.getBytes("content"),
            new Parcel.Told(row.getLong("finding_to"), row.getLong("verdict_to"))),
        doubts);
  }

  private Done send(Handle handle, Row row) {
    var told = new Telling(row, notes);
    if (row.doubts >= TWICE) {
      end(handle, row, Outbox.State.DOUBTFUL, "sent twice; nobody knows whether it arrived");
      told.of(
          Outbox.State.DOUBTFUL,
          "%s was sent twice, and nobody knows whether it arrived: the next one tells the same"
              .formatted(row.parcel.id()));
      return new Done(false, Optional.empty());
    }
    if (row.doubts > 0) {
      told.of(
          Outbox.State.WAITING,
          "%s may have arrived before we could write it down, and is sent once more, with the same id"
              .formatted(row.parcel.id()));
    }
    var attempt = new Attempt(row);
    return switch (carried(row, attempt)) {
      case Carrier.Outcome.Accepted _ -> {
        attempt.ended(handle, "accepted", null);
        end(handle, row, Outbox.State.SENT, null);
        yield new Done(true, Optional.empty());
      }
      case Carrier.Outcome.Refused refused -> {
        attempt.ended(handle, "refused", refused.why());
        end(handle, row, Outbox.State.REFUSED, refused.why());
        told.of(Outbox.State.REFUSED, "refused: " + refused.why());
        yield new Done(false, Optional.empty());
      }
      case Carrier.Outcome.Postponed postponed -> {
        attempt.ended(handle, "postponed", postponed.why());
        again(handle, row, postponed.why(), told);
        yield new Done(false, postponed.way() ? Optional.of(row.parcel.way()) : Optional.empty());
      }
      case Carrier.Outcome.Unknown unknown -> {
        attempt.ended(handle, "unknown", unknown.why());
        again(handle, row, unknown.why(), told);
        yield new Done(false, Optional.empty());
      }
    };
  }

  /** A fault of ours in one parcel must not hold the others back. */
  private Carrier.Outcome carried(Row row, Attempt attempt) {
    try {
      return carrier.carry(row.parcel, attempt::begin);
    } catch (RuntimeException e) {
      return attempt.begun
          ? new Carrier.Outcome.Unknown(e.toString())
          : new Carrier.Outcome.Postponed(e.toString(), false);
    }
  }

  private record Telling(Row row, Consumer<Outbox.Note> notes) {
    void of(Outbox.State state, String words) {
      notes.accept(new Outbox.Note(row.subscription, row.parcel.address(), state, words));
    }
  }

  /** One try, from before it can succeed; written at once, whatever comes of the rest. */
  private final class Attempt {
    private final Row row;
    private boolean begun;
    private long place;

    Attempt(Row row) {
      this.row = row;
    }

    void begin() {
      if (begun) {
        return;
      }
      // a connection of its own: Jdbi's other ways in would take that of the claim
      try (var apart = jdbi.open()) {
        place =
            apart
                .createUpdate(
                    """
                    insert into outbox_attempt (parcel, began, node) values (:parcel, :now, :node)
                    """)
                .bind("parcel", row.place)
                .bind("now", clock.instant())
                .bind("node", node)
                .executeAndReturnGeneratedKeys("place")
                .mapTo(Long.class)
                .one();
      }
      begun = true;
    }

    void ended(Handle handle, String outcome, @Nullable String why) {
      if (begun) {
        handle
            .createUpdate(
                "update outbox_attempt set outcome = :outcome, reason = :why where place = :place")
            .bind("outcome", outcome)
            .bind("why", textOrNull(why))
            .bind("place", place)
            .execute();
      }
    }
  }

  /** What it held is not needed any more: the findings that it told are in the history. */
  private void end(Handle handle, Row row, Outbox.State state, @Nullable String why) {
    handle
        .createUpdate(
            """
            update outbox_parcel
            set state = :state, tries = tries + 1, ended = :now, reason = :why, content = :nothing
            where place = :place
            """)
        .bind("state", state.stored())
        .bind("nothing", new byte[0])
        .bind("now", clock.instant())
        .bind("why", textOrNull(why))
        .bind("place", row.place)
        .execute();
  }

  private void again(Handle handle, Row row, String why, Telling told) {
    if (clock.instant().isAfter(row.made.plus(LONGEST))) {
      end(handle, row, Outbox.State.EXPIRED, why);
      told.of(Outbox.State.EXPIRED, "given up after %d days: %s".formatted(LONGEST.toDays(), why));
      return;
    }
    var pause = PAUSES.get(Math.min(row.tries, PAUSES.size() - 1));
    var next = clock.instant().plus(pause);
    handle
        .createUpdate(
            """
            update outbox_parcel set tries = tries + 1, next_try = :next, reason = :why
            where place = :place
            """)
        .bind("next", next)
        .bind("why", textOrNull(why))
        .bind("place", row.place)
        .execute();
    told.of(
        Outbox.State.WAITING,
        "not sent, tried again after %s: %s".formatted(next.truncatedTo(ChronoUnit.SECONDS), why));
  }
}
