/**
 * The arithmetic of CHORUS: how readily institutions answer, how fast, and how surprising it is
 * that one, or a group, has not. Arrays in, numbers out; the same on every machine, with any number
 * of threads.
 *
 * <p>Enter at {@link org.unsaid.assess.chorus.BackTest}. Imports the JDK alone.
 */
@NullMarked
package org.unsaid.assess.chorus;

import org.jspecify.annotations.NullMarked;
