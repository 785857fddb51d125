package org.unsaid.watch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A list of things of one shape.
 *
 * @param what names it: {@code a list of names}
 * @param least how many there must be
 */
record ListOf<T>(Shape<T> item, String what, int least) implements Shape<List<Written<T>>> {

  static <T> ListOf<T> any(Shape<T> item, String what) {
    return new ListOf<>(item, what, 0);
  }

  static <T> ListOf<T> some(Shape<T> item, String what) {
    return new ListOf<>(item, what, 1);
  }

  @Override
  public @Nullable List<Written<T>> read(Node node, String called, Page page) {
    if (!(node instanceof SequenceNode sequence)) {
      page.wrongShape(node, called, what);
      return null;
    }
    if (sequence.getValue().size() < least) {
      page.faults().add(page.line(node), "'" + called + "' is empty", "Write " + what + ".");
    }
    var items = new ArrayList<Written<T>>();
    for (var each : sequence.getValue()) {
      var value = item.read(each, called, page);
      if (value != null) {
        items.add(new Written<>(value, page.line(each)));
      }
    }
    return items;
  }
}
