/**
 * Pictures of what is known of an event, for pages and for mails: drawn once, written as SVG or as
 * PNG.
 *
 * <p>Enter at {@link org.unsaid.publish.picture.ResponseTimeline}; it gives a {@link
 * org.unsaid.publish.picture.Drawing}, which writes itself.
 *
 * <p>Imports {@code core}, {@code publish}'s words and the JDK.
 */
@NullMarked
package org.unsaid.publish.picture;

import org.jspecify.annotations.NullMarked;
