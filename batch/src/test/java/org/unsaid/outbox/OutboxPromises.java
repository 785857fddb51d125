package org.unsaid.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.unsaid.outbox.Carrier.Outcome;
import org.unsaid.outbox.Outbox.Put;
import org.unsaid.outbox.Outbox.State;

/** What an outbox promises on whatever database. */
abstract class OutboxPromises {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final List<Outbox.Note> notes = Collections.synchronizedList(new ArrayList<>());

  abstract DataSource database() throws Exception;

  /** How many worlds of chance are tried. */
  abstract int trials();

  private Outbox outbox(DataSource database, String node) {
    return Outbox.open(database, now::get, node);
  }

  /** Tells all findings up to that place. */
  private static Function<Outbox.Known, Parcel> telling(String id, long finding) {
    return known ->
        new Parcel(
            id,
            "mail",
            "desk@example.org",
            "%d..%d"
                .formatted(known.told().finding() + 1, finding)
                .getBytes(StandardCharsets.UTF_8),
            new Parcel.Told(finding, 0));
  }

  private static String words(Parcel parcel) {
    return new String(parcel.content(), StandardCharsets.UTF_8);
  }

  @Test
  void handsOverOnceWhatWasPutInOnce() throws Exception {
    var outbox = outbox(database(), "a");
    var arrived = new ArrayList<String>();

    assertThat(outbox.put("desk", NOON, telling("1", 7))).isEqualTo(Put.WAITS);
    assertThat(outbox.put("desk", NOON, telling("2", 7))).isEqualTo(Put.WAS_THERE);

    assertThat(outbox.deliver(accepting(arrived), notes::add)).isEqualTo(1);
    assertThat(outbox.deliver(accepting(arrived), notes::add)).isZero();
    assertThat(arrived).containsExactly("1..7");
    assertThat(notes).isEmpty();
    assertThat(outbox.known("desk").told()).isEqualTo(new Parcel.Told(7, 0));
  }

  private static Carrier accepting(List<String> arrived) {
    return (parcel, handing) -> {
      handing.run();
      arrived.add(words(parcel));
      return new Outcome.Accepted();
    };
  }

  @Test
  void triesAgainLaterAndLaterWhileNobodyAnswers() throws Exception {
    var outbox = outbox(database(), "a");
    outbox.put("desk", NOON, telling("1", 7));
    var tries = new ArrayList<Duration>();

    for (int minute = 0; minute <= 24 * 60; minute++) {
      outbox.deliver(
          (_, _) -> {
            tries.add(Duration.between(NOON, now.get()));
            return new Outcome.Postponed("connection refused", true);
          },
          notes::add);
      now.updateAndGet(it -> it.plus(Duration.ofMinutes(1)));
    }

    assertThat(tries.stream().map(Duration::toMinutes))
        .containsExactly(0L, 1L, 6L, 21L, 81L, 321L, 561L, 801L, 1041L, 1281L);
    assertThat(outbox.waiting()).isEqualTo(1);
    assertThat(notes.getFirst().words())
        .isEqualTo("not sent, tried again after 2026-03-01T12:01:00Z: connection refused");
  }

  @Test
  void saysOfEachReaderHowTheLastOneStandsUntilOneArrives() throws Exception {
    var outbox = outbox(database(), "a");
    outbox.put("desk", NOON, telling("1", 7));
    assertThat(outbox.standings())
        .singleElement()
        .matches(it -> it.state() == State.WAITING && !it.isTrouble());

    outbox.deliver((_, _) -> new Outcome.Refused("550 no such user"), notes::add);
    assertThat(outbox.standings())
        .singleElement()
        .matches(it -> it.state() == State.REFUSED && it.isTrouble())
        .matches(it -> "550 no such user".equals(it.reason()));

    outbox.put("desk", NOON.plusSeconds(1), telling("2", 9));
    outbox.deliver(accepting(new ArrayList<>()), notes::add);
    assertThat(outbox.standings()).isEmpty();
  }

  @Test
  void tellsInTheNextWhatWasRefused() throws Exception {
    var outbox = outbox(database(), "a");
    outbox.put("desk", NOON, telling("1", 7));
    outbox.deliver((_, _) -> new Outcome.Refused("550 no such user"), notes::add);

    assertThat(outbox.lost("desk"))
        .containsExactly(
            new Outbox.Note("desk", "desk@example.org", State.REFUSED, "550 no such user"));

    var arrived = new ArrayList<String>();
    outbox.put("desk", NOON.plusSeconds(1), telling("2", 9));
    outbox.deliver(accepting(arrived), notes::add);
    assertThat(arrived).containsExactly("1..9");
  }

  @Test
  void givesUpAfterDaysAndTellsItInTheNext() throws Exception {
    var outbox = outbox(database(), "a");
    outbox.put("desk", NOON, telling("1", 7));
    while (outbox.waiting() > 0) {
      outbox.deliver((_, _) -> new Outcome.Postponed("no route", false), notes::add);
      now.updateAndGet(it -> it.plus(Duration.ofHours(1)));
    }

    assertThat(notes.getLast().state()).isEqualTo(State.EXPIRED);
    assertThat(Duration.between(NOON, now.get())).isBetween(Duration.ofDays(4), Duration.ofDays(5));
    assertThat(outbox.known("desk").told()).isEqualTo(Parcel.Told.NOTHING);
  }

  @Test
  void putsNothingInWhileSomethingWaitsForTheSameReader() throws Exception {
    var outbox = outbox(database(), "a");
    outbox.put("desk", NOON, telling("1", 7));

    assertThat(outbox.put("desk", NOON.plusSeconds(1), telling("2", 9))).isEqualTo(Put.ONE_WAITS);
    assertThat(outbox.put("room", NOON.plusSeconds(1), telling("3", 9))).isEqualTo(Put.WAITS);
  }

  @Test
  void sendsOnceMoreWithTheSameIdWhatTheServerMayHaveAcceptedBeforeACrash() throws Exception {
    var database = database();
    var arrived = new ArrayList<String>();
    outbox(database, "a").put("desk", NOON, telling("1", 7));
    assertThatThrownBy(() -> outbox(database, "a").deliver(dyingAfter(arrived), notes::add))
        .isInstanceOf(Death.class);

    assertThat(outbox(database, "b").deliver(recording(arrived), notes::add)).isEqualTo(1);

    assertThat(arrived).containsExactly("1", "1");
    assertThat(notes)
        .singleElement()
        .extracting(Outbox.Note::words)
        .asString()
        .contains("1 may have arrived", "is sent once more, with the same id");
    assertThat(outbox(database, "b").deliver(recording(arrived), notes::add)).isZero();
  }

  @Test
  void neverSendsAThirdTimeAndTellsItInTheNext() throws Exception {
    var database = database();
    var arrived = new ArrayList<String>();
    outbox(database, "a").put("desk", NOON, telling("1", 7));
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> outbox(database, "a").deliver(dyingAfter(arrived), notes::add))
          .isInstanceOf(Death.class);
    }

    var outbox = outbox(database, "b");
    assertThat(outbox.deliver(recording(arrived), notes::add)).isZero();

    assertThat(arrived).containsExactly("1", "1");
    assertThat(outbox.lost("desk")).singleElement().matches(it -> it.state() == State.DOUBTFUL);
    assertThat(outbox.known("desk"))
        .isEqualTo(new Outbox.Known(Parcel.Told.NOTHING, Optional.empty(), Optional.of(NOON)));
  }

  private static Carrier recording(List<String> arrived) {
    return (parcel, handing) -> {
      handing.run();
      arrived.add(parcel.id());
      return new Outcome.Accepted();
    };
  }

  private static Carrier dyingAfter(List<String> arrived) {
    return (parcel, handing) -> {
      handing.run();
      arrived.add(parcel.id());
      throw new Death();
    };
  }

  /** As if the process had been killed: nothing of it catches an error. */
  private static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void goesOnWithOthersWhereOneCannotBeSent() throws Exception {
    var outbox = outbox(database(), "a");
    outbox.put("desk", NOON, telling("1", 7));
    outbox.put("room", NOON, telling("2", 7));
    var arrived = new ArrayList<String>();

    outbox.deliver(
        (parcel, handing) -> {
          if (parcel.id().equals("1")) {
            throw new IllegalStateException("broken");
          }
          return recording(arrived).carry(parcel, handing);
        },
        notes::add);

    assertThat(arrived).containsExactly("2");
    assertThat(notes).singleElement().extracting(Outbox.Note::words).asString().contains("broken");
  }

  @Test
  void endsASubscriptionForWhoeverKnowsItsTokenAndForNobodyElse() throws Exception {
    var outbox = outbox(database(), "a");
    var token = outbox.reader("desk").token();

    assertThat(outbox.end("another")).isEmpty();
    assertThat(outbox.reader("desk").ended()).isEmpty();
    assertThat(outbox.end(token)).contains("desk");
    assertThat(outbox.reader("desk").ended()).contains(NOON);
    assertThat(outbox.reader("desk").token()).isEqualTo(token);
  }

  @Test
  void claimsEachParcelOnceAmongProcessesAtOnce() throws Exception {
    var database = database();
    var first = outbox(database, "0");
    for (int i = 0; i < 40; i++) {
      first.put("reader-" + i, NOON, telling("id-" + i, 1));
    }
    Map<String, AtomicInteger> arrived = new ConcurrentHashMap<>();
    Carrier carrier =
        (parcel, handing) -> {
          handing.run();
          arrived.computeIfAbsent(parcel.id(), _ -> new AtomicInteger()).incrementAndGet();
          return new Outcome.Accepted();
        };

    int sent = 0;
    try (var nodes = Executors.newFixedThreadPool(4)) {
      var works = new ArrayList<Callable<Integer>>();
      for (int node = 0; node < 4; node++) {
        var outbox = outbox(database, "node-" + node);
        works.add(() -> outbox.deliver(carrier, notes::add));
      }
      for (var work : nodes.invokeAll(works)) {
        sent += work.get();
      }
    }

    assertThat(sent).isEqualTo(40);
    assertThat(arrived).hasSize(40);
    assertThat(arrived.values()).allMatch(times -> times.get() == 1);
    assertThat(notes).isEmpty();
  }

  /**
   * Servers that are down, refuse, lose the connection, and processes that die before or after the
   * server accepted, two at a time: whatever happens, in whatever order.
   */
  @Test
  void keepsItsPromiseOverRandomWorlds() throws Exception {
    var database = database();
    var processes = List.of(outbox(database, "a"), outbox(database, "b"));
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (int trial = 0; trial < trials(); trial++) {
        notes.clear();
        new World(processes, "t" + trial, new Random(trial)).play(threads);
      }
    }
  }

  /** One reader, and a server that behaves by chance. */
  private final class World {
    private final List<Outbox> processes;
    private final String reader;
    private final Random random;
    private final Map<String, List<String>> accepted = new HashMap<>();
    private final Set<String> interrupted = new HashSet<>();
    private final Set<Long> told = new HashSet<>();
    private boolean calm;

    World(List<Outbox> processes, String reader, Random random) {
      this.processes = processes;
      this.reader = reader;
      this.random = random;
    }

    void play(ExecutorService threads) throws Exception {
      var nodes = processes.stream().map(Node::new).toList();
      long findings = 0;
      for (int day = 0; day < 3; day++) {
        findings += 1 + random.nextInt(3);
        long last = findings;
        var planned = now.updateAndGet(it -> it.plus(Duration.ofDays(1)));
        var id = reader + "-" + day;
        threads.invokeAll(
            nodes.stream()
                .<Callable<Put>>map(
                    node -> () -> node.outbox.put(reader, planned, telling(id, last)))
                .toList());
        for (int round = 0; round < 3; round++) {
          threads.invokeAll(nodes);
          now.updateAndGet(it -> it.plus(Duration.ofHours(5)));
        }
      }
      calm = true;
      var end = now.updateAndGet(it -> it.plus(Duration.ofDays(1)));
      nodes.getFirst().call();
      nodes.getFirst().outbox.put(reader, end, telling(reader + "-end", findings));
      nodes.getFirst().call();
      check(findings, nodes.getFirst().outbox);
    }

    private void check(long findings, Outbox outbox) {
      assertThat(outbox.known(reader).told().finding()).as(reader).isEqualTo(findings);
      for (long finding = 1; finding <= findings; finding++) {
        assertThat(told).as("told to " + reader).contains(finding);
      }
      accepted.forEach(
          (id, contents) -> {
            assertThat(contents).as(id).hasSizeLessThanOrEqualTo(2);
            assertThat(Set.copyOf(contents)).as(id + " says the same").hasSize(1);
            if (contents.size() == 2) {
              assertThat(interrupted).as("only after a doubt").contains(id);
              assertThat(notes).anyMatch(note -> note.words().startsWith(id + " may have arrived"));
            }
          });
    }

    private synchronized Outcome carry(Parcel parcel, Runnable handing) {
      int chance = calm ? 99 : random.nextInt(100);
      if (chance < 15) {
        return new Outcome.Postponed("down", true);
      }
      if (chance < 20) {
        return new Outcome.Refused("550");
      }
      if (chance < 25) {
        throw new Death();
      }
      handing.run();
      if (chance < 40) {
        interrupted.add(parcel.id());
        throw new Death(); // before the server had it
      }
      if (chance < 47) {
        interrupted.add(parcel.id());
        return new Outcome.Unknown("connection lost before");
      }
      accepted.computeIfAbsent(parcel.id(), _ -> new ArrayList<>()).add(words(parcel));
      var bounds = words(parcel).split("\\.\\.");
      for (long i = Long.parseLong(bounds[0]); i <= Long.parseLong(bounds[1]); i++) {
        told.add(i);
      }
      if (chance < 62) {
        interrupted.add(parcel.id());
        throw new Death(); // before we could write it down
      }
      if (chance < 69) {
        interrupted.add(parcel.id());
        return new Outcome.Unknown("connection lost after");
      }
      return new Outcome.Accepted();
    }

    /** A process that is started again whenever it died. */
    private final class Node implements Callable<Integer> {
      private final Outbox outbox;

      Node(Outbox outbox) {
        this.outbox = outbox;
      }

      @Override
      public Integer call() {
        try {
          return outbox.deliver(World.this::carry, notes::add);
        } catch (Death _) {
          return 0;
        }
      }
    }
  }
}
