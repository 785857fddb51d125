/**
 * What is sent to readers, in the database, until it is known what came of it. Nothing is lost, and
 * nothing is sent twice but what a server may have accepted without our living to write it down.
 *
 * <p>Enter at {@link org.unsaid.outbox.Outbox}.
 *
 * <p>Imports {@code database} and Jdbi. Imported by {@code job}.
 */
@NullMarked
package org.unsaid.outbox;

import org.jspecify.annotations.NullMarked;
