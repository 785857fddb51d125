package org.unsaid.core;

import java.time.Instant;

/**
 * That an institution is to speak about an event.
 *
 * @param due first instant at which an answer is no longer awaited
 */
public record Expectation(Event event, Institution institution, Instant due) {}
