package org.unsaid.extract.text;

/**
 * Something read from a page.
 *
 * @param value empty: nothing was found
 * @param why where it was found, and what decided, in words
 */
public record Found(String value, String why) {}
