package org.unsaid.watch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.unsaid.core.Institution;

/** The institutions of a watch, as the rest of it names them: by id or by group. */
final class Roster {

  private final SequencedMap<String, Institution> byId;
  private final boolean whole;
  private final Faults faults;

  Roster(SequencedMap<String, Institution> byId, boolean whole, Faults faults) {
    this.byId = Collections.unmodifiableSequencedMap(byId);
    this.whole = whole;
    this.faults = faults;
  }

  SequencedMap<String, Institution> byId() {
    return byId;
  }

  /** The institution with that id; if there is none, that is a fault. */
  Optional<Institution> find(String id, Line line) {
    var found = Optional.ofNullable(byId.get(id));
    if (found.isEmpty() && whole) {
      faults.add(
          line,
          Wording.quoted(id) + " is not an institution of this watch",
          Wording.didYouMean(id, byId.keySet())
              + "Write the 'id' of an institution, or add the institution.");
    }
    return found;
  }

  /**
   * Those that are named, one by one or by group, without repetition, in the order of the files.
   *
   * @param asMember whom a group brings in
   */
  List<Institution> resolve(List<Written<String>> named, Predicate<Institution> asMember) {
    var chosen = new LinkedHashSet<String>();
    for (var each : named) {
      var name = each.value();
      boolean group = isGroup(name);
      if (group && byId.containsKey(name)) {
        faults.add(
            each.line(),
            Wording.quoted(name) + " is an institution and a group",
            "Give one of them another name, so that it is clear who is meant.");
      } else if (group) {
        members(name).stream().filter(asMember).map(Institution::id).forEach(chosen::add);
      } else if (byId.containsKey(name)) {
        chosen.add(name);
      } else if (whole) {
        faults.add(
            each.line(),
            Wording.quoted(name) + " is neither an institution nor a group of this watch",
            Wording.didYouMean(name, names())
                + "Write the 'id' of an institution, or a group that an institution names.");
      }
    }
    return byId.values().stream().filter(each -> chosen.contains(each.id())).toList();
  }

  /** Whether every file could be read, so that what is missing is really missing. */
  boolean isWhole() {
    return whole;
  }

  /** Whether some institution is in it. */
  boolean isGroup(String name) {
    return byId.values().stream().anyMatch(each -> each.isIn(name));
  }

  private List<Institution> members(String group) {
    return byId.values().stream().filter(each -> each.isIn(group)).toList();
  }

  /** Every id and every group, larger groups too. */
  private List<String> names() {
    var names = new TreeSet<>(byId.keySet());
    for (var institution : byId.values()) {
      for (var group : institution.groups()) {
        for (int end = group.length(); end > 0; end = group.lastIndexOf('/', end - 1)) {
          names.add(group.substring(0, end));
        }
      }
    }
    return new ArrayList<>(names);
  }
}
