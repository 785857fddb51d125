package org.unsaid.watch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A block of keys: the table that both the reader and the schema go by.
 *
 * @param what names it: {@code an institution}
 */
record Section(String what, List<Key<?>> keys) implements Shape<Entry> {

  static Section of(String what, Key<?>... keys) {
    return new Section(what, List.of(keys));
  }

  /** This section and one key more. */
  Section with(Key<?> further) {
    return new Section(what, Stream.concat(keys.stream(), Stream.of(further)).toList());
  }

  @Override
  public @Nullable Entry read(Node node, String called, Page page) {
    if (!(node instanceof MappingNode mapping)) {
      page.wrongShape(node, called, what + " as a block of keys");
      return null;
    }
    var values = new HashMap<String, Object>();
    var lines = new HashMap<String, Line>();
    for (var tuple : mapping.getValue()) {
      readPair(tuple.getKeyNode(), tuple.getValueNode(), page, values, lines);
    }
    for (var key : keys) {
      if (key.required() && !lines.containsKey(key.name())) {
        page.faults()
            .add(
                page.line(node),
                what + " without '" + key.name() + "'",
                "Add '" + key.name() + ":'. " + key.about());
      }
    }
    return new Entry(page, page.line(node), values, lines);
  }

  private void readPair(
      Node keyNode,
      Node valueNode,
      Page page,
      Map<String, Object> values,
      Map<String, Line> lines) {
    var line = page.line(keyNode);
    if (!(keyNode instanceof ScalarNode scalar)) {
      page.wrongShape(keyNode, what, "a key");
      return;
    }
    var name = scalar.getValue();
    var key = key(name);
    if (key.isEmpty()) {
      page.faults().add(line, unknown(name), adviceOn(name));
      return;
    }
    var first = lines.putIfAbsent(name, page.line(valueNode));
    if (first != null) {
      page.faults()
          .add(
              line,
              "'" + name + "' stands twice in " + what,
              "Keep one; the first is in " + first + ".");
      return;
    }
    readValue(key.get(), valueNode, page, values);
  }

  private static void readValue(Key<?> key, Node node, Page page, Map<String, Object> values) {
    boolean nothing = node instanceof ScalarNode scalar && scalar.getValue().isBlank();
    if (nothing && !key.required()) {
      return; // an optional key with nothing behind it is as good as left out
    }
    var value = key.shape().read(node, key.name(), page);
    if (value != null) {
      values.put(key.name(), value);
    }
  }

  private Optional<Key<?>> key(String name) {
    return keys.stream().filter(key -> key.name().equals(name)).findFirst();
  }

  private String unknown(String name) {
    return Wording.quoted(name) + " is not a key of " + what;
  }

  private String adviceOn(String name) {
    var names = keys.stream().map(Key::name).toList();
    return Wording.didYouMean(name, names) + "Write " + Wording.anyOf(names) + ".";
  }
}
