/**
 * Shows verdicts: a board for the terminal, and the same as CSV and JSON Lines.
 *
 * <p>Enter at {@link org.unsaid.publish.Board}.
 *
 * <p>Imports {@code core}, FastCSV, Jackson, JLine's table of character widths and the JDK.
 * Imported by {@code job}.
 */
@NullMarked
package org.unsaid.publish;

import org.jspecify.annotations.NullMarked;
