package org.unsaid.core;

/**
 * A time in which a source may have published what we do not know of.
 *
 * @param source id; empty: of no source, since none covers it
 * @param why in words that can be printed
 */
public record Gap(String source, Span span, String why) {}
