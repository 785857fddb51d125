package org.unsaid.history;

import static org.unsaid.database.Columns.instant;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.unsaid.core.Event;

/** The table {@code history_declared}. */
final class Declarations {

  private Declarations() {}

  static void add(Handle handle, Event event, Instant now) {
    if (seen(handle, event).isEmpty()) {
      handle
          .createUpdate(
              """
              insert into history_declared (event, declaration, seen)
              values (:event, :declaration, :seen)
              """)
          .bind("event", event.id())
          .bind("declaration", digest(event))
          .bind("seen", now)
          .execute();
    }
  }

  static Optional<Instant> seen(Handle handle, Event event) {
    return handle
        .createQuery(
            """
            select seen from history_declared where event = :event and declaration = :declaration
            """)
        .bind("event", event.id())
        .bind("declaration", digest(event))
        .map((row, _) -> instant(row, "seen"))
        .findOne();
  }

  /** Of all that a verdict rests on, but not of its name. */
  private static String digest(Event event) {
    var precedents = event.precedents();
    var concerned = event.concerned().stream().sorted().toList();
    var declaration =
        Stream.of(
                event.eventClass(),
                event.occurred(),
                event.zone(),
                event.query(),
                String.valueOf(event.nearQuery()),
                event.window(),
                event.lookBack(),
                event.asked().stream().sorted().toList(),
                precedents == null ? "all" : precedents.stream().sorted().toList(),
                List.copyOf(new TreeMap<>(event.stance()).entrySet()),
                // nothing where nobody is, as before anybody could be
                concerned.isEmpty() ? "" : concerned)
            .map(String::valueOf)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("\n"));
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(declaration.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
