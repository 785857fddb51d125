package org.unsaid.collect.ledger;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A source whose whole history is known: what it published and took away, and what its list shows
 * at any moment.
 *
 * @param shown how many items the list shows at most
 */
record MadeSource(String id, int shown, List<Published> published) {

  /**
   * @param removed when it was taken away; null: it stayed
   * @param pinned since when it stays on top; null: it does not
   * @param marked whether the site says so
   */
  record Published(
      String key,
      Instant at,
      @Nullable Instant removed,
      @Nullable Instant pinned,
      boolean marked) {

    boolean thereAt(Instant when) {
      return !at.isAfter(when) && (removed == null || removed.isAfter(when));
    }

    boolean pinnedAt(Instant when) {
      return pinned != null && !pinned.isAfter(when);
    }
  }

  /** Bursts and rests, few items that are pinned, and few that are taken away. */
  static MadeSource by(Random random, String id, int items, double removed) {
    int shown = 6 + random.nextInt(15);
    var published = new ArrayList<Published>();
    var at = Looking.DAY;
    int unmarked = 0;
    for (int i = 0; i < items; i++) {
      at = at.plusSeconds(1 + (long) (-Math.log(random.nextDouble()) * 3600));
      boolean pin = random.nextInt(30) == 0;
      boolean marked = random.nextBoolean() || unmarked == 2;
      unmarked += pin && !marked ? 1 : 0;
      published.add(
          new Published(
              id + "-" + i,
              at,
              random.nextDouble() < removed ? at.plusSeconds(random.nextInt(90_000)) : null,
              pin ? at.plusSeconds(random.nextInt(40_000)) : null,
              marked));
    }
    return new MadeSource(id, shown, List.copyOf(published));
  }

  Instant end() {
    return published.getLast().at();
  }

  /** The list from a place on, pinned ones on top, then newest first. */
  List<ListedItem> list(Instant when, int from, int length) {
    var all =
        published.stream()
            .filter(item -> item.thereAt(when))
            .sorted(
                Comparator.comparing((Published item) -> !item.pinnedAt(when))
                    .thenComparing(Published::at, Comparator.reverseOrder()))
            .skip(from)
            .limit(length)
            .toList();
    return IntStream.range(0, all.size())
        .mapToObj(
            place -> {
              var item = all.get(place);
              return new ListedItem(
                  item.key(),
                  URI.create("https://made.example/" + item.key()),
                  item.key(),
                  item.pinnedAt(when) && item.marked(),
                  place,
                  null);
            })
        .toList();
  }

  Duration life() {
    return Duration.between(Looking.DAY, end());
  }
}
