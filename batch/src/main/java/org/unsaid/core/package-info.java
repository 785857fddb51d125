/**
 * The nouns that pass between the stages: values without behaviour beyond their own arithmetic.
 *
 * <p>Every record is complete from birth and checks itself. Times are UTC instants; a zone is kept
 * only where a day needs one. Imports the JDK and JSpecify's annotations alone; imported by all.
 */
@NullMarked
package org.unsaid.core;

import org.jspecify.annotations.NullMarked;
