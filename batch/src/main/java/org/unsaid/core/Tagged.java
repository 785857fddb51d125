package org.unsaid.core;

import java.util.SortedMap;

/**
 * A statement with what it is about.
 *
 * @param topics id to the place where the topic's query matched
 * @param events likewise
 */
public record Tagged(
    Statement statement, SortedMap<String, Place> topics, SortedMap<String, Place> events) {}
