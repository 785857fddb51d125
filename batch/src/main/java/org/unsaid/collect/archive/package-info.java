/**
 * Keeps every exchange as it was sent, in WARC 1.1 files that other tools read.
 *
 * <p>Enter at {@code Archive}.
 */
@NullMarked
package org.unsaid.collect.archive;

import org.jspecify.annotations.NullMarked;
