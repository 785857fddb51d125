/**
 * Judges whether an institution answered an event. Values in, verdict out: no clock, no network.
 *
 * <p>Enter at {@link org.unsaid.assess.Assessor}; CHORUS is the method: {@code Court} judges all
 * events together, {@code PairRule} and {@code GroupRule} say what is claimed, {@code Track} how
 * chances held before, {@code Retrospect} how well all that is over was foretold.
 *
 * <p>Imports {@code core} and the JDK. Imported by {@code job}.
 */
@NullMarked
package org.unsaid.assess;

import org.jspecify.annotations.NullMarked;
