package org.unsaid.core;

/**
 * A text does not say when it was published, or not well enough. All that is known is that we saw
 * it, so it can neither be an answer in time nor be passed over when a silence is claimed.
 *
 * @param why in words: what was found instead
 */
public record Undated(String why) implements Publication {}
