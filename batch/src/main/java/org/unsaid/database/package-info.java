/**
 * Tables of ours in H2 and PostgreSQL: how they are made, brought up to date, and how values stand
 * in their columns. Beside the way, since it knows no statement.
 *
 * <p>Enter at {@link org.unsaid.database.Tables}.
 *
 * <p>Imports Jdbi, Flyway and the JDK. Imported by {@code collect}, {@code history}, {@code outbox}
 * and {@code job}.
 */
@NullMarked
package org.unsaid.database;

import org.jspecify.annotations.NullMarked;
