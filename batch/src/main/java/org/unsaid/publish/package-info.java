/**
 * Shows verdicts: a board for the terminal, and the same as CSV and JSON Lines; and a dossier of
 * one of them, with all that it rests on; and how well the past was foretold, as text, JSON and a
 * picture.
 *
 * <p>Enter at {@link org.unsaid.publish.Board}, {@link org.unsaid.publish.Dossier} and {@link
 * org.unsaid.publish.ReviewText}. Below stand {@code report} (pages), {@code digest} (mails, feed,
 * webhook), {@code dashboard} (Kibana), {@code export} (tables and snapshots) and {@code picture}
 * (drawings for pages and mails).
 *
 * <p>Imports {@code core}, FastCSV, Jackson, JLine's table of character widths and the JDK.
 * Imported by {@code job}.
 */
@NullMarked
package org.unsaid.publish;

import org.jspecify.annotations.NullMarked;
