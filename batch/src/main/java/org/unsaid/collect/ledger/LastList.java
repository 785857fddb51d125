package org.unsaid.collect.ledger;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The table {@code ledger_list}: the last good list of each source, newest first, as it stood. */
final class LastList {

  /**
   * @param pinned marked so on the list, or known to be by then
   */
  record Entry(UUID item, boolean pinned) {}

  private LastList() {}

  static List<Entry> of(Handle handle, String source) {
    return handle
        .createQuery("select item, pinned from ledger_list where source = :source order by place")
        .bind("source", source)
        .map(
            (row, context) ->
                new Entry(row.getObject("item", UUID.class), row.getBoolean("pinned")))
        .list();
  }

  /** Writes nothing if it is as it was. */
  static void put(Handle handle, String source, List<Entry> before, List<Entry> now) {
    if (before.equals(now)) {
      return;
    }
    if (!before.isEmpty()) {
      handle.execute("delete from ledger_list where source = ?", source);
    }
    if (now.isEmpty()) {
      return;
    }
    var batch =
        handle.prepareBatch(
            """
            insert into ledger_list (source, place, item, pinned)
            values (:source, :place, :item, :pinned)
            """);
    for (int place = 0; place < now.size(); place++) {
      batch
          .bind("source", source)
          .bind("place", place)
          .bind("item", now.get(place).item())
          .bind("pinned", now.get(place).pinned())
          .add();
    }
    batch.execute();
  }
}
