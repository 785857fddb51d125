/**
 * What other programs and other researchers get: the codebook, tables as CSV, JSON Lines and
 * Parquet, and snapshots that can be cited, checked and judged again.
 *
 * <p>Enter at {@link org.unsaid.publish.export.Codebook} and {@link
 * org.unsaid.publish.export.TableFormat}.
 *
 * <p>Imports {@code core} and libraries. Imported by {@code job} and, for its codebook, by {@code
 * report}.
 */
@NullMarked
package org.unsaid.publish.export;

import org.jspecify.annotations.NullMarked;
