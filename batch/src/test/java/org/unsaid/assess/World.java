package org.unsaid.assess;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.ActKind;
import org.unsaid.core.Case;
import org.unsaid.core.Clock;
import org.unsaid.core.Coverage;
import org.unsaid.core.Event;
import org.unsaid.core.Evidence;
import org.unsaid.core.Gap;
import org.unsaid.core.Institution;
import org.unsaid.core.Judgement;
import org.unsaid.core.Output;
import org.unsaid.core.Place;
import org.unsaid.core.Precision;
import org.unsaid.core.Published;
import org.unsaid.core.Reaction;
import org.unsaid.core.Span;
import org.unsaid.core.When;

/**
 * A small invented world: who answered which event when, in truth, and when nobody looked. What is
 * known of it follows from both. Events are 40 days apart, of windows of 14 days.
 *
 * @param institutions who are asked, always all of them
 * @param superiors who are not asked, and may speak for some of them
 * @param happenings in order of time
 * @param outages when one of them all was not watched
 */
record World(
    List<Member> institutions,
    List<Member> superiors,
    List<Happening> happenings,
    List<Outage> outages) {

  static final ZoneId ZONE = ZoneOffset.UTC;

  /** The superior, where there is one. */
  static final String CABINET = "cabinet";

  static final Period WINDOW = Period.ofDays(14);
  private static final Period LOOK_BACK = Period.ofDays(1);
  private static final LocalDate FIRST = LocalDate.of(2020, 1, 10);

  /**
   * @param readiness in logits: how readily it answers anything
   * @param superior id; null: none
   */
  record Member(String id, String group, double readiness, @Nullable String superior) {

    /** One that nobody else speaks for. */
    Member(String id, String group, double readiness) {
      this(id, group, readiness, null);
    }

    Member below(Member other) {
      return new Member(id, group, readiness, other.id());
    }
  }

  /**
   * An event and its answers.
   *
   * @param answers by institution
   * @param ran who had published on its topic shortly before
   */
  record Happening(
      String id, String eventClass, Instant at, Map<String, Said> answers, Set<String> ran) {

    Happening {
      answers = Map.copyOf(answers);
      ran = Set.copyOf(ran);
    }

    Happening with(String member, Said said) {
      var more = new HashMap<>(answers);
      more.put(member, said);
      return new Happening(id, eventClass, at, more, ran);
    }
  }

  /**
   * @param isDayOnly whether its page bears a day without a clock
   */
  record Said(Instant at, boolean isDayOnly) {}

  record Outage(String institution, Span span) {

    boolean hides(Instant at) {
      return !at.isBefore(span.from()) && at.isBefore(span.to());
    }

    /** As far as it is within the time in which answers to an event count, from the event on. */
    Optional<Span> during(Happening happening) {
      var closes = happening.at().atZone(ZONE).plus(WINDOW).toInstant();
      var from = span.from().isBefore(happening.at()) ? happening.at() : span.from();
      var to = span.to().isBefore(closes) ? span.to() : closes;
      return from.isBefore(to) ? Optional.of(new Span(from, to)) : Optional.empty();
    }
  }

  World {
    institutions = List.copyOf(institutions);
    superiors = List.copyOf(superiors);
    happenings = List.copyOf(happenings);
    outages = List.copyOf(outages);
  }

  /** One in which nobody speaks for others. */
  World(List<Member> institutions, List<Happening> happenings, List<Outage> outages) {
    this(institutions, List.of(), happenings, outages);
  }

  /** Any: answers follow the model, with groups, classes and topics that ran before. */
  static World random(RandomGenerator random, int members, int events) {
    double ready = random.nextInt(2) == 0 ? 1 : 3;
    var institutions =
        IntStream.range(0, members)
            .mapToObj(
                i ->
                    new Member(
                        "i" + i, i % 2 == 0 ? "even" : "odd", random.nextGaussian(ready, 1.2)))
            .toList();
    var happenings =
        IntStream.range(0, events)
            .mapToObj(
                i -> {
                  // a last event that leaves many of them silent, in one world of three
                  boolean isMuted = i == events - 1 && random.nextInt(3) == 0;
                  double weight = isMuted ? -ready - 1 : random.nextGaussian(0, 1.5);
                  return happening(i, institutions, weight, random);
                })
            .toList();
    return new World(institutions, happenings, List.of());
  }

  /** One in which nothing changes: its last event is as its first. No topic ran before. */
  static World lasting(RandomGenerator random, int members, int events) {
    var institutions =
        IntStream.range(0, members)
            .mapToObj(
                i ->
                    new Member("i" + i, i % 2 == 0 ? "even" : "odd", random.nextGaussian(2.0, 1.0)))
            .toList();
    var happenings =
        IntStream.range(0, events)
            .mapToObj(i -> happening(i, institutions, random.nextGaussian(0, 1.5), random))
            .map(
                with ->
                    new Happening(
                        with.id(), with.eventClass(), with.at(), with.answers(), Set.of()))
            .toList();
    return new World(institutions, happenings, List.of());
  }

  /** The same, where a cabinet speaks now and then for about half of them. */
  World belowACabinet(RandomGenerator random) {
    var cabinet = new Member(CABINET, CABINET, 0);
    return new World(
        institutions.stream()
            .map(member -> random.nextBoolean() ? member.below(cabinet) : member)
            .toList(),
        List.of(cabinet),
        happenings.stream()
            .map(
                happening ->
                    random.nextInt(3) > 0
                        ? happening
                        : happening.with(
                            cabinet.id(),
                            new Said(happening.at().plus(latency(random)), random.nextBoolean())))
            .toList(),
        outages);
  }

  private static Happening happening(
      int number, List<Member> members, double weight, RandomGenerator random) {
    var began = FIRST.plusDays(40L * number).atTime(9, 0).toInstant(ZoneOffset.UTC);
    var answers = new HashMap<String, Said>();
    var ran = new HashSet<String>();
    boolean isRunning = random.nextInt(3) == 0;
    for (var member : members) {
      double chance = 1 / (1 + Math.exp(-(member.readiness() + weight)));
      if (random.nextDouble() < chance) {
        answers.put(member.id(), new Said(began.plus(latency(random)), random.nextInt(3) == 0));
      }
      if (isRunning && random.nextInt(6) == 0) {
        ran.add(member.id());
      }
    }
    return new Happening("e" + number, "class-" + number % 2, began, answers, ran);
  }

  /** Most within two days, some late, all within the window. */
  static Duration latency(RandomGenerator random) {
    double days = Math.min(13.9, -1.3 * Math.log(1 - random.nextDouble()));
    return Duration.ofSeconds(Math.round(days * 86_400));
  }

  World with(Outage outage) {
    var more = new ArrayList<>(outages);
    more.add(outage);
    return new World(institutions, superiors, happenings, more);
  }

  World with(List<Happening> others) {
    return new World(institutions, superiors, others, outages);
  }

  /** The same, if all had been watched all the time. */
  World watched() {
    return new World(institutions, superiors, happenings, List.of());
  }

  /** The same events, asked of the institutions in another order. */
  World inOrder(List<Member> order) {
    return new World(order, superiors, happenings, outages);
  }

  Event event(Happening happening) {
    return new Event(
        happening.id(),
        happening.id(),
        happening.eventClass(),
        When.ofInstant(happening.at(), Precision.MINUTE, false),
        ZONE,
        "query",
        null,
        institutions.stream().map(Member::id).toList(),
        WINDOW,
        LOOK_BACK,
        null,
        Map.of(),
        List.of(),
        List.of(),
        Clock.ELAPSED);
  }

  /** The verdicts of what is known by then. */
  List<Judgement> judged(Instant asOf) {
    return Assessor.chorus().assess(cases(asOf), asOf);
  }

  List<Case> cases(Instant asOf) {
    return happenings.stream()
        .filter(happening -> happening.at().isBefore(asOf))
        .map(
            happening ->
                new Case(
                    event(happening),
                    institutions.stream().map(member -> evidence(happening, member, asOf)).toList(),
                    superiors.stream().map(member -> evidence(happening, member, asOf)).toList()))
        .toList();
  }

  private Evidence evidence(Happening happening, Member member, Instant asOf) {
    var event = event(happening);
    var reactions =
        Optional.ofNullable(happening.answers().get(member.id()))
            .filter(said -> isSeen(member, said.at()) && said.at().isBefore(asOf))
            .map(said -> reaction(event, member, said))
            .stream()
            .toList();
    boolean isRunSeen = isSeen(member, event.opens().minus(Duration.ofDays(3)));
    long ran = isRunSeen && happening.ran().contains(member.id()) ? 1 : 0;
    return new Evidence(
        institution(member),
        reactions,
        List.of(),
        coverage(member, asOf),
        new Output(
            Map.of(
                org.unsaid.core.Period.ALIVE,
                9L,
                org.unsaid.core.Period.WINDOW,
                3L,
                org.unsaid.core.Period.RUNNING,
                ran)));
  }

  private boolean isSeen(Member member, Instant at) {
    return outages.stream()
        .filter(outage -> outage.institution().equals(member.id()))
        .noneMatch(outage -> outage.hides(at));
  }

  private static Institution institution(Member member) {
    return new Institution(
        member.id(),
        member.id(),
        List.of(),
        List.of(member.group()),
        member.superior(),
        ZONE,
        null,
        null,
        null);
  }

  private static Reaction reaction(Event event, Member member, Said said) {
    var when =
        said.isDayOnly()
            ? When.ofDays(said.at().atZone(ZONE).toLocalDate(), Precision.DAY, ZONE)
            : When.ofInstant(said.at(), Precision.MINUTE, false);
    return new Reaction(
        event.id(),
        member.id(),
        event.id() + "/" + member.id(),
        "On it",
        null,
        Published.stated(when, "page"),
        Place.HEAD,
        ActKind.OWN,
        event.latencyOf(when));
  }

  private Coverage coverage(Member member, Instant asOf) {
    var begin = Instant.parse("2019-01-01T00:00:00Z");
    var source = member.id() + "-news";
    var gaps =
        outages.stream()
            .filter(outage -> outage.institution().equals(member.id()))
            .map(Outage::span)
            .filter(span -> span.from().isBefore(asOf))
            .sorted(Comparator.comparing(Span::from))
            .toList();
    var parts = new ArrayList<Coverage.Part>();
    var from = begin;
    for (var gap : gaps) {
      if (from.isBefore(gap.from())) {
        parts.add(part(new Span(from, gap.from()), source));
      }
      from = gap.to().isAfter(from) ? gap.to() : from;
    }
    if (from.isBefore(asOf)) {
      parts.add(part(new Span(from, asOf), source));
    }
    return new Coverage(
        member.id(),
        Set.of(source),
        parts,
        gaps.stream().map(span -> new Gap(source, span, "down")).toList());
  }

  private static Coverage.Part part(Span span, String source) {
    return new Coverage.Part(span, Coverage.Grade.PROVED, source, "the fetch log");
  }
}
