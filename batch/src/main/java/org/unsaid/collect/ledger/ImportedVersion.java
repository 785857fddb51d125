package org.unsaid.collect.ledger;

import org.jspecify.annotations.Nullable;
import org.unsaid.core.Span;

/**
 * A record of an imported file with which a text of a statement begins.
 *
 * @param file digest of the file
 * @param entry number in the file
 * @param version from 1
 * @param edited when the text was changed; null: it is the first
 */
public record ImportedVersion(String file, long entry, int version, @Nullable Span edited) {}
