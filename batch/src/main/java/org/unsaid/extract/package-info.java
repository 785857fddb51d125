/**
 * Makes statements of what was found: of captures from the network, and of the lines of archives
 * that others made.
 *
 * <p>Enter at {@link org.unsaid.extract.Extractor} with a capture; at {@link
 * org.unsaid.extract.ArchiveReader}, which finds the lines of an archive, and {@link
 * org.unsaid.extract.StatementReader}, which reads one. The parts of a page have rooms of their
 * own: {@code encoding} its characters, {@code date} its time, {@code text} title, text and
 * language; {@code listing} reads feeds, sitemaps and lists, {@code file} documents; {@code
 * attachment} finds the document that holds a page's text, {@code notice} knows error pages that
 * were sent as if nothing were wrong.
 *
 * <p>Imports {@code core}, Jsoup, Jackson, FastCSV, zstd and the JDK. Imported by {@code job}.
 */
@NullMarked
package org.unsaid.extract;

import org.jspecify.annotations.NullMarked;
