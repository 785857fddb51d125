package org.unsaid.collect.ledger;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A thing that stood on a list, and where we are with its page.
 *
 * @param published as written on the list; null: nothing was written
 * @param listed when the look began that first showed it
 * @param backfill first shown by an older page, or by a look that is not known to have missed
 *     nothing since the one before: {@code listed} is an upper bound of when it came, and is never
 *     to be read as lateness
 * @param readAt when the look began that first gave its text; null: never read
 * @param digest of the newest text; null: never read
 * @param versions texts that it has had so far
 * @param failures looks at its page in a row that failed, up to now
 * @param missingSince 404 or 410, or a page that says so, at every look since then; null: it is
 *     there, as far as we know
 * @param validators of the page
 * @param document that the newest text stands in; null: it stands on the page
 */
public record Item(
    String source,
    String key,
    URI url,
    String title,
    @Nullable String published,
    Instant listed,
    boolean backfill,
    @Nullable Instant readAt,
    @Nullable String digest,
    int versions,
    int failures,
    @Nullable Instant missingSince,
    @Nullable Validators validators,
    @Nullable LinkedDocument document) {}
