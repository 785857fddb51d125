package org.unsaid.watch;

/** A value, and where it was written. */
record Written<T>(T value, Line line) {}
