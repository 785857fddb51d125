package org.unsaid.core;

import org.jspecify.annotations.Nullable;

/**
 * A statement that says what an answer would say, and nobody knows when: it may be the answer that
 * is looked for, or older than the event.
 *
 * @param event id
 * @param institution id
 * @param statement id
 */
public record UndatedMatch(
    String event, String institution, String statement, String title, @Nullable String url) {}
