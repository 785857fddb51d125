package org.unsaid.collect.http;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Failure;

/** What came of fetching one address; whatever was sent to us on the way is in {@code hops}. */
public sealed interface Fetch {

  /** Every request that was answered at all, redirects first, in their order. */
  List<Exchange> hops();

  /** An answer with content: 2xx, whole. It is the last hop. */
  record Fetched(List<Exchange> hops) implements Fetch {
    public Fetched {
      hops = List.copyOf(hops);
    }

    public Exchange answer() {
      return hops.getLast();
    }
  }

  /** 304: as it was when we last asked. */
  record NotModified(List<Exchange> hops) implements Fetch {
    public NotModified {
      hops = List.copyOf(hops);
    }
  }

  /**
   * @param why in words that may be printed, without control characters
   * @param notBefore when the server lets us ask again (Retry-After); null: it did not say
   */
  record Failed(List<Exchange> hops, Failure failure, String why, @Nullable Instant notBefore)
      implements Fetch {
    public Failed {
      hops = List.copyOf(hops);
    }
  }

  /**
   * Not asked for.
   *
   * @param hops redirects that led to where we may not go
   * @param why the line of robots.txt, or why that cannot be had
   */
  record Disallowed(List<Exchange> hops, String why) implements Fetch {
    public Disallowed {
      hops = List.copyOf(hops);
    }
  }
}
