/**
 * A small invented world to watch: web sites on loopback that post, edit, delete, fall silent and
 * break, as a script tells, each answer a pure function of a time that is given.
 *
 * <p>Enter at {@link org.unsaid.demo.World}. Beside the way, since it knows no stage: what it
 * serves is collected over HTTP like any other site, and nothing of it reaches a verdict otherwise.
 *
 * <p>Imports the JDK and JSpecify's annotations alone. Imported by {@code job}.
 */
@NullMarked
package org.unsaid.demo;

import org.jspecify.annotations.NullMarked;
