/**
 * Puts the stages together: the command line, the jobs of Spring Batch, and what they share.
 *
 * <p>Enter at {@link org.unsaid.job.Unsaid}. {@code StatementsJob} reads archives into the index,
 * {@code CopiesJob} links those that repeat others, {@code AssessJob} judges, {@code Workplace}
 * holds what both need for the time of one command.
 *
 * <p>Imports every stage; imported by none. Only this package knows Spring.
 */
@NullMarked
package org.unsaid.job;

import org.jspecify.annotations.NullMarked;
