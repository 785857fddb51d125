package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unsaid.collect.ledger.PageLooked;
import org.unsaid.collect.ledger.ReadText;
import org.unsaid.core.Attempt;
import org.unsaid.core.Attempt.Outcome;
import org.unsaid.core.Attempt.Target;
import org.unsaid.core.Failure;
import org.unsaid.core.Verdict;
import org.unsaid.extract.Extractor;
import org.unsaid.job.HostFault.Patience;

/**
 * Every fault of {@link HostFault} at once, each at a list of its own and at the pages of another,
 * from the wire to the verdict.
 *
 * <p>Day 0: all hosts are sound. Then there is a flood, of which nobody says a word. Day 1: all are
 * struck, and have published a second report. Day 2: all are sound again, with a third.
 */
@Timeout(120)
class FaultyHostsTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Instant STRUCK = FaultyWorld.BEGIN.plus(DAY);
  private static final Duration LONG = Duration.ofDays(1);

  @TempDir private static Path folder;

  private static final Map<Patience, History> HISTORIES = new EnumMap<>(Patience.class);

  /** What a world came to that was struck. */
  private record History(
      FaultyWorld world, Map<String, Verdict> whileStruck, Map<String, Verdict> afterwards) {

    static History of(Patience patience, FaultyWorld world) throws Exception {
      world.ministry(sound(), false);
      var faults = faults(patience);
      for (var fault : faults) {
        for (var place : Target.values()) {
          world.ministry(id(fault, place), fault.isSecure());
        }
      }
      world.round();
      world.pass(DAY);
      world.publish(2);
      for (var fault : faults) {
        for (var place : Target.values()) {
          fault.strike().at(struck(world, fault, place));
        }
      }
      world.round(patience == Patience.SHORT ? FaultyWorld.SHORT : Duration.ofMinutes(1), LONG);
      var whileStruck = world.verdicts();
      world.pass(DAY);
      for (var fault : faults) {
        for (var place : Target.values()) {
          struck(world, fault, place).recover();
        }
      }
      world.publish(3);
      world.round();
      return new History(world, whileStruck, world.verdicts());
    }
  }

  @BeforeAll
  static void play() throws Exception {
    for (var patience : Patience.values()) {
      var world = new FaultyWorld(folder.resolve(patience.name()));
      HISTORIES.put(patience, History.of(patience, world));
    }
  }

  @AfterAll
  static void close() throws Exception {
    for (var history : HISTORIES.values()) {
      history.world().close();
    }
    HISTORIES.clear();
  }

  @ParameterizedTest
  @EnumSource
  void isWrittenDownAsWhatItIsAtAList(HostFault fault) {
    var looks = world(fault).attempts(id(fault, Target.LIST), STRUCK);

    assertThat(looks).filteredOn(look -> look.target() == Target.LIST).hasSize(1);
    assertWrittenDown(fault, Target.LIST, looks.getFirst());
  }

  @ParameterizedTest
  @EnumSource
  void isWrittenDownAsWhatItIsAtAPage(HostFault fault) {
    var looks =
        world(fault).attempts(id(fault, Target.PAGE), STRUCK).stream()
            .filter(look -> look.url().getPath().equals("/2"))
            .toList();

    assertThat(looks).hasSize(1);
    assertWrittenDown(fault, Target.PAGE, looks.getFirst());
  }

  private static void assertWrittenDown(HostFault fault, Target place, Attempt look) {
    var came = new HostFault.Came(look.outcome(), look.failure());

    assertThat(came).as(look.detail()).isEqualTo(fault.at(place));
    if (look.capture() != null) {
      assertThat(world(fault).archive().read(look.capture())).isPresent();
    }
    if (!fault.at(place).isRead()) {
      assertThat(look.detail()).isNotBlank();
    }
  }

  @ParameterizedTest
  @EnumSource
  void isNeverCalledTheirSilence(HostFault fault) {
    for (var place : Target.values()) {
      var verdict = history(fault).whileStruck().get(id(fault, place));

      assertThat(verdict)
          .as("%s at a %s", fault, place)
          .isInstanceOf(
              fault.at(place).isRead() ? Verdict.Silent.class : Verdict.NotObserved.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void losesNothingThatIsStillThereWhenItIsOver(HostFault fault) {
    for (var place : Target.values()) {
      var id = id(fault, place);

      assertThat(world(fault).read(id)).contains("/1", "/2", "/3");
      assertThat(history(fault).afterwards().get(id))
          .as("%s at a %s", fault, place)
          .isInstanceOf(Verdict.Silent.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void leavesOthersAlone(Patience patience) {
    var history = history(patience);

    assertThat(history.world().attempts(sound(), STRUCK))
        .extracting(Attempt::outcome)
        .contains(Outcome.NEW)
        .doesNotContain(Outcome.FAILED, Outcome.DISALLOWED);
    assertThat(history.whileStruck().get(sound())).isInstanceOf(Verdict.Silent.class);
  }

  @Test
  void countsAPageAsGoneThatIsSaidToBeGoneWithStatus200() throws Exception {
    try (var world = new FaultyWorld(folder.resolve("gone"))) {
      var ministry = world.ministry("gone", false);
      world.round();
      HostFault.NO_SUCH_PAGE_WITH_STATUS_200.strike().at(ministry.pages());
      Round round;
      do {
        world.pass(DAY);
        round = world.round();
      } while (world.now().isBefore(FaultyWorld.BEGIN.plus(Duration.ofDays(40)))
          && round.pages().stream().noneMatch(PageLooked.Gone.class::isInstance));

      assertThat(round.pages())
          .singleElement()
          .isInstanceOfSatisfying(
              PageLooked.Gone.class,
              gone ->
                  assertThat(gone.attempt().detail())
                      .startsWith("it says that there is no such page, with status 200"));
    }
  }

  /** A program before this one may have. */
  @Test
  void makesNoStatementOfANoticeThatWasOnceTakenForAText() {
    var world = world(HostFault.NO_SUCH_PAGE_WITH_STATUS_200);
    var source = id(HostFault.NO_SUCH_PAGE_WITH_STATUS_200, Target.PAGE);
    var look =
        world.attempts(source, STRUCK).stream()
            .filter(each -> each.failure() == Failure.SOFT_ERROR)
            .findFirst()
            .orElseThrow();
    var faults = new CaptureFaults();
    var reader =
        new CaptureReader(new KeptTexts(world.watch(), world.archive(), new Extractor()), faults);

    var statement =
        reader.read(
            new ReadText(
                1,
                source,
                look.url(),
                null,
                1,
                null,
                null,
                false,
                Objects.requireNonNull(look.capture()),
                null));

    assertThat(statement).isNull();
    assertThat(faults.all())
        .singleElement()
        .satisfies(fault -> assertThat(fault.why()).startsWith("it says that there is no such"));
  }

  @Test
  void asksNobodyBeforeTheTimeThatHeNamed() throws Exception {
    try (var world = new FaultyWorld(folder.resolve("later"))) {
      var later = world.ministry("later", false);
      HostFault.OVERLOADED_UNTIL_LATER.strike().at(later.lists());
      world.round();
      later.lists().recover();
      world.pass(Duration.ofHours(3));
      assertThat(world.round().lists()).isEmpty();
      world.pass(Duration.ofHours(2));

      assertThat(world.round().lists()).hasSize(1);
    }
  }

  @Test
  void waitsForNobodyWhileItLooksAtOthers() throws Exception {
    try (var world = new FaultyWorld(folder.resolve("last"))) {
      var quickIsRead = new CountDownLatch(1);
      for (int i = 0; i < 40; i++) {
        var slow = world.ministry("slow-" + i, false).lists();
        slow.says(
            visit -> {
              quickIsRead.await();
              slow.serve(visit);
            });
      }
      var quick = world.ministry("quick", false).pages();
      quick.says(
          visit -> {
            quick.serve(visit);
            quickIsRead.countDown();
          });

      assertThat(world.round().failed()).isEmpty();
    }
  }

  @Test
  void leavesPagesForTheNextRoundWhenAVisitTakesTooLong() throws Exception {
    try (var world = new FaultyWorld(folder.resolve("visit"))) {
      var wordy = world.ministry("wordy", false);
      wordy.publish(28);
      world.pause(Duration.ofSeconds(10));

      var first = world.round(LONG, Duration.ofMinutes(2));
      world.pass(DAY);
      wordy.publish(30);
      var second = world.round(LONG, Duration.ofMillis(1));

      assertThat(first.pages()).hasSizeBetween(5, 15);
      assertThat(second.lists()).hasSize(1);
      assertThat(second.pages()).hasSize(1);
      // one of the two new ones
      assertThat(world.verdicts().get("wordy")).isInstanceOf(Verdict.NotObserved.class);

      world.pass(DAY);
      world.round();
      assertThat(world.read("wordy")).hasSize(30);
      assertThat(world.verdicts().get("wordy")).isInstanceOf(Verdict.Silent.class);
    }
  }

  private static History history(HostFault fault) {
    return history(fault.patience());
  }

  private static History history(Patience patience) {
    return Objects.requireNonNull(HISTORIES.get(patience));
  }

  private static FaultyWorld world(HostFault fault) {
    return history(fault).world();
  }

  private static FaultyHost struck(FaultyWorld world, HostFault fault, Target place) {
    var ministry = world.ministry(id(fault, place));
    return place == Target.LIST ? ministry.lists() : ministry.pages();
  }

  private static List<HostFault> faults(Patience patience) {
    return Arrays.stream(HostFault.values()).filter(each -> each.patience() == patience).toList();
  }

  private static String id(HostFault fault, Target place) {
    return fault.word() + "." + place.name().toLowerCase(Locale.ROOT);
  }

  private static String sound() {
    return "sound";
  }
}
