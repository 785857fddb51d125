package org.unsaid.collect.ledger;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.unsaid.database.Columns;

/**
 * One entry of a list, feed or sitemap, as it stood there.
 *
 * @param key what it is known by within its source, from look to look
 * @param title may be empty
 * @param pinned marked as such by the site; that a thing is pinned is also learned from how it
 *     stays
 * @param position from 0, the topmost
 * @param published as written; null: nothing is written
 */
public record ListedItem(
    String key, URI url, String title, boolean pinned, int position, @Nullable String published) {

  public ListedItem {
    // before anything is made of it: what a site calls its items may hold what no database keeps
    key = Columns.text(key);
  }
}
