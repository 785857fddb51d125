package org.unsaid.collect.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unsaid.core.Attempt;
import org.unsaid.core.Failure;
import org.unsaid.core.Span;

/** What the ledger says against what was really published, over made histories. */
class RandomHistoryTest {

  private static final Span ALWAYS =
      new Span(Looking.DAY.minusSeconds(1), Looking.DAY.plusSeconds(400L * 86_400));

  private final Ledger ledger = Ledger.open(LedgerTest.h2(), this::now);
  private Instant now = Looking.DAY;
  private MadeSource source = new MadeSource("made", 8, List.of());
  private Random random = new Random(0);
  private final Set<String> read = new HashSet<>();
  private List<ListedItem> lastList = List.of();
  private boolean clumsy;

  static List<Long> seeds() {
    return new Random(20310506).longs(16).boxed().toList();
  }

  private Instant now() {
    return now;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void neverCallsATimeWatchedInWhichAnItemThatStayedWasMissedOrNotRead(long seed) {
    begin(seed, 100, 0.1);
    clumsy = true;
    Map<Instant, Watched> answers = new LinkedHashMap<>();
    while (now.isBefore(source.end())) {
      boolean away = random.nextInt(4) == 0;
      now = now.plusSeconds(1 + random.nextInt(away ? 80_000 : 10_000));
      look();
      readPending();
      var answer = ledger.watched(source.id(), ALWAYS, now);
      assertSound(answer);
      answers.put(now, answer);
    }

    answers.forEach(
        (asOf, answer) ->
            assertThat(ledger.watched(source.id(), ALWAYS, asOf))
                .as("asked again as of " + asOf)
                .isEqualTo(answer));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void findsNoGapWhereEveryListReachesBackAndEveryPageIsRead(long seed) {
    begin(seed, 60, 0.02);
    now = now.plusSeconds(20_000);
    var first = now;
    var last = now;
    list(source.list(now, 0, source.shown()), true);
    readPending();
    while (now.isBefore(source.end())) {
      now = now.plusSeconds(600 + random.nextInt(600));
      last = now;
      list(source.list(now, 0, source.shown()), true);
      readPending();
    }

    var watched = ledger.watched(source.id(), new Span(first, last), now);
    assertThat(watched.gaps()).isEmpty();
    assertThat(watched.parts()).extracting(Watched.Part::span).containsExactly(watched.span());
  }

  private void begin(long seed, int items, double removed) {
    random = new Random(seed);
    source = MadeSource.by(random, "made", items, removed);
  }

  /** All that may go wrong with a list, and some that goes well. */
  private void look() {
    switch (random.nextInt(10)) {
      case 0, 1 ->
          ledger.looked(
              attempt(Attempt.Target.LIST, Attempt.Outcome.FAILED, Failure.TIMEOUT), null);
      case 2 -> list(source.list(now, 0, 1 + random.nextInt(3)), false);
      case 3 -> list(List.of(), true);
      case 4 -> {
        backFill();
        list(source.list(now, 0, source.shown()), true);
      }
      case 5 -> backFill();
      default -> {
        var seen = source.list(now, 0, source.shown());
        if (!seen.isEmpty() && seen.equals(lastList) && random.nextBoolean()) {
          ledger.looked(attempt(Attempt.Target.LIST, Attempt.Outcome.NOT_MODIFIED, null), null);
        } else {
          list(seen, true);
        }
      }
    }
  }

  private void list(List<ListedItem> items, boolean complete) {
    var listing = new ListContents(ListContents.Kind.NEWEST_FIRST, items, complete, null);
    if (complete && (!clumsy || random.nextBoolean())) {
      for (var item : ledger.missed(source.id(), listing)) {
        visit(item.key());
      }
      if (!ledger.missed(source.id(), listing).isEmpty()) {
        listing =
            new ListContents(
                ListContents.Kind.NEWEST_FIRST,
                source.list(now, 0, source.shown() * 4),
                true,
                null);
      }
    }
    var looked =
        ledger.listed(attempt(Attempt.Target.LIST, Attempt.Outcome.NONE_NEW, null), listing);
    if (looked.attempt().failure() == null) {
      lastList = listing.items();
    }
  }

  private void backFill() {
    var older = source.list(now, source.shown() / 2, source.shown());
    ledger.listed(
        attempt(Attempt.Target.LIST, Attempt.Outcome.NONE_NEW, null),
        new ListContents(ListContents.Kind.BACKFILL, older, true, null));
  }

  private void readPending() {
    for (var item : ledger.pending(source.id(), now, 1000)) {
      visit(item.key());
    }
  }

  private void visit(String key) {
    boolean there =
        source.published().stream().anyMatch(item -> item.key().equals(key) && item.thereAt(now));
    if (!there) {
      ledger.page(
          attempt(Attempt.Target.PAGE, Attempt.Outcome.FAILED, Failure.GONE), key, null, null);
    } else if (clumsy && random.nextInt(5) == 0) {
      ledger.page(
          attempt(Attempt.Target.PAGE, Attempt.Outcome.FAILED, Failure.TIMEOUT), key, null, null);
    } else {
      ledger.page(attempt(Attempt.Target.PAGE, Attempt.Outcome.NEW, null), key, "text", null);
      read.add(key);
    }
  }

  private void assertSound(Watched watched) {
    var missed = new ArrayList<String>();
    for (var item : source.published()) {
      boolean stayed = item.removed() == null || item.removed().isAfter(now);
      boolean claimed =
          watched.parts().stream()
              .map(Watched.Part::span)
              .anyMatch(span -> !item.at().isBefore(span.from()) && item.at().isBefore(span.to()));
      if (claimed && stayed && !read.contains(item.key())) {
        missed.add(item.toString());
      }
    }
    assertThat(missed).as(watched.toString()).isEmpty();
  }

  private Attempt attempt(
      Attempt.Target target, Attempt.Outcome outcome, @Nullable Failure failure) {
    return new Attempt(
        source.id(),
        target,
        URI.create("https://made.example/"),
        now,
        now,
        outcome,
        failure,
        "",
        0,
        0,
        null);
  }
}
