/**
 * What changed since a reader was told last, as a mail, as JSON and as a feed: all from the same
 * findings.
 *
 * <p>Enter at {@link org.unsaid.publish.digest.News}, which says what is told, and {@link
 * org.unsaid.publish.digest.Digest}, which tells it; {@link org.unsaid.publish.digest.FindingFeed}
 * and {@link org.unsaid.publish.digest.FindingJson} tell it to programs.
 *
 * <p>Imports {@code core}, Thymeleaf, FastCSV, Jackson, ROME and the JDK. Imported by {@code job}.
 */
@NullMarked
package org.unsaid.publish.digest;

import org.jspecify.annotations.NullMarked;
