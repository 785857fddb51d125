package org.unsaid.collect.ledger;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.CapturePlace;
import org.unsaid.core.Span;

/**
 * A text that a look at an item's page gave, and that had not been there before.
 *
 * @param number grows from text to text
 * @param published as written on the list; null: nothing was written
 * @param version of the item's text, from 1
 * @param edited from the last look that found the text before to the one that found this; null: it
 *     is the first text
 * @param came when it came onto the list, between two looks of which nothing was missed in between;
 *     null: nobody can say
 * @param past an older page of the list showed it first, read to fill up the past: when we saw it
 *     says nothing of when it appeared
 * @param place where the archive has it
 * @param landing where the archive has the page that links to the document at {@code place}; null:
 *     the text is the page's own
 */
public record ReadText(
    long number,
    String source,
    URI url,
    @Nullable String published,
    int version,
    @Nullable Span edited,
    @Nullable Span came,
    boolean past,
    CapturePlace place,
    @Nullable CapturePlace landing) {}
