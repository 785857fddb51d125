package org.unsaid.core;

/** When a text was published, or that nobody can say. There is no third way: never a filler. */
public sealed interface Publication permits Published, Undated {}
