package org.unsaid.watch;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A block of keys that was read. A key that is missing or faulty is null here, its fault is noted,
 * and the rest is still checked.
 *
 * @param line where it begins
 * @param values by key
 * @param lines of the values, the faulty ones too
 */
record Entry(Page page, Line line, Map<String, Object> values, Map<String, Line> lines) {

  @SuppressWarnings("unchecked") // nothing but the key's own shape put it there
  <T> @Nullable T get(Key<T> key) {
    return (T) values.get(key.name());
  }

  /**
   * The value, or one in its place, so that checking goes on. A stand-in for a faulty value never
   * gets out: a watch with a fault is not handed over.
   */
  <T> T get(Key<T> key, T otherwise) {
    var value = get(key);
    return value == null ? otherwise : value;
  }

  /** The items of a list; none if it is missing. */
  <T> List<Written<T>> list(Key<List<Written<T>>> key) {
    return get(key, List.of());
  }

  /** The items of a list, without their lines. */
  <T> List<T> values(Key<List<Written<T>>> key) {
    return list(key).stream().map(Written::value).toList();
  }

  boolean states(Key<?> key) {
    return lines.containsKey(key.name());
  }

  /** Where the value stands; if it is missing, where the entry begins. */
  Line line(Key<?> key) {
    return lines.getOrDefault(key.name(), line);
  }

  void fault(Key<?> at, String found, String advice) {
    page.faults().add(line(at), found, advice);
  }
}
