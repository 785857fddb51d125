package org.unsaid.core;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A statement with what it is about.
 *
 * @param topics id to the place where the topic's query matched
 * @param events likewise, and those of which only the looser query matched
 * @param stances what it says of an event that it answers, where that can be told
 * @param bands shared with whatever statement has nearly the same text; none if it is too short
 * @param signatories who issues a joint statement, its own institution included where it is named;
 *     none if no other institution is
 */
public record Tagged(
    Statement statement,
    SortedMap<String, Place> topics,
    SortedMap<String, Place> events,
    SortedMap<String, Stance> stances,
    List<String> bands,
    List<Signatory> signatories) {

  public Tagged {
    bands = List.copyOf(bands);
    signatories = List.copyOf(signatories);
  }

  /** A statement of one institution alone, too short to be compared with others. */
  public Tagged(
      Statement statement, SortedMap<String, Place> topics, SortedMap<String, Place> events) {
    this(statement, topics, events, new TreeMap<>(), List.of(), List.of());
  }
}
