package org.unsaid.outbox;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A parcel that waits, or the last one of a subscription if it did not arrive: a later one that
 * does tells what it told.
 *
 * @param made when it was put into the outbox
 * @param tries how often it was tried
 * @param nextTry not before; only of what waits
 * @param reason of the last try that failed; null: none did
 */
public record Standing(
    String subscription,
    String address,
    Outbox.State state,
    Instant made,
    int tries,
    @Nullable Instant nextTry,
    @Nullable String reason) {

  /** Whether somebody should look: it failed, or did so far. */
  public boolean isTrouble() {
    return state != Outbox.State.WAITING || tries > 0;
  }

  static List<Standing> of(Handle handle) {
    return handle
        .createQuery(
            """
            select * from outbox_parcel p
            where state <> 'sent' and place = (
              select max(place) from outbox_parcel its where its.subscription = p.subscription)
            order by subscription
            """)
        .map(
            (row, _) -> {
              var state = Outbox.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
              return new Standing(
                  row.getString("subscription"),
                  row.getString("address"),
                  state,
                  row.getObject("made", OffsetDateTime.class).toInstant(),
                  row.getInt("tries"),
                  state == Outbox.State.WAITING
                      ? row.getObject("next_try", OffsetDateTime.class).toInstant()
                      : null,
                  row.getString("reason"));
            })
        .list();
  }
}
