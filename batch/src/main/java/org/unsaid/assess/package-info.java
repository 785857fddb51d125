/**
 * Judges whether an institution answered an event. Values in, verdict out: no clock, no network.
 *
 * <p>Enter at {@link org.unsaid.assess.Assessor}; {@code WindowRule} is the only method so far.
 *
 * <p>Imports {@code core} and the JDK. Imported by {@code job}.
 */
@NullMarked
package org.unsaid.assess;

import org.jspecify.annotations.NullMarked;
