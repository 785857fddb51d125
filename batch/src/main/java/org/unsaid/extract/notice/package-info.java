/**
 * Tells what servers say instead of a page while they answer 200: that there is none, that they
 * cannot, that we may not.
 *
 * <p>Enter at {@link org.unsaid.extract.notice.Notices}; the words stand in {@code notices.txt}.
 *
 * <p>Imports Jsoup, Jackson and the JDK. Imported by {@code extract}, its {@code listing} and
 * {@code job}.
 */
@NullMarked
package org.unsaid.extract.notice;

import org.jspecify.annotations.NullMarked;
