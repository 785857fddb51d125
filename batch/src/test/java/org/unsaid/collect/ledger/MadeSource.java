package org.unsaid.collect.ledger;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Span;

/**
 * A source whose whole history is known: what it published and took away, and what its list shows
 * at any moment.
 *
 * @param shown how many items the list shows at most
 */
record MadeSource(String id, int shown, List<Published> published) {

  /**
   * @param removed when it was taken away; null: it stayed
   * @param pinned when it stays on top; null: it does not
   * @param marked whether the site says so
   */
  record Published(
      String key, Instant at, @Nullable Instant removed, @Nullable Span pinned, boolean marked) {

    boolean thereAt(Instant when) {
      return !at.isAfter(when) && (removed == null || removed.isAfter(when));
    }

    boolean pinnedAt(Instant when) {
      return pinned != null && !pinned.from().isAfter(when) && pinned.to().isAfter(when);
    }
  }

  /**
   * Bursts and rests, items that are pinned, and some that are taken away. At most four are pinned
   * at a time, two of them without being marked so, so that a list always shows newer ones too.
   */
  static MadeSource by(Random random, String id, int items, double removed) {
    int shown = 8 + random.nextInt(6);
    var published = new ArrayList<Published>();
    var at = Looking.DAY;
    var freeFrom = new Instant[] {at, at, at, at};
    for (int i = 0; i < items; i++) {
      at = at.plusSeconds(1 + (long) (-Math.log(random.nextDouble()) * 3600));
      int slot = random.nextInt(freeFrom.length);
      var pinned = random.nextInt(4) == 0 ? pinned(random, at) : null;
      if (pinned != null && pinned.from().isBefore(freeFrom[slot])) {
        pinned = null;
      }
      if (pinned != null) {
        freeFrom[slot] = pinned.to();
      }
      published.add(
          new Published(
              id + "-" + i,
              at,
              random.nextDouble() < removed ? at.plusSeconds(random.nextInt(90_000)) : null,
              pinned,
              slot < 2));
    }
    return new MadeSource(id, shown, List.copyOf(published));
  }

  private static Span pinned(Random random, Instant at) {
    var from = at.plusSeconds(random.nextInt(20_000));
    return new Span(from, from.plusSeconds(20_000 + random.nextInt(150_000)));
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
}
