/**
 * Finds the document that a page is made to hand out: ministries put up a title, a day and a link,
 * and what they say stands in the PDF behind it.
 *
 * <p>Enter at {@link org.unsaid.extract.attachment.Attachments}.
 *
 * <p>Imports Jsoup and the JDK. Imported by {@code extract}.
 */
@NullMarked
package org.unsaid.extract.attachment;

import org.jspecify.annotations.NullMarked;
