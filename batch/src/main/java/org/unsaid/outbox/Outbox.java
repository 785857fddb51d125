package org.unsaid.outbox;

import static org.unsaid.database.Columns.instant;
import static org.unsaid.database.Columns.instantOrNull;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.unsaid.database.Tables;

/** What is sent, and what came of it. As many processes as you like may use one database. */
public final class Outbox {

  private final Jdbi jdbi;
  private final InstantSource clock;
  private final String node;

  private Outbox(Jdbi jdbi, InstantSource clock, String node) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.node = node;
  }

  /**
   * Makes its tables, or brings them up to date.
   *
   * @param database that gives two connections at a time to each thread
   * @param node which process this is, for who reads of an attempt
   */
  public static Outbox open(DataSource database, InstantSource clock, String node) {
    return new Outbox(Tables.open(database, Outbox.class, "outbox"), clock, node);
  }

  /**
   * A subscription that we know.
   *
   * @param seen when we first saw it
   * @param planned the last time of its schedule for which something was put here; empty: none
   * @param token by which it can be ended with one click
   * @param ended when its reader ended it; empty: it goes on
   */
  public record Reader(
      Instant seen, Optional<Instant> planned, String token, Optional<Instant> ended) {}

  /** What we know of a subscription; from now on we have seen it. */
  public Reader reader(String subscription) {
    meet(subscription);
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select seen, token, ended, (
                      select max(planned) from outbox_parcel where subscription = :subscription) planned
                    from outbox_reader where subscription = :subscription
                    """)
                .bind("subscription", subscription)
                .map(
                    (row, _) ->
                        new Reader(
                            instant(row, "seen"),
                            Optional.ofNullable(instantOrNull(row, "planned")),
                            row.getString("token"),
                            Optional.ofNullable(instantOrNull(row, "ended"))))
                .one());
  }

  private void meet(String subscription) {
    var token = new byte[16];
    new SecureRandom().nextBytes(token);
    try {
      jdbi.useHandle(
          handle ->
              handle
                  .createUpdate(
                      """
                      insert into outbox_reader (subscription, seen, token)
                      select :subscription, :now, :token where not exists (
                        select 1 from outbox_reader where subscription = :subscription)
                      """)
                  .bind("subscription", subscription)
                  .bind("now", clock.instant())
                  .bind("token", HexFormat.of().formatHex(token))
                  .execute());
    } catch (UnableToExecuteStatementException e) {
      if (!isThere(subscription)) {
        throw e;
      }
      // another process saw it at the same moment
    }
  }

  private boolean isThere(String subscription) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createQuery("select count(*) from outbox_reader where subscription = :its")
                    .bind("its", subscription)
                    .mapTo(Integer.class)
                    .one()
                > 0);
  }

  /**
   * Ends the subscription of whoever knows that token.
   *
   * @return its id; empty: nobody knows the token
   */
  public Optional<String> end(String token) {
    return jdbi.inTransaction(
        handle -> {
          handle
              .createUpdate(
                  "update outbox_reader set ended = :now where token = :token and ended is null")
              .bind("now", clock.instant())
              .bind("token", token)
              .execute();
          return handle
              .createQuery("select subscription from outbox_reader where token = :token")
              .bind("token", token)
              .mapTo(String.class)
              .findOne();
        });
  }

  /** What came of a try to put something here. */
  public enum Put {
    /** It waits to be sent. */
    WAITS,
    /** There was something for that time already. */
    WAS_THERE,
    /** What was put here before is not there yet: the next time tells both. */
    ONE_WAITS
  }

  /**
   * How far a reader was told.
   *
   * @param doubtful when something was made that may have arrived or not, and that told more than
   *     {@code told}; empty: there is nothing of that kind
   * @param last when the last that arrived was made; empty: there is none
   */
  public record Known(Parcel.Told told, Optional<Instant> last, Optional<Instant> doubtful) {}

  /** How far the reader of that subscription was told by what has arrived. */
  public Known known(String subscription) {
    return jdbi.withHandle(handle -> known(handle, subscription));
  }

  /**
   * Puts something here, once for each time of a schedule, and while nothing else waits for the
   * reader: so each tells what changed since the last one that arrived.
   *
   * @param planned the time of the schedule
   * @param compose what, by how far the reader was told
   */
  public Put put(String subscription, Instant planned, Function<Known, Parcel> compose) {
    meet(subscription);
    return jdbi.inTransaction(
        handle -> {
          handle
              .createQuery(
                  "select subscription from outbox_reader where subscription = :its for update")
              .bind("its", subscription)
              .mapTo(String.class)
              .one();
          var there = there(handle, subscription, planned);
          if (there.isPresent()) {
            return there.get();
          }
          add(handle, subscription, planned, compose.apply(known(handle, subscription)));
          return Put.WAITS;
        });
  }

  private static Optional<Put> there(Handle handle, String subscription, Instant planned) {
    return handle
        .createQuery(
            """
            select case when planned = :planned then 'WAS_THERE' else 'ONE_WAITS' end
            from outbox_parcel
            where subscription = :its and (planned = :planned or state = 'waiting')
            order by 1 desc limit 1
            """)
        .bind("its", subscription)
        .bind("planned", planned)
        .mapTo(String.class)
        .findOne()
        .map(Put::valueOf);
  }

  private void add(Handle handle, String subscription, Instant planned, Parcel parcel) {
    handle
        .createUpdate(
            """
            insert into outbox_parcel (id, subscription, planned, way, address, content, finding_to,
              verdict_to, made, state, tries, next_try)
            values (:id, :subscription, :planned, :way, :address, :content, :finding, :verdict, :now,
              'waiting', 0, :now)
            """)
        .bind("id", parcel.id())
        .bind("subscription", subscription)
        .bind("planned", planned)
        .bind("way", parcel.way())
        .bind("address", parcel.address())
        .bind("content", parcel.content())
        .bind("finding", parcel.told().finding())
        .bind("verdict", parcel.told().verdict())
        .bind("now", clock.instant())
        .execute();
  }

  private static Known known(Handle handle, String subscription) {
    return handle
        .createQuery(
            """
            select coalesce(max(finding_to), 0) finding, coalesce(max(verdict_to), 0) verdict,
              max(made) made, (
                select max(made) from outbox_parcel where subscription = :its and state = 'doubtful'
                  and finding_to > coalesce((select max(finding_to) from outbox_parcel
                    where subscription = :its and state = 'sent'), 0)) doubtful
            from outbox_parcel where subscription = :its and state = 'sent'
            """)
        .bind("its", subscription)
        .map(
            (row, _) ->
                new Known(
                    new Parcel.Told(row.getLong("finding"), row.getLong("verdict")),
                    Optional.ofNullable(instantOrNull(row, "made")),
                    Optional.ofNullable(instantOrNull(row, "doubtful"))))
        .one();
  }

  /**
   * Something that somebody should know.
   *
   * @param state of the parcel after it
   */
  public record Note(String subscription, String address, State state, String words) {}

  /** How a parcel stands. */
  public enum State {
    /** It is tried, or tried again. */
    WAITING,
    /** The other side has it. */
    SENT,
    /** The other side did not want it. */
    REFUSED,
    /** It was tried for days. */
    EXPIRED,
    /** It was sent twice, and of neither is known what came of it. */
    DOUBTFUL;

    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Hands over what is due, one after the other.
   *
   * @param notes told of all that did not simply arrive
   * @return how many were handed over
   */
  public int deliver(Carrier carrier, Consumer<Note> notes) {
    return new Delivery(jdbi, clock, node, carrier, notes).all();
  }

  /** Those of whom it is not known yet what came of them. */
  public int waiting() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select count(*) from outbox_parcel where state = 'waiting'")
                .mapTo(Integer.class)
                .one());
  }

  /** How it stands with each subscription whose last parcel is not there. */
  public List<Standing> standings() {
    return jdbi.withHandle(Standing::of);
  }

  /**
   * Of one subscription, the parcels that did not arrive, first to last.
   *
   * @return why, by when each was made
   */
  public List<Note> lost(String subscription) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from outbox_parcel
                    where subscription = :its and state not in ('waiting', 'sent') order by place
                    """)
                .bind("its", subscription)
                .map(
                    (row, _) ->
                        new Note(
                            subscription,
                            row.getString("address"),
                            State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                            String.valueOf(row.getString("reason"))))
                .list());
  }
}
