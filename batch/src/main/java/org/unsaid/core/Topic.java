package org.unsaid.core;

/**
 * A subject that statements are sorted by.
 *
 * @param query in the query language of {@code tag}
 */
public record Topic(String id, String name, String query) {}
