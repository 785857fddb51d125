package org.unsaid.collect.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.unsaid.core.Source;

/** Tells how sources stand. */
final class Standings {

  private Standings() {}

  static List<Standing> of(Handle handle, Collection<Source.Polled> sources) {
    var states = SourceStates.all(handle);
    var unread = unread(handle);
    return sources.stream()
        .map(
            source -> {
              var state = states.get(source.id());
              return new Standing(
                  source.id(),
                  state == null ? null : state.ended(),
                  state == null ? null : state.goodBegan(),
                  state == null ? null : state.lastNew(),
                  state == null ? 0 : state.failures(),
                  state == null ? null : state.lastFailure(),
                  Schedule.due(source, state),
                  unread.getOrDefault(source.id(), 0L));
            })
        .toList();
  }

  private static Map<String, Long> unread(Handle handle) {
    return handle
        .createQuery(
            """
            select source, count(*) as items from ledger_item
            where stage = 'unread' group by source
            """)
        .map((row, _) -> Map.entry(row.getString("source"), row.getLong("items")))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
