package org.unsaid.collect.ledger;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a list held when it was read. Several pages of one look are joined into one listing, with
 * positions that go on; the attempt is then that of the first page.
 *
 * @param items by position, repetitions left out
 * @param complete whether all was read that there was to read: every child of a sitemap index,
 *     every page that was asked for. A list with a key or an address of more than 8000 characters
 *     never is: that item is left out
 * @param validators for the next look; null: none were given
 */
public record ListContents(
    Kind kind, List<ListedItem> items, boolean complete, @Nullable Validators validators) {

  /** In what order things stand, and so what their being there can prove. */
  public enum Kind {
    /** Newest on top, as feeds and most lists are. */
    NEWEST_FIRST,
    /** All there is, or all of the last days, in any order, as in sitemaps. */
    WHOLE,
    /** An older page, read to fill up the past. It proves nothing, and its times are not judged. */
    BACKFILL
  }

  private static final int LONGEST = 8000;

  public ListContents {
    complete &= items.stream().allMatch(ListContents::canBeKept);
    var once = new LinkedHashMap<String, ListedItem>();
    items.stream()
        .filter(ListContents::canBeKept)
        .sorted(Comparator.comparingInt(ListedItem::position))
        .forEach(item -> once.putIfAbsent(item.key(), item));
    items = List.copyOf(once.values());
  }

  private static boolean canBeKept(ListedItem item) {
    return item.key().length() <= LONGEST && item.url().toString().length() <= LONGEST;
  }
}
