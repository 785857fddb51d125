package org.unsaid.collect.ledger;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sitemap of an index, as it was read last.
 *
 * @param began when it was asked for
 * @param isIndex whether it names sitemaps itself
 * @param validators to ask again; null: none were given
 */
public record SitemapReading(
    URI url, Instant began, boolean isIndex, @Nullable Validators validators) {}
