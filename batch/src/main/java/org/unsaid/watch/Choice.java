package org.unsaid.watch;

import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A block whose keys depend on the word behind one of them.
 *
 * @param what names it: {@code a source}
 * @param by the key whose word decides; part of every section
 * @param sections by that word
 */
record Choice(String what, Key<String> by, SequencedMap<String, Section> sections)
    implements Shape<Entry> {

  List<String> words() {
    return List.copyOf(sections.keySet());
  }

  @Override
  public @Nullable Entry read(Node node, String called, Page page) {
    if (!(node instanceof MappingNode mapping)) {
      page.wrongShape(node, called, what + " as a block of keys");
      return null;
    }
    for (var tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(by.name())) {
        var word = by.shape().read(tuple.getValueNode(), by.name(), page);
        var section = word == null ? null : sections.get(word);
        return section == null ? null : section.read(node, called, page);
      }
    }
    page.faults()
        .add(
            page.line(node),
            what + " without '" + by.name() + "'",
            "Add '" + by.name() + ":' and " + Wording.anyOf(words()) + ".");
    return null;
  }
}
