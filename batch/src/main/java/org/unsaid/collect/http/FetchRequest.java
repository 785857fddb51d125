package org.unsaid.collect.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What to fetch. A condition is sent with every hop, since the answer that it is about came last.
 *
 * @param url its fragment is left out
 * @param etag of the last good answer, as the server wrote it; null: ask without condition
 * @param lastModified of the last good answer, as the server wrote it
 */
public record FetchRequest(URI url, @Nullable String etag, @Nullable String lastModified) {

  /** Asked for without a condition. */
  public static FetchRequest of(URI url) {
    return new FetchRequest(url, null, null);
  }
}
