package org.unsaid.job;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unsaid.collect.ledger.ListContents;
import org.unsaid.collect.ledger.ListedItem;
import org.unsaid.collect.ledger.Validators;
import org.unsaid.extract.listing.Listing;

/**
 * The parts of one look at a source, joined into one list: pages of a list, sitemaps of an index.
 */
final class JoinedList {

  private final ListContents.Kind kind;
  private final @Nullable Validators validators;
  private final List<ListedItem> items = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Set<URI> seen = new HashSet<>();
  private final Queue<URI> further = new ArrayDeque<>();
  private boolean complete = true;

  JoinedList(ListContents.Kind kind, @Nullable Validators validators) {
    this.kind = kind;
    this.validators = validators;
  }

  /**
   * Adds a part below all that is there.
   *
   * @return keys of its items
   */
  Set<String> add(URI address, Listing part) {
    seen.add(address);
    var keys = new HashSet<String>();
    int nameless = 0;
    for (var item : part.items()) {
      if (item.url() == null) {
        nameless++;
      } else {
        items.add(item(item, item.url()));
        keys.add(items.getLast().key());
      }
    }
    part.further().stream().filter(seen::add).forEach(further::add);
    notes.addAll(part.faults());
    complete &= part.complete();
    if (nameless > 0) {
      // what they say may be an answer, and cannot be read
      leaveOut(nameless + " items name no address");
    }
    return keys;
  }

  private ListedItem item(Listing.Item item, URI url) {
    var id = item.id();
    return new ListedItem(
        id == null || id.isBlank() ? url.toString() : id,
        url,
        item.title(),
        item.pinned(),
        items.size(),
        item.published());
  }

  /** The address of a part that was named and is not read yet; null: there is none. */
  @Nullable URI next() {
    return further.poll();
  }

  /** Something that belongs to the list could not be read. */
  void leaveOut(String what) {
    complete = false;
    notes.add(what);
  }

  void note(String words) {
    notes.add(words);
  }

  ListContents contents() {
    return new ListContents(kind, items, complete, validators);
  }

  String words() {
    return String.join("; ", notes);
  }
}
