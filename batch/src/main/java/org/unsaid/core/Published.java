package org.unsaid.core;

/**
 * When a text was published, as well as we know.
 *
 * @param source where the time was read, such as {@code archive}
 */
public record Published(When when, String source) {}
