/**
 * What happened, in the database, for good: findings and changes of verdicts are added and never
 * changed, and events keep the time at which they were first declared. Elasticsearch has a copy,
 * which can be made anew from here.
 *
 * <p>Enter at {@link org.unsaid.history.History}.
 *
 * <p>Imports {@code core}, {@code database} and Jdbi. Imported by {@code job}.
 */
@NullMarked
package org.unsaid.history;

import org.jspecify.annotations.NullMarked;
