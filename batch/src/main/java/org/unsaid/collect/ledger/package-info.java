/**
 * Keeps in a database what was tried and what came of it, and answers from that alone when a source
 * was really watched.
 *
 * <p>Enter at {@code Ledger}.
 */
@NullMarked
package org.unsaid.collect.ledger;

import org.jspecify.annotations.NullMarked;
