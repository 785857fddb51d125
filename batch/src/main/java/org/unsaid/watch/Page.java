package org.unsaid.watch;

import java.nio.file.Path;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A file that is being read.
 *
 * @param file relative to the parent of the watch folder
 */
record Page(Path file, Faults faults) {

  Line line(Node node) {
    var mark = node.getStartMark();
    return new Line(file, mark == null ? 0 : mark.getLine() + 1);
  }

  /** Notes that something else was expected than what stands there. */
  void wrongShape(Node node, String called, String expected) {
    var found =
        switch (node) {
          case MappingNode _ -> "a block of keys";
          case SequenceNode _ -> "a list";
          default -> "a text";
        };
    faults.add(
        line(node),
        "'" + called + "' is " + found + ", where " + expected + " is expected",
        "Write " + expected + ".");
  }
}
