package org.unsaid.watch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Sees to it that an id stands for one thing. */
final class Once {

  private Once() {}

  /** Entries by id, in the order of the files; a second one of the same id is a fault. */
  static SequencedMap<String, Entry> byId(
      String what, Key<String> idKey, List<Written<Entry>> entries) {
    var byId = new LinkedHashMap<String, Entry>();
    for (var written : entries) {
      var entry = written.value();
      var id = entry.get(idKey);
      if (id == null) {
        continue; // a fault already
      }
      var first = byId.putIfAbsent(id, entry);
      if (first != null) {
        entry.fault(
            idKey,
            "the " + what + " '" + id + "' is already in " + first.line(idKey),
            "Give each its own id, or remove one.");
      }
    }
    return byId;
  }
}
