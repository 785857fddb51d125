package org.unsaid.core;

/**
 * An institution that a text itself names as one who issues it. A mere mention is none.
 *
 * @param institution id
 * @param quote the words of the text that say so
 */
public record Signatory(String institution, String quote) {}
