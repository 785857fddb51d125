package org.unsaid.collect.ledger;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Attempt;
import org.unsaid.core.CapturePlace;
import org.unsaid.core.Failure;
import org.unsaid.core.Source;
import org.unsaid.core.Span;

/** Somebody who looks at one source, at times that a test gives; a look takes two seconds. */
final class Looking {

  static final String SOURCE = "harbour-office";
  static final URI LIST = URI.create("https://harbour.example/news");
  static final Instant DAY = Instant.parse("2031-05-06T00:00:00Z");
  static final Duration TAKES = Duration.ofSeconds(2);

  final DataSource database;
  final Ledger ledger;
  private Instant now = DAY;

  Looking(DataSource database) {
    this.database = database;
    ledger = Ledger.open(database, () -> now);
  }

  /** Such as {@code 1 10:30}: the day, from 0, and the time. */
  static Instant at(String dayAndTime) {
    var words = dayAndTime.split(" ", -1);
    return DAY.plus(Duration.ofDays(Long.parseLong(words[0])))
        .plus(Duration.parse("PT" + words[1].replace(":", "H") + "M"));
  }

  static Span span(String from, String to) {
    return new Span(at(from), at(to));
  }

  /** A key that begins with {@code *} is marked as pinned. */
  static ListContents newestFirst(String... keys) {
    return listing(ListContents.Kind.NEWEST_FIRST, keys);
  }

  static ListContents listing(ListContents.Kind kind, String... keys) {
    return new ListContents(
        kind, items(List.of(keys)), true, new Validators("\"" + keys.length, null));
  }

  static List<ListedItem> items(List<String> keys) {
    var items = new ArrayList<ListedItem>();
    for (var key : keys) {
      var name = key.replace("*", "");
      items.add(
          new ListedItem(
              name, page(name), "Note " + name, key.startsWith("*"), items.size(), null));
    }
    return items;
  }

  static URI page(String key) {
    return URI.create("https://harbour.example/" + key);
  }

  Looked lists(Instant when, ListContents listing) {
    return ledger.listed(list(when, Attempt.Outcome.NONE_NEW, null), listing);
  }

  /**
   * An index whose sitemaps are named by letters.
   *
   * @param read a sitemap and its items each; {@code =} instead: it was not modified
   */
  Looked listsIndex(String when, String named, String... read) {
    var began = at(when);
    var reads = new ArrayList<SitemapRound.Read>();
    var keys = new ArrayList<String>();
    for (var sitemap : read) {
      var words = List.of(sitemap.split(" ", -1));
      var items = words.subList(1, words.size());
      boolean same = items.contains("=");
      keys.addAll(same ? List.of() : items);
      reads.add(
          new SitemapRound.Read(
              new SitemapReading(page(words.getFirst()), began.plusSeconds(1), false, null),
              same ? null : Set.copyOf(items)));
    }
    return ledger.listed(
        list(began, Attempt.Outcome.NONE_NEW, null),
        new ListContents(ListContents.Kind.WHOLE, items(keys), true, null),
        new SitemapRound(named.chars().mapToObj(c -> page(Character.toString(c))).toList(), reads));
  }

  Looked lists(String when, String... keys) {
    return lists(at(when), newestFirst(keys));
  }

  /** Lists, and reads whatever is new at once. */
  Looked listsAndReads(String when, String... keys) {
    var looked = lists(when, keys);
    looked.fresh().forEach(item -> reads(looked.attempt().ended(), item.key(), "text"));
    return looked;
  }

  Looked fails(Instant when, Failure failure) {
    return ledger.looked(list(when, Attempt.Outcome.FAILED, failure), null);
  }

  Looked fails(String when, Failure failure) {
    return fails(at(when), failure);
  }

  Looked notModified(String when) {
    return ledger.looked(list(at(when), Attempt.Outcome.NOT_MODIFIED, null), null);
  }

  PageLooked reads(Instant when, String key, String digest) {
    return ledger.page(
        page(when, key, Attempt.Outcome.NEW, null), key, digest, new Validators("\"v", null));
  }

  PageLooked readsNot(Instant when, String key, Failure failure) {
    return ledger.page(page(when, key, Attempt.Outcome.FAILED, failure), key, null, null);
  }

  /** The server says, with a status that means success, that there is no such page. */
  PageLooked readsThatThereIsNone(Instant when, String key) {
    return ledger.missing(page(when, key, Attempt.Outcome.FAILED, Failure.SOFT_ERROR), key);
  }

  /** The page links to a document that holds the text; failure null: it was read. */
  PageLooked readsDocument(Instant when, String key, String digest, @Nullable Failure failure) {
    return ledger.document(
        page(when, key, failure == null ? Attempt.Outcome.NEW : Attempt.Outcome.FAILED, failure),
        key,
        failure == null ? digest : null,
        new Validators("\"page", null),
        new LinkedDocument(page(key + ".pdf"), new Validators("\"pdf", null)),
        failure == null ? new CapturePlace("a.warc.gz", 3, "sha256:P") : null,
        null);
  }

  PageLooked readsNotModified(Instant when, String key) {
    return ledger.page(page(when, key, Attempt.Outcome.NOT_MODIFIED, null), key, null, null);
  }

  Watched watched(String from, String to) {
    return ledger.watched(SOURCE, span(from, to), now);
  }

  Instant now() {
    return now;
  }

  static Source.Polled source(@Nullable Duration every, Source.@Nullable Rate expect) {
    return new Source.Polled(
        SOURCE, "harbour", Source.Polled.Kind.LIST, LIST, every, expect, List.of());
  }

  Attempt list(Instant when, Attempt.Outcome outcome, @Nullable Failure failure) {
    return attempt(when, Attempt.Target.LIST, LIST, outcome, failure);
  }

  private Attempt page(
      Instant when, String key, Attempt.Outcome outcome, @Nullable Failure failure) {
    return attempt(when, Attempt.Target.PAGE, page(key), outcome, failure);
  }

  private Attempt attempt(
      Instant when,
      Attempt.Target target,
      URI url,
      Attempt.Outcome outcome,
      @Nullable Failure failure) {
    var ended = when.plus(TAKES);
    now = now.isAfter(ended) ? now : ended;
    var capture = failure == null ? new CapturePlace("a.warc.gz", 7, "sha256:X") : null;
    return new Attempt(SOURCE, target, url, when, ended, outcome, failure, "", 0, 0, capture);
  }
}
