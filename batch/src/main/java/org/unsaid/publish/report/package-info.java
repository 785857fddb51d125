/**
 * What is known, as a folder of pages that needs nothing but a browser: it is read from a disk,
 * without a network and without scripts, and printed. A script of our own sorts and filters.
 *
 * <p>Enter at {@link org.unsaid.publish.report.Report}. Pages are built as a tree, so that what
 * others wrote can be nothing but text in it; only web addresses become links.
 *
 * <p>Imports {@code core}, {@code publish}'s words, pictures and codebook, jsoup and the JDK.
 */
@NullMarked
package org.unsaid.publish.report;

import org.jspecify.annotations.NullMarked;
