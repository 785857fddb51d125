package org.unsaid.history;

/**
 * How far somebody has come who goes through things in order.
 *
 * @param name whose
 * @param content of what; whoever asks for another content begins at 0
 */
public record Mark(String name, String content, long place) {}
