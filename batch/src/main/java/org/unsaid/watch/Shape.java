package org.unsaid.watch;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/**
 * What may stand behind a key. It knows how it is read; {@link SchemaText} knows how it is
 * declared.
 *
 * @param <T> what it is read as
 */
sealed interface Shape<T> permits Text, ListOf, Section, Choice {

  /**
   * Reads a node, and notes each fault in it.
   *
   * @param called the key before it, for messages
   * @return null if nothing could be made of it; a fault is then noted
   */
  @Nullable T read(Node node, String called, Page page);
}
