package org.unsaid.collect.ledger;

import org.jspecify.annotations.Nullable;

/** What a server gives with an answer so that it can be asked later whether anything is new. */
public record Validators(@Nullable String etag, @Nullable String lastModified) {}
