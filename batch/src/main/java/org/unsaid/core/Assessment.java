package org.unsaid.core;

import java.time.Instant;

/**
 * A verdict, dated: what could be said at a time, by a method.
 *
 * @param asOf nothing that was seen later is in the verdict
 * @param method its name, such as {@code window-rule}
 */
public record Assessment(Verdict verdict, Instant asOf, String method) {}
