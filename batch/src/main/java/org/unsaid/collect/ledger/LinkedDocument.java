package org.unsaid.collect.ledger;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A document that an item's page links to, and that holds the item's text.
 *
 * @param validators of its last answer; null: it gave none
 */
public record LinkedDocument(URI url, @Nullable Validators validators) {}
