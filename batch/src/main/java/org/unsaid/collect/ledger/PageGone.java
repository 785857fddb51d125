package org.unsaid.collect.ledger;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A page that answered 404 or 410 at every look for so long that it counts as deleted.
 *
 * @param number of the look that decided it; grows from one to the next
 * @param title as written on the list
 * @param published as written on the list; null: nothing was written
 * @param first its first text; null: it was listed, and gone before it could be read
 * @param last its last text, where that is another
 * @param there when its text was last there; null: never
 * @param since the first look that did not find it
 * @param missing the look that decided it
 * @param recorded when it was known, by our clock
 */
public record PageGone(
    long number,
    String source,
    URI url,
    String title,
    @Nullable String published,
    TextEdited.@Nullable Sight first,
    TextEdited.@Nullable Sight last,
    @Nullable Instant there,
    Instant since,
    TextEdited.Sight missing,
    Instant recorded) {}
