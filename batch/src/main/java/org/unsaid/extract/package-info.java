/**
 * Makes statements of what was found: today of the lines of archives that others made.
 *
 * <p>Enter at {@link org.unsaid.extract.ArchiveReader}, which finds the lines, and {@link
 * org.unsaid.extract.StatementReader}, which reads one.
 *
 * <p>Imports {@code core}, Jackson, FastCSV, zstd and the JDK. Imported by {@code job}.
 */
@NullMarked
package org.unsaid.extract;

import org.jspecify.annotations.NullMarked;
