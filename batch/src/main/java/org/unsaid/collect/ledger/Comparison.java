package org.unsaid.collect.ledger;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A list held against the last good one of its source.
 *
 * @param items of the list by id, from the top
 * @param fresh never listed before
 * @param newcomers first listed after the last good list was, the fresh ones among them
 * @param overlap null: there is no earlier list, or none in an order that says anything
 * @param shared how many items of all that is listed are older than the last good list
 */
record Comparison(
    ListContents.Kind kind,
    @Nullable SourceState before,
    List<LastList.Entry> last,
    Map<UUID, ListedItem> items,
    Map<UUID, Items.Known> known,
    List<ListedItem> fresh,
    Set<UUID> newcomers,
    @Nullable Overlap overlap,
    int shared) {

  static Comparison of(
      Handle handle, String source, ListContents.Kind kind, List<ListedItem> listed) {
    var before = SourceStates.find(handle, source).orElse(null);
    var items = new LinkedHashMap<UUID, ListedItem>();
    listed.forEach(item -> items.put(Items.id(source, item.key()), item));
    var known = Items.known(handle, items.keySet());
    var fresh =
        listed.stream().filter(it -> !known.containsKey(Items.id(source, it.key()))).toList();
    var last = LastList.of(handle, source);
    long since = before == null || before.listLook() == null ? -1 : before.listLook();
    var newcomers =
        items.keySet().stream()
            .filter(id -> !known.containsKey(id) || known.get(id).firstLook() > since)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    var overlap =
        kind == ListContents.Kind.NEWEST_FIRST && !last.isEmpty()
            ? overlap(handle, last, items, known, newcomers)
            : null;
    return new Comparison(
        kind,
        before,
        last,
        items,
        known,
        fresh,
        newcomers,
        overlap,
        items.size() - newcomers.size());
  }

  private static Overlap overlap(
      Handle handle,
      List<LastList.Entry> last,
      Map<UUID, ListedItem> items,
      Map<UUID, Items.Known> known,
      Set<UUID> newcomers) {
    var lastKnown = Items.known(handle, last.stream().map(LastList.Entry::item).toList());
    var former =
        last.stream()
            .map(
                entry -> {
                  var item = lastKnown.get(entry.item());
                  return new Overlap.Former(
                      entry.item(),
                      entry.pinned() || (item != null && item.pinned()),
                      item != null && item.missing());
                })
            .toList();
    var present =
        items.entrySet().stream()
            .map(
                entry -> {
                  var item = known.get(entry.getKey());
                  return new Overlap.Present(
                      entry.getKey(),
                      entry.getValue().pinned() || (item != null && item.pinned()),
                      newcomers.contains(entry.getKey()));
                })
            .toList();
    return Overlap.of(former, present);
  }

  /** The same, where the list is that of an index of which some sitemaps were read earlier. */
  Comparison of(SitemapRounds round) {
    return new Comparison(
        kind, before, last, items, known, fresh, newcomers, overlap, round.shared());
  }

  /** When the last good look began; null: there was none. */
  @Nullable Instant previous() {
    return before == null ? null : before.goodBegan();
  }

  /** Whether nothing that stayed was missed since the last good look. */
  boolean proves() {
    if (before == null || before.listLook() == null) {
      return false;
    }
    return switch (kind) {
      case NEWEST_FIRST -> overlap != null && overlap.anchor().isPresent();
      case WHOLE -> shared > 0 && 2 * shared >= before.listItems();
      case BACKFILL -> false;
    };
  }

  /** How it is proved, or why not. */
  String words() {
    var since = previous();
    if (before == null || since == null) {
      return "the first good look: it proves nothing of the time before";
    }
    if (kind == ListContents.Kind.WHOLE) {
      return proves()
          ? "read whole, and %d items of before are still on it".formatted(shared)
          : "read whole, but only %d of the %d items that stood on it at %s are still on it"
              .formatted(shared, before.listItems(), Words.time(since));
    }
    if (overlap == null) {
      return "the list of %s was of another kind, and cannot be compared"
          .formatted(Words.time(since));
    }
    var anchor = overlap.anchor();
    if (anchor.isPresent()) {
      return "'%s' of the %d newest of %s is still on the list"
          .formatted(title(anchor.get()), overlap.asked().size(), Words.time(since));
    }
    if (overlap.asked().isEmpty()) {
      return "all that stood on the list of %s is pinned or was removed"
          .formatted(Words.time(since));
    }
    boolean some = overlap.asked().stream().anyMatch(items::containsKey);
    return some
        ? "what is left of the list of %s stands above newer items, as pinned ones do"
            .formatted(Words.time(since))
        : "none of the %d newest items of the list of %s is left: what came in between may have been pushed off"
            .formatted(overlap.asked().size(), Words.time(since));
  }

  private String title(UUID item) {
    return Optional.ofNullable(items.get(item))
        .map(listed -> listed.title().isBlank() ? listed.url().toString() : listed.title())
        .map(title -> Words.shortened(title))
        .orElse("an item");
  }

  Set<UUID> learnedPins() {
    return overlap == null ? Set.of() : overlap.pinned();
  }

  /** As it will be held against the next one. */
  List<LastList.Entry> next() {
    if (kind != ListContents.Kind.NEWEST_FIRST) {
      return List.of();
    }
    var learned = learnedPins();
    return items.entrySet().stream()
        .map(
            entry -> {
              var item = known.get(entry.getKey());
              return new LastList.Entry(
                  entry.getKey(),
                  entry.getValue().pinned()
                      || (item != null && item.pinned())
                      || learned.contains(entry.getKey()));
            })
        .toList();
  }
}
