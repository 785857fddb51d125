/**
 * Keeps in a database what was tried and what came of it, and answers from that alone when a source
 * was really watched.
 *
 * <p>Enter at {@link org.unsaid.collect.ledger.Ledger}. {@code Overlap} is the rule by which one
 * list proves that nothing was missed since another, {@code Proofs} answers from what was written
 * down, {@code Schedule} and {@code PageSchedule} say when to look again; they know no clock. The
 * tables are made by the migrations in {@code db}, the same for H2 and PostgreSQL.
 */
@NullMarked
package org.unsaid.collect.ledger;

import org.jspecify.annotations.NullMarked;
