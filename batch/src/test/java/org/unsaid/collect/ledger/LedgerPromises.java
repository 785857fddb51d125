package org.unsaid.collect.ledger;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unsaid.collect.ledger.Looking.SOURCE;
import static org.unsaid.collect.ledger.Looking.at;
import static org.unsaid.collect.ledger.Looking.listing;
import static org.unsaid.collect.ledger.Looking.newestFirst;
import static org.unsaid.collect.ledger.Looking.span;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unsaid.core.Attempt;
import org.unsaid.core.Attempt.Outcome;
import org.unsaid.core.Failure;
import org.unsaid.core.Gap;
import org.unsaid.core.Source;
import org.unsaid.core.Span;

/** What the ledger promises on every database. */
abstract class LedgerPromises {

  private Looking looking;

  /** With nothing in it. */
  abstract DataSource database() throws Exception;

  @BeforeEach
  void open() throws Exception {
    looking = new Looking(database());
  }

  private static Gap gap(Looked looked) {
    return requireNonNull(looked.gap());
  }

  private List<Span> parts(String from, String to) {
    return looking.watched(from, to).parts().stream().map(Watched.Part::span).toList();
  }

  private List<String> gaps(String from, String to) {
    return looking.watched(from, to).gaps().stream().map(Gap::why).toList();
  }

  @Test
  void provesTheTimeBetweenTheBeginningsOfTwoListsThatOverlap() {
    assertThat(looking.listsAndReads("0 10:00", "c", "b", "a").proved()).isNull();

    var looked = looking.listsAndReads("0 11:00", "d", "c", "b");

    assertThat(looked.proved()).isEqualTo(span("0 10:00", "0 11:00"));
    assertThat(looked.attempt().outcome()).isEqualTo(Attempt.Outcome.NEW);
    assertThat(looked.attempt().items()).isEqualTo(3);
    assertThat(looked.attempt().fresh()).isEqualTo(1);
    assertThat(parts("0 09:00", "0 12:00")).containsExactly(span("0 10:00", "0 11:00"));
    assertThat(gaps("0 09:00", "0 12:00"))
        .containsExactly(
            "nobody looked before 2031-05-06T10:00:00Z",
            "no look at it has succeeded since 2031-05-06T11:00:00Z");
  }

  @Test
  void callsItAGapIfNothingOfTheLastListIsLeft() {
    looking.listsAndReads("0 10:00", "c", "b", "a");

    var looked = looking.listsAndReads("0 14:00", "f", "e", "d");
    looking.listsAndReads("0 15:00", "g", "f", "e");

    assertThat(looked.proved()).isNull();
    assertThat(gap(looked).span()).isEqualTo(span("0 10:00", "0 14:00"));
    assertThat(parts("0 10:00", "0 15:00")).containsExactly(span("0 14:00", "0 15:00"));
    assertThat(gaps("0 10:00", "0 15:00"))
        .containsExactly(
            "none of the 3 newest items of the list of 2031-05-06T10:00:00Z is left: what came in"
                + " between may have been pushed off");
  }

  @Test
  void bridgesFailedLooksByOverlapAndSaysSo() {
    looking.listsAndReads("0 10:00", "c", "b", "a");
    looking.fails("0 11:00", Failure.TIMEOUT);
    looking.fails("0 12:00", Failure.TIMEOUT);
    looking.fails("0 13:00", Failure.CONNECT);
    assertThat(gaps("0 10:00", "0 13:30"))
        .containsExactly(
            "no look at it has succeeded since 2031-05-06T10:00:00Z; 3 looks failed (timeout 2,"
                + " connect 1)");

    looking.listsAndReads("0 14:00", "d", "c", "b");

    assertThat(gaps("0 10:00", "0 14:00")).isEmpty();
    assertThat(looking.watched("0 10:00", "0 14:00").parts().getFirst().words())
        .isEqualTo("the fetch log: 1 look, 3 failed ones in between, bridged by overlap");
  }

  @Test
  void doesNotTakeAnEmptyListForASuccess() {
    looking.listsAndReads("0 10:00", "c", "b", "a");

    var looked = looking.lists("0 11:00");

    assertThat(looked.attempt().failure()).isEqualTo(Failure.UNREADABLE);
    assertThat(looked.proved()).isNull();
    assertThat(parts("0 10:00", "0 11:00")).isEmpty();
    assertThat(looking.listsAndReads("0 12:00", "c", "b", "a").proved())
        .isEqualTo(span("0 10:00", "0 12:00"));
  }

  @Test
  void doesNotTakeAPartOfAListForASuccessButKeepsWhatItShowed() {
    looking.listsAndReads("0 10:00", "c", "b", "a");

    var looked =
        looking.lists(
            at("0 11:00"),
            new ListContents(
                ListContents.Kind.NEWEST_FIRST, newestFirst("d", "c").items(), false, null));

    assertThat(looked.attempt().failure()).isEqualTo(Failure.CUT_SHORT);
    assertThat(looked.fresh()).extracting(Item::key).containsExactly("d");
    assertThat(looking.ledger.pending(SOURCE, looking.now(), 9)).hasSize(1);
    assertThat(parts("0 10:00", "0 11:00")).isEmpty();
  }

  @Test
  void goesOnWithTheLastListWhenNothingWasModified() {
    looking.listsAndReads("0 10:00", "c", "b", "a");
    assertThat(looking.notModified("0 11:00").proved()).isEqualTo(span("0 10:00", "0 11:00"));

    looking.listsAndReads("0 12:00", "d", "c");

    assertThat(parts("0 10:00", "0 12:00")).containsExactly(span("0 10:00", "0 12:00"));
  }

  @Test
  void doesNotBelieveThatNothingWasModifiedWhereThereWasNoList() {
    var looked = looking.notModified("0 10:00");

    assertThat(looked.attempt().outcome()).isEqualTo(Attempt.Outcome.FAILED);
    assertThat(looked.proved()).isNull();
  }

  @Test
  void doesNotLetAMarkedPinProveAnything() {
    looking.listsAndReads("0 10:00", "*p", "c", "b", "a");

    assertThat(looking.listsAndReads("0 11:00", "*p", "f", "e", "d").proved()).isNull();
  }

  @Test
  void doesNotLetAPinThatNobodyMarkedProveAnything() {
    looking.listsAndReads("0 10:00", "p", "c", "b", "a");

    assertThat(gap(looking.listsAndReads("0 11:00", "p", "f", "e", "d")).why())
        .isEqualTo(
            "what is left of the list of 2031-05-06T10:00:00Z stands above newer items, as pinned"
                + " ones do");
  }

  @Test
  void learnsThatAnItemIsPinnedFromItsStayingAboveNewerOnes() {
    looking.listsAndReads("0 10:00", "p", "c", "b", "a");
    looking.listsAndReads("0 11:00", "p", "d", "c", "b");

    // alone it would pass for the newest item of a list that lost all others
    assertThat(looking.listsAndReads("0 12:00", "p").proved()).isNull();
  }

  @Test
  void stillSeesTheOverlapWhereADeletionLetsAnOlderItemUp() {
    looking.listsAndReads("0 10:00", "d", "c", "b", "a");

    var looked = looking.listsAndReads("0 11:00", "e", "d", "b", "a", "older");

    assertThat(looked.proved()).isEqualTo(span("0 10:00", "0 11:00"));
  }

  @Test
  void leavesItemsOutThatWereRemovedAndAsksTheNextFive() {
    looking.listsAndReads("0 10:00", "g", "f", "e", "d", "c", "b", "a");
    var now = newestFirst("h", "b", "a");

    var asked = looking.ledger.missed(SOURCE, now);
    assertThat(asked).extracting(Item::key).containsExactly("g", "f", "e", "d", "c");
    asked.forEach(item -> looking.readsNot(at("0 11:00"), item.key(), Failure.GONE));

    assertThat(looking.ledger.missed(SOURCE, now)).isEmpty();
    assertThat(looking.lists(at("0 11:00"), now).proved()).isEqualTo(span("0 10:00", "0 11:00"));
  }

  @Test
  void reachesBackOverOlderPagesThatAreJoined() {
    looking.listsAndReads("0 10:00", "c", "b", "a", "z", "y", "x");
    assertThat(looking.ledger.missed(SOURCE, newestFirst("f", "e", "d"))).hasSize(5);

    var joined = newestFirst("f", "e", "d", "c", "b", "a", "z", "y", "x", "older");

    assertThat(looking.lists(at("0 11:00"), joined).proved()).isEqualTo(span("0 10:00", "0 11:00"));
  }

  @Test
  void doesNotCallATimeWatchedWhileAnItemThatCameInItIsUnread() {
    looking.listsAndReads("0 10:00", "b", "a");
    looking.lists("0 11:00", "c", "b", "a");
    looking.listsAndReads("0 12:00", "c", "b", "a");
    looking.readsNot(at("0 12:30"), "c", Failure.TIMEOUT);

    assertThat(parts("0 10:00", "0 12:00"))
        .containsExactly(new Span(at("0 11:00").plusSeconds(2).plusNanos(1000), at("0 12:00")));
    assertThat(gaps("0 10:00", "0 12:00"))
        .containsExactly(
            "listed, but not read: 'Note c' https://harbour.example/c (timeout at"
                + " 2031-05-06T12:30:00Z)");

    looking.reads(at("0 13:00"), "c", "text");
    assertThat(parts("0 10:00", "0 12:00")).containsExactly(span("0 10:00", "0 12:00"));
  }

  @Test
  void answersAsItWouldHaveThen() {
    looking.listsAndReads("0 10:00", "b", "a");
    looking.lists("0 11:00", "c", "b", "a");
    var unread = looking.now();
    var then = looking.watched("0 09:00", "0 14:00");

    looking.reads(at("0 13:00"), "c", "text");
    looking.listsAndReads("0 13:30", "d", "c");

    assertThat(looking.ledger.watched(SOURCE, span("0 09:00", "0 14:00"), unread)).isEqualTo(then);
    assertThat(looking.watched("0 09:00", "0 14:00")).isNotEqualTo(then);
  }

  @Test
  void keepsTheGapOfAnItemThatWentBeforeItWasRead() {
    looking.listsAndReads("0 10:00", "b", "a");
    looking.lists("0 11:00", "c", "b", "a");
    looking.readsNot(at("0 11:01"), "c", Failure.GONE);
    looking.listsAndReads("15 11:00", "b", "a");

    assertThat(looking.readsNot(at("15 11:01"), "c", Failure.GONE))
        .isInstanceOf(PageLooked.Gone.class);

    assertThat(gaps("0 10:00", "0 11:00")).hasSize(1);
    assertThat(looking.ledger.pending(SOURCE, at("99 00:00"), 9)).isEmpty();
  }

  @Test
  void provesNothingOfThePastByBackFilling() {
    looking.listsAndReads("0 10:00", "b", "a");

    var looked = looking.lists(at("0 10:30"), listing(ListContents.Kind.BACKFILL, "z", "y"));

    assertThat(looked.fresh()).extracting(Item::backfill).containsExactly(true, true);
    assertThat(looked.proved()).isNull();
    assertThat(parts("0 00:00", "0 10:30")).isEmpty();
    assertThat(looking.ledger.pending(SOURCE, looking.now(), 9)).hasSize(2);
  }

  @Test
  void tellsWhenAPageWasNotThereYet() {
    looking.listsAndReads("0 10:00", "b", "a");
    looking.lists("0 11:00", "c", "b", "a");
    looking.reads(at("0 18:00"), "c", "text");
    looking.listsAndReads("0 19:00", "z", "y", "x");

    assertThat(notBefore(at("0 18:00").plusSeconds(2), "c")).contains(at("0 10:00"));
    assertThat(notBefore(at("0 18:00").plusSeconds(2), "c", at("0 10:59"))).isEmpty();
    // the first list shows all that is older, and so may one after a gap
    assertThat(notBefore(at("0 10:00").plusSeconds(4), "a")).isEmpty();
    assertThat(notBefore(at("0 19:00").plusSeconds(4), "z")).isEmpty();
    assertThat(notBefore(at("0 19:30"), "z")).isEmpty();
  }

  private Optional<Instant> notBefore(Instant seen, String key) {
    return notBefore(seen, key, looking.now());
  }

  private Optional<Instant> notBefore(Instant seen, String key, Instant asOf) {
    return looking.ledger.notBefore(SOURCE, seen, Looking.page(key).toString(), asOf);
  }

  @Test
  void holdsANewItemAgainstUsEvenIfAnOlderPageShowedItFirst() {
    looking.listsAndReads("0 10:00", "b", "a");
    looking.lists(at("0 10:30"), listing(ListContents.Kind.BACKFILL, "c", "b"));

    looking.lists("0 11:00", "c", "b", "a");

    assertThat(parts("0 10:00", "0 11:00")).isEmpty();
    assertThat(looking.ledger.pending(SOURCE, looking.now(), 9).getFirst().backfill()).isFalse();
  }

  @Test
  void provesByASitemapThatWasReadWholeAndStillHasWhatItHad() {
    looking.lists(at("0 10:00"), listing(ListContents.Kind.WHOLE, "a", "b", "c", "d"));

    var all =
        looking.lists(at("0 11:00"), listing(ListContents.Kind.WHOLE, "a", "b", "bb", "c", "d"));
    var few = looking.lists(at("0 12:00"), listing(ListContents.Kind.WHOLE, "d", "e", "f"));

    assertThat(all.proved()).isEqualTo(span("0 10:00", "0 11:00"));
    assertThat(gap(few).why())
        .isEqualTo(
            "read whole, but only 1 of the 5 items that stood on it at 2031-05-06T11:00:00Z are"
                + " still on it");
  }

  @Test
  void watchesAnIndexOfManySitemapsUpToTheOldestOfTheirReadings() {
    looking.listsIndex("0 10:00", "ab", "a a1 a2");
    assertThat(looking.watched("0 10:01", "0 10:05").gaps())
        .singleElement()
        .satisfies(gap -> assertThat(gap.why()).contains("no look at it has succeeded yet"));
    looking.listsIndex("0 11:00", "ab", "b b1 b2");
    var half = looking.listsIndex("0 12:00", "ab", "a a1 a2");
    looking.ledger.pending(SOURCE, looking.now(), 9).forEach(this::readsNow);

    // both were read since 11:00, when b was
    assertThat(half.proved())
        .isEqualTo(new Span(at("0 10:00").plusSeconds(1), at("0 11:00").plusSeconds(1)));
    assertThat(half.attempt().items()).isEqualTo(4);
    assertThat(looking.watched("0 10:30", "0 11:30").gaps())
        .singleElement()
        .satisfies(gap -> assertThat(gap.span().from()).isEqualTo(at("0 11:00").plusSeconds(1)));
  }

  @Test
  void holdsAnItemOfALaterSitemapOfTheFirstRoundAgainstAllOfTheRound() {
    looking.listsIndex("0 10:00", "ab", "a a1 a2");
    looking.ledger.pending(SOURCE, looking.now(), 9).forEach(this::readsNow);
    // b2 may have come at 10:30, and is not read
    looking.listsIndex("0 11:00", "ab", "b b1 b2");
    looking.reads(at("0 11:01"), "b1", "text");
    looking.listsIndex("0 12:00", "ab", "a a1 a2", "b b1 b2");

    assertThat(parts("0 10:00", "0 11:30"))
        .allSatisfy(part -> assertThat(part.from()).isAfter(at("0 11:00")));
  }

  @Test
  void takesASitemapThatWasNotModifiedForReadAndAnIndexForNothing() {
    looking.listsIndex("0 10:00", "ab", "a a1 a2", "b b1 b2");
    looking.ledger.pending(SOURCE, looking.now(), 9).forEach(this::readsNow);

    var same = looking.listsIndex("0 11:00", "ab", "a =", "b =");
    var one = looking.listsIndex("0 12:00", "ab", "a a1 a2 a3");
    var other = looking.listsIndex("0 13:00", "abc", "b =", "c c1");

    assertThat(same.proved()).isEqualTo(span("0 10:00", "0 11:00"));
    assertThat(same.attempt().outcome()).isEqualTo(Outcome.NONE_NEW);
    // b was read last at 11:00, a second after the index
    assertThat(one.proved()).isEqualTo(new Span(at("0 11:00"), at("0 11:00").plusSeconds(1)));
    assertThat(one.attempt().failure()).isNull();
    assertThat(one.fresh()).extracting(Item::backfill).containsExactly(false);
    assertThat(other.proved())
        .isEqualTo(new Span(at("0 11:00").plusSeconds(1), at("0 12:00").plusSeconds(1)));
    assertThat(looking.ledger.agenda(List.of(Looking.source(null, null)), looking.now()).due())
        .allSatisfy(due -> assertThat(due.validators()).isNull());
  }

  @Test
  void doesNotProveByAnIndexOfWhichLittleOfBeforeIsLeft() {
    looking.listsIndex("0 10:00", "ab", "a a1 a2", "b b1 b2");

    var other = looking.listsIndex("0 11:00", "ac", "a a1", "c c1 c2");

    assertThat(gap(other).why())
        .startsWith("read whole, but only 1 of the 4 items that stood on it at");
  }

  private void readsNow(Item item) {
    looking.reads(looking.now(), item.key(), "text");
  }

  @Test
  void doesNotProveByALookThatBeganNoLaterThanTheLastGoodOne() {
    looking.listsAndReads("0 10:00", "b", "a");

    assertThat(looking.lists("0 09:00", "b", "a").proved()).isNull();
    assertThat(looking.lists("0 11:00", "b", "a").proved()).isEqualTo(span("0 10:00", "0 11:00"));
  }

  @Test
  void noticesAnEditAndKeepsBothVersions() {
    looking.lists("0 10:00", "a");

    assertThat(looking.reads(at("0 10:01"), "a", "one")).isInstanceOf(PageLooked.FirstRead.class);
    assertThat(looking.readsNotModified(at("0 11:02"), "a"))
        .isInstanceOf(PageLooked.Unchanged.class);
    assertThat(looking.reads(at("0 16:02"), "a", "two"))
        .isInstanceOfSatisfying(
            PageLooked.Changed.class,
            changed -> {
              assertThat(changed.version()).isEqualTo(2);
              assertThat(changed.before()).isEqualTo("one");
            });
  }

  @Test
  void callsAPageGoneAfterFourteenDaysOfNotFoundAndNotIfItCameBackInBetween() {
    looking.listsAndReads("0 10:00", "b", "a");
    looking.readsNot(at("1 10:00"), "a", Failure.GONE);
    looking.readsNot(at("1 10:00"), "b", Failure.GONE);
    looking.readsNot(at("5 10:00"), "a", Failure.SERVER_ERROR);
    looking.reads(at("5 10:00"), "b", "text");

    assertThat(looking.readsNot(at("14 10:00"), "a", Failure.GONE))
        .isInstanceOf(PageLooked.Missing.class);
    assertThat(looking.readsNot(at("15 10:00"), "a", Failure.GONE))
        .isInstanceOfSatisfying(
            PageLooked.Gone.class, gone -> assertThat(gone.since()).isEqualTo(at("1 10:00")));
    assertThat(looking.readsNot(at("15 10:00"), "b", Failure.GONE))
        .isInstanceOf(PageLooked.Missing.class);
  }

  @Test
  void callsAPageGoneOfWhichItsSiteSaysSoWithAnyStatusForFourteenDays() {
    looking.listsAndReads("0 10:00", "b", "a");
    looking.lists("0 11:00", "never-read", "b", "a");
    for (var key : List.of("a", "b", "never-read")) {
      looking.readsThatThereIsNone(at("1 10:00"), key);
    }
    looking.readsNot(at("5 10:00"), "a", Failure.GONE);
    looking.readsNot(at("5 10:00"), "b", Failure.SOFT_ERROR);

    assertThat(looking.readsNot(at("14 10:00"), "b", Failure.SOFT_ERROR))
        .isInstanceOf(PageLooked.Failed.class);
    for (var key : List.of("a", "b", "never-read")) {
      assertThat(looking.readsThatThereIsNone(at("15 10:00"), key))
          .isInstanceOfSatisfying(
              PageLooked.Gone.class, gone -> assertThat(gone.since()).isEqualTo(at("1 10:00")));
    }
    assertThat(looking.ledger.pending(at("99 10:00"), 9)).isEmpty();
  }

  @Test
  void tellsWhichLooksFoundAnEditAndWhenTheTextBeforeWasLastThere() {
    looking.listsAndReads("0 10:00", "b", "a");
    looking.reads(at("0 11:00"), "a", "text");
    long before = looking.ledger.lastLook();
    looking.reads(at("0 12:00"), "a", "other text");
    long after = looking.ledger.lastLook();

    assertThat(looking.ledger.edited(0, after))
        .singleElement()
        .satisfies(
            edit -> {
              assertThat(edit.number()).isEqualTo(after);
              assertThat(edit.version()).isEqualTo(2);
              assertThat(edit.before().began()).isBefore(at("0 11:00"));
              assertThat(edit.unchangedAt()).isEqualTo(at("0 11:00"));
              assertThat(edit.after().began()).isEqualTo(at("0 12:00"));
            });
    assertThat(looking.ledger.edited(before, after)).hasSize(1);
    assertThat(looking.ledger.edited(after, after)).isEmpty();
    assertThat(looking.ledger.gone(0, after)).isEmpty();
  }

  @Test
  void tellsOfAPageThatWentThoughItsServerSaysThatAllIsWell() {
    looking.listsAndReads("0 10:00", "b", "a");
    looking.readsThatThereIsNone(at("1 10:00"), "a");
    looking.readsThatThereIsNone(at("15 10:00"), "a");

    assertThat(looking.ledger.gone(0, looking.ledger.lastLook()))
        .singleElement()
        .satisfies(gone -> assertThat(gone.since()).isEqualTo(at("1 10:00")));
  }

  @Test
  void tellsOfAPageThatWentWithItsFirstAndItsLastText() {
    looking.listsAndReads("0 10:00", "b", "a");
    looking.reads(at("0 12:00"), "a", "other text");
    looking.readsNot(at("1 10:00"), "a", Failure.GONE);
    assertThat(looking.ledger.gone(0, looking.ledger.lastLook())).isEmpty();
    looking.readsNot(at("15 10:00"), "a", Failure.GONE);
    looking.lists("15 11:00", "b");

    assertThat(looking.ledger.gone(0, looking.ledger.lastLook()))
        .singleElement()
        .satisfies(
            gone -> {
              assertThat(gone.url()).isEqualTo(Looking.page("a"));
              assertThat(gone.there()).isEqualTo(at("0 12:00"));
              assertThat(gone.since()).isEqualTo(at("1 10:00"));
              assertThat(gone.first())
                  .isNotNull()
                  .satisfies(text -> assertThat(text.began()).isBefore(at("0 12:00")));
              assertThat(gone.last())
                  .isNotNull()
                  .satisfies(text -> assertThat(text.began()).isEqualTo(at("0 12:00")));
              assertThat(gone.missing().began()).isEqualTo(at("15 10:00"));
            });
  }

  @Test
  void keepsThePageThatLinksToADocumentWithEachTextOfIt() {
    looking.lists("0 10:00", "b", "a");
    looking.reads(at("0 10:01"), "a", "text");
    looking.readsDocument(at("0 10:01"), "b", "one", null);
    var item = looking.readsDocument(at("0 11:02"), "b", "two", null).item();
    var failed = looking.readsDocument(at("0 16:02"), "b", "", Failure.TIMEOUT).item();
    var own = looking.reads(at("0 17:02"), "b", "three").item();

    assertThat(item.document())
        .isEqualTo(
            new LinkedDocument(
                URI.create("https://harbour.example/b.pdf"), new Validators("\"pdf", null)));
    assertThat(failed.document()).isEqualTo(item.document());
    assertThat(own.document()).isNull();
    assertThat(looking.ledger.texts(0, looking.ledger.lastText(), 9))
        .extracting(text -> text.landing() == null ? null : text.landing().offset())
        .containsExactly(null, 3L, 3L, null);
    assertThat(looking.ledger.revisits(at("8 20:00"), 9))
        .filteredOn(each -> each.key().equals("b"))
        .singleElement()
        .isEqualTo(own);
  }

  @Test
  void callsNoItemGoneWhosePageIsThereWithoutItsDocument() {
    looking.lists("0 10:00", "b", "a");
    for (int day = 0; day < 30; day += 10) {
      assertThat(looking.readsDocument(at(day + " 10:01"), "a", "", Failure.GONE))
          .isInstanceOf(PageLooked.Failed.class);
    }
    assertThat(looking.ledger.pending(at("40 10:00"), 9)).hasSize(2);
  }

  @Test
  void revisitsEverMoreSeldom() {
    looking.listsAndReads("0 10:00", "b", "a");
    looking.listsAndReads("0 11:00", "c", "b", "a");

    assertThat(looking.ledger.revisits(at("0 12:00"), 9)).isEmpty();
    assertThat(looking.ledger.revisits(at("0 12:01"), 9))
        .extracting(Item::key)
        .containsExactly("c");
    looking.reads(at("0 12:01"), "c", "text");
    assertThat(looking.ledger.revisits(at("0 16:59"), 9)).isEmpty();
    assertThat(looking.ledger.revisits(at("0 17:01"), 9)).hasSize(1);
  }

  @Test
  void triesAnUnreadPageAgainAndNeverGivesItUp() {
    looking.lists("0 10:00", "a");
    var when = at("0 10:00");
    for (int i = 0; i < 30; i++) {
      looking.readsNot(when, "a", Failure.TIMEOUT);
      assertThat(looking.ledger.pending(SOURCE, when.plus(Duration.ofMinutes(14)), 9)).isEmpty();
      when = when.plus(Duration.ofHours(25));
      assertThat(looking.ledger.pending(SOURCE, when, 9)).hasSize(1);
    }
  }

  @Test
  void givesDueSourcesWithTheValidatorsOfTheLastGoodAnswer() {
    var source = Looking.source(Duration.ofHours(1), null);
    assertThat(looking.ledger.agenda(List.of(source), at("0 10:00")).due()).hasSize(1);

    looking.listsAndReads("0 10:00", "b", "a");
    looking.fails("0 11:00", Failure.TIMEOUT);

    var later = looking.ledger.agenda(List.of(source), at("0 11:10"));
    assertThat(later.due()).isEmpty();
    assertThat(later.next()).isBetween(at("0 11:50"), at("0 12:10"));
    assertThat(looking.ledger.agenda(List.of(source), at("0 12:10")).due())
        .singleElement()
        .satisfies(
            due -> {
              assertThat(due.validators()).isEqualTo(new Validators("\"2", null));
              assertThat(due.failures()).isEqualTo(1);
            });
  }

  @Test
  void printsEveryLookInOrder() {
    looking.listsAndReads("0 10:00", "a");
    looking.fails("0 11:00", Failure.TLS);

    var log = looking.ledger.attempts(SOURCE, span("0 00:00", "1 00:00"));

    assertThat(log)
        .extracting(Attempt::target)
        .containsExactly(Attempt.Target.LIST, Attempt.Target.PAGE, Attempt.Target.LIST);
    assertThat(requireNonNull(log.getFirst().capture()).digest()).isEqualTo("sha256:X");
    assertThat(log.getLast().failure()).isEqualTo(Failure.TLS);
  }

  @Test
  void alarmsWhenASourceFailsOrShowsNothingNewForTooLong() {
    var source = Looking.source(null, new Source.Rate(1, 20, Duration.ofDays(1)));
    looking.listsAndReads("0 10:00", "a");
    looking.listsAndReads("6 10:00", "a");
    assertThat(looking.ledger.alarms(List.of(source), looking.now())).isEmpty();

    looking.listsAndReads("7 10:00", "a");
    for (int hour = 11; hour < 14; hour++) {
      looking.fails("7 " + hour + ":00", Failure.TIMEOUT);
    }

    assertThat(looking.ledger.alarms(List.of(source), looking.now()))
        .extracting(Alarm::kind)
        .containsExactly(Alarm.Kind.EMPTY_STREAK, Alarm.Kind.FAILING);
  }

  @Test
  void alarmsWhenListsShrinkOrPagesCannotBeRead() {
    var source = Looking.source(null, null);
    var many = new String[] {"a", "b", "c", "d", "e", "f", "g"};
    looking.lists("0 10:00", many);
    looking.listsAndReads("0 11:00", "a", "b");

    assertThat(looking.ledger.alarms(List.of(source), at("0 17:30")))
        .extracting(Alarm::kind)
        .containsExactly(Alarm.Kind.SHRUNK, Alarm.Kind.UNREAD);
  }

  @Test
  void keepsHostileTextsAndLongKeys() {
    var nasty = "a\0b\uD800c" + "x".repeat(3000);
    var item =
        new ListedItem(
            "k\0\uD800".repeat(2000), URI.create("https://h.example/"), nasty, false, 0, nasty);

    var looked =
        looking.lists(
            at("0 10:00"),
            new ListContents(ListContents.Kind.NEWEST_FIRST, List.of(item), true, null));

    assertThat(looked.fresh()).hasSize(1);
    var pending = looking.ledger.pending(looking.now(), 9).getFirst();
    assertThat(pending.title()).startsWith("a\uFFFDb\uFFFDcx");
    assertThat(looking.reads(looking.now(), pending.key(), "text"))
        .isInstanceOf(PageLooked.FirstRead.class);
  }

  @Test
  void remembersWhatAnArchiveWasWhenItWasReadLast() {
    var ledger = looking.ledger;
    var first = new ReadArchive("senate", "aa", Path.of("/a.jsonl"), at("0 10:00"));
    var other = new ReadArchive("senate", "bb", Path.of("/b.jsonl"), at("1 10:00"));

    ledger.archiveRead(first);
    ledger.archiveRead(new ReadArchive("senate", "aa", Path.of("/c.jsonl"), at("0 11:00")));
    assertThat(ledger.archiveRead("senate")).contains(first);
    ledger.archiveRead(other);
    assertThat(ledger.archiveRead("senate")).contains(other);
    ledger.archiveRead(new ReadArchive("senate", "aa", Path.of("/a.jsonl"), at("2 10:00")));

    assertThat(ledger.archiveRead("senate").map(ReadArchive::digest)).contains("aa");
    assertThat(ledger.archiveRead("house")).isEmpty();
  }

  @Test
  void goesOnAfterItWasOpenedAgain() throws Exception {
    looking.listsAndReads("0 10:00", "b", "a");

    var again = new Looking(looking.database);

    assertThat(again.lists("0 11:00", "b", "a").proved()).isEqualTo(span("0 10:00", "0 11:00"));
  }

  @Test
  void leavesNothingOfALookThatBroke() {
    looking.listsAndReads("0 10:00", "b", "a");

    assertThatThrownBy(() -> looking.reads(at("0 11:00"), "never-listed", "text"))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(looking.ledger.attempts(SOURCE, span("0 11:00", "0 12:00"))).isEmpty();
  }
}
