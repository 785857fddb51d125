/**
 * Turns a folder of YAML that a researcher edits into a {@code Watch}, or names every fault in it
 * at once: file, line, what was found, what to write instead.
 *
 * <p>Enter at {@link org.unsaid.watch.WatchFiles}. What may stand in a file is written once, as
 * tables of {@code Key}s in {@code Institutions}, {@code Sources}, {@code Archives}, {@code Topics}
 * and {@code Events}; the checks and the JSON Schema for editors are both made from them.
 *
 * <p>Imports {@code core}, the JDK, JSpecify's annotations, SnakeYAML (nodes with their lines),
 * FastCSV and Jackson. Imported by {@code job}.
 */
@NullMarked
package org.unsaid.watch;

import org.jspecify.annotations.NullMarked;
