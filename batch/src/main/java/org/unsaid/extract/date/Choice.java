package org.unsaid.extract.date;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Precision;
import org.unsaid.extract.date.DateCandidate.Role;
import org.unsaid.extract.date.DateCandidate.Source;

/** Chooses among the dates of a page: first the day, then the time of that day. */
final class Choice {

  /** How the candidates are ranked where their weights are equal: as they were found. */
  private static final int SHOWN_CANDIDATES = 300;

  private enum Kind {
    OUTSIDE,
    LINKED,
    META,
    SHOWN,
    URL,
    OTHER
  }

  private final List<Clue> clues;
  private final Locality locality;
  private final int passedOver;

  /** Instants that the page states by a local clock; elsewhere it may state them by UTC's. */
  private final Map<Instant, ZoneOffset> homes = new HashMap<>();

  private Choice(List<Clue> clues, Locality locality, int passedOver) {
    this.clues = clues;
    this.locality = locality;
    this.passedOver = passedOver;
    for (var clue : clues) {
      var stated = clue.time().offset();
      if (stated != null && stated.getTotalSeconds() != 0 && clue.weight() >= Weights.META_DATE) {
        homes.put(clue.time().start().atOffset(stated).toInstant(), stated);
      }
    }
  }

  static Dating of(List<Clue> clues, Locality locality, int passedOver) {
    return new Choice(clues, locality, passedOver).dating();
  }

  private Dating dating() {
    var ranked =
        clues.stream()
            .sorted(Comparator.comparingDouble(Clue::weight).reversed())
            .limit(SHOWN_CANDIDATES)
            .map(Clue::candidate)
            .toList();
    var updated = best(Role.UPDATED);
    var act = best(Role.ACT);
    var scores = scores(Choice::counts);
    boolean instead = false;
    if (scores.isEmpty() || scores.getFirst().score < Weights.ENOUGH_ALONE) {
      var updates = scores(clue -> counts(clue) || (clue.role() == Role.UPDATED && onPage(clue)));
      if (!updates.isEmpty()
          && updates.getFirst().lead.role() == Role.UPDATED
          && updates.getFirst().score >= Weights.ENOUGH_UPDATE) {
        scores = updates;
        instead = true;
      }
    }
    if (scores.isEmpty()) {
      return new Dating(null, updated, act, 0, ranked, none("no date was found that could be it"));
    }
    var best = scores.getFirst();
    double rival = scores.size() > 1 ? scores.get(1).score : 0;
    boolean alone = rival * 2 < best.score;
    if (best.score < (alone ? Weights.ENOUGH_ALONE : Weights.ENOUGH)
        || (best.merelyNumber() && !changedOn(best.day))) {
      return new Dating(
          null,
          updated,
          act,
          0,
          ranked,
          none("%s would be likeliest, but too little speaks for it".formatted(best.day)));
    }
    var time = time(best);
    double confidence =
        Confidence.rounded(confidence(best, rival) * (instead ? Weights.UPDATE_INSTEAD : 1));
    var lead = best.lead;
    var published =
        new DateCandidate(
            time.time,
            lead.source(),
            lead.place(),
            lead.quote(),
            Role.PUBLISHED,
            best.score,
            lead.why());
    var why =
        (instead ? "only a change is dated, no publication: " : "")
            + best.why()
            + (time.why.isEmpty() ? "" : "; " + time.why)
            + (scores.size() > 1
                ? "; next comes "
                    + scores.get(1).day
                    + " ("
                    + rounded(best.score)
                    + " to "
                    + rounded(rival)
                    + ")"
                : "")
            + counted();
    return new Dating(published, updated, act, confidence, ranked, why);
  }

  private static double rounded(double weight) {
    return Math.round(10 * weight) / 10.0;
  }

  private boolean changedOn(LocalDate day) {
    return clues.stream()
        .anyMatch(
            clue -> clue.role() == Role.UPDATED && clue.weight() >= 1 && clue.day().equals(day));
  }

  private String none(String why) {
    return why + counted();
  }

  private String counted() {
    return passedOver == 0 ? "" : "; %d more dates were counted only".formatted(passedOver);
  }

  private @Nullable DateCandidate best(Role role) {
    return clues.stream()
        .filter(clue -> clue.role() == role && clue.weight() >= 0.5)
        .max(Comparator.comparingDouble(Clue::weight))
        .map(Clue::candidate)
        .orElse(null);
  }

  /** A day, or a month where no more is known, and all that speaks for it. */
  private static final class Score {
    final LocalDate day;
    final List<Clue> with = new ArrayList<>();
    final Map<Kind, double[]> kinds = new EnumMap<>(Kind.class);
    double score;
    Clue lead;

    Score(LocalDate day, Clue lead) {
      this.day = day;
      this.lead = lead;
    }

    void add(Clue clue, double weight) {
      with.add(clue);
      var two = kinds.computeIfAbsent(kind(clue.source()), _ -> new double[2]);
      if (weight > two[0]) {
        two[1] = two[0];
        two[0] = weight;
      } else if (weight > two[1]) {
        two[1] = weight;
      }
    }

    void sum() {
      score = 0;
      for (var two : kinds.values()) {
        score += two[0] + Weights.SECOND * two[1];
      }
      double linked = strength(Kind.LINKED);
      double meta = strength(Kind.META);
      score -= (1 - Weights.SAME_SYSTEM) * Math.min(linked, meta);
    }

    double strength(Kind kind) {
      var two = kinds.get(kind);
      return two == null ? 0 : two[0];
    }

    /** Whether only the address knows it, and writes it as it might write a number. */
    boolean merelyNumber() {
      return kinds.size() == 1
          && kinds.containsKey(Kind.URL)
          && with.stream().noneMatch(clue -> parted(clue.quote()));
    }

    /** Whether a day beside a headline in words, or parted by slashes, stands in the address. */
    private boolean parted(String address) {
      var path = "/%d/%02d/%02d".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
      int slug = address.lastIndexOf('/');
      return address.contains(path) || address.substring(slug + 1).split("-", 5).length >= 4;
    }

    String why() {
      var strongest =
          with.stream()
              .sorted(Comparator.comparingDouble(Clue::weight).reversed())
              .map(clue -> clue.place() + " (" + clue.why() + ")")
              .distinct()
              .limit(3)
              .collect(Collectors.joining(" and "));
      return (kinds.size() > 1 ? "%d kinds of source agree: ".formatted(kinds.size()) : "")
          + strongest;
    }
  }

  private static Kind kind(Source source) {
    return switch (source) {
      case SELECTOR, FEED, SITEMAP -> Kind.OUTSIDE;
      case JSON_LD -> Kind.LINKED;
      case META -> Kind.META;
      case TIME_ELEMENT, LABEL, HEADLINE, DATELINE, TEXT -> Kind.SHOWN;
      case URL -> Kind.URL;
      case DOCUMENT, HTTP -> Kind.OTHER;
    };
  }

  private static boolean counts(Clue clue) {
    return clue.role() == Role.PUBLISHED
        || clue.role() == Role.UNKNOWN
        || clue.role() == Role.TEASER;
  }

  /** Whether it is the change of this text, not of the site around it. */
  private static boolean onPage(Clue clue) {
    return kind(clue.source()) == Kind.LINKED
        || kind(clue.source()) == Kind.META
        || clue.weight() >= Weights.SHOWN_ABOVE_HEADLINE;
  }

  private List<Score> scores(Predicate<Clue> counts) {
    var days = new HashMap<LocalDate, Score>();
    var months = new ArrayList<Clue>();
    var counting = new ArrayList<Clue>();
    for (var clue : clues) {
      if (!counts.test(clue)) {
        continue;
      }
      if (clue.time().precision().compareTo(Precision.DAY) < 0) {
        months.add(clue);
        continue;
      }
      counting.add(clue);
      var day = local(clue);
      days.computeIfAbsent(day, key -> new Score(key, clue)).add(clue, clue.weight());
    }
    for (var score : days.values()) {
      for (var clue : counting) {
        if (clue.time().offset() == null || local(clue).equals(score.day)) {
          continue;
        }
        if (clue.day().equals(score.day)) {
          score.add(clue, clue.weight() * Weights.OTHER_ZONE);
        } else if (possible(clue, score.day)) {
          score.add(clue, clue.weight() * Weights.SOME_ZONE);
        }
      }
      for (var month : months) {
        if (month.time().precision() == Precision.MONTH
            && month.day().getYear() == score.day.getYear()
            && month.day().getMonth() == score.day.getMonth()) {
          score.add(month, month.source() == Source.URL ? month.weight() : month.weight() * 0.3);
        }
      }
      score.sum();
      for (var clue : score.with) {
        if (clue.weight() > score.lead.weight()
            && clue.time().precision().compareTo(Precision.DAY) >= 0) {
          score.lead = clue;
        }
      }
    }
    shownBefore(days.values());
    var all = new ArrayList<>(days.values());
    if (all.stream().allMatch(score -> score.score < Weights.ENOUGH)) {
      for (var month : months) {
        if (month.time().precision() == Precision.MONTH && month.source() != Source.URL) {
          var score = new Score(month.day(), month);
          score.add(month, month.weight());
          score.sum();
          all.add(score);
        }
      }
    }
    all.sort(
        Comparator.comparingDouble((Score score) -> score.score)
            .reversed()
            .thenComparing(score -> score.day));
    return all;
  }

  /**
   * What readers see beside the headline is seldom earlier than the publication; what programs
   * state often is a later copy's, of a system that was changed.
   */
  private static void shownBefore(Collection<Score> scores) {
    LocalDate stated = null;
    double most = 0;
    for (var score : scores) {
      double weight = Math.max(score.strength(Kind.LINKED), score.strength(Kind.META));
      if (weight > most && weight >= Weights.META_DATE) {
        most = weight;
        stated = score.day;
      }
    }
    if (stated == null) {
      return;
    }
    for (var score : scores) {
      if (score.strength(Kind.SHOWN) >= Weights.SHOWN_CLEARLY
          && score.day.plusDays(1).isBefore(stated)) {
        score.score += Weights.SHOWN_BEFORE;
      }
    }
  }

  private @Nullable ZoneId home(Instant instant) {
    return locality.zone() == null ? homes.get(instant) : locality.zone();
  }

  /** The day in the publisher's zone, where that is known; else as it is written. */
  private LocalDate local(Clue clue) {
    var time = clue.time();
    if (time.offset() == null) {
      return clue.day();
    }
    var zone = home(time.start().atOffset(time.offset()).toInstant());
    if (zone == null) {
      return clue.day();
    }
    return time.start().atOffset(time.offset()).atZoneSameInstant(zone).toLocalDate();
  }

  /** Whether the instant falls on the day somewhere where people live and publish. */
  private boolean possible(Clue clue, LocalDate day) {
    if (locality.zone() != null && !locality.zoneGuessed()) {
      return false;
    }
    var offset = clue.time().offset();
    if (offset == null) {
      return false;
    }
    var utc = clue.time().start().minusSeconds(offset.getTotalSeconds());
    return utc.minusHours(10).toLocalDate().equals(day)
        || utc.plusHours(12).toLocalDate().equals(day);
  }

  private record Chosen(ShownTime time, String why) {}

  /** The best time of day that sources of the chosen day give. */
  private Chosen time(Score best) {
    var lead = best.lead.time();
    if (lead.precision() == Precision.MONTH) {
      return new Chosen(lead, "no more than the month is known");
    }
    Clue shown = null;
    Clue stated = null;
    Clue naive = null;
    for (var clue : best.with) {
      if (!clue.time().timed()
          || filler(clue.time())
          || hiddenHour(clue, best)
          || (clue.role() != Role.PUBLISHED && clue.weight() < 1)) {
        continue;
      }
      boolean seen = kind(clue.source()) == Kind.SHOWN && clue.source() != Source.TIME_ELEMENT;
      if (seen && better(clue, shown)) {
        shown = clue;
      } else if (!seen && clue.time().offset() != null && better(clue, stated)) {
        stated = clue;
      } else if (!seen && clue.time().offset() == null && better(clue, naive)) {
        naive = clue;
      }
    }
    if (shown != null && shown.time().offset() != null) {
      return new Chosen(shown.time(), "the time of day is shown with its zone");
    }
    if (stated != null) {
      return of(stated, shown, best.day);
    }
    if (naive != null && (shown == null || sameMinute(naive.time(), shown.time()))) {
      return new Chosen(naive.time(), "the zone of its clock is not stated");
    }
    if (shown != null) {
      return new Chosen(shown.time(), "the zone of its clock is not stated");
    }
    return new Chosen(new ShownTime(best.day.atStartOfDay(), Precision.DAY, null), "");
  }

  /**
   * Whether a full hour stands in the attribute of a time element that shows readers the day alone,
   * and nothing else on the page knows that hour: systems fill in such hours where only a day was
   * entered.
   */
  private static boolean hiddenHour(Clue clue, Score best) {
    var start = clue.time().start();
    if (!ofTimeElement(clue) || start.getMinute() != 0 || start.getSecond() != 0) {
      return false;
    }
    boolean dayShown = false;
    for (var other : best.with) {
      boolean shown = kind(other.source()) == Kind.SHOWN && !ofTimeElement(other);
      dayShown |= shown && !other.time().timed() && other.weight() >= 1;
      if (!ofTimeElement(other)
          && other.weight() >= 1
          && other.time().timed()
          && (shown || other.time().start().getMinute() == 0)) {
        return false;
      }
    }
    return dayShown;
  }

  private static boolean ofTimeElement(Clue clue) {
    return clue.source() == Source.TIME_ELEMENT || clue.place().startsWith("<time");
  }

  private Chosen of(Clue stated, @Nullable Clue shown, LocalDate day) {
    var time = stated.time();
    var offset = time.offset();
    if (shown == null || offset == null) {
      return new Chosen(atHome(time, day), "");
    }
    var wall = shown.time().start();
    var utc = time.start().minusSeconds(offset.getTotalSeconds());
    long minutes = Duration.between(utc.withSecond(0), wall.withSecond(0)).toMinutes();
    if (minutes == 0 && offset.getTotalSeconds() == 0 && !nearUtc()) {
      return new Chosen(
          new ShownTime(time.start(), time.precision(), null),
          "the clock that is shown equals the one that is marked as UTC, so that the mark is not to"
              + " be trusted");
    }
    if (minutes != offset.getTotalSeconds() / 60
        && minutes % 15 == 0
        && Math.abs(minutes) <= 14 * 60) {
      var local = ZoneOffset.ofTotalSeconds((int) minutes * 60);
      return new Chosen(
          new ShownTime(
              time.start().plusMinutes(minutes - offset.getTotalSeconds() / 60),
              time.precision(),
              local),
          "the clock that is shown and the instant that is stated give the zone");
    }
    return new Chosen(atHome(time, day), "");
  }

  /**
   * The same instant by the publisher's clocks, where those show the chosen day and it does not.
   */
  private ShownTime atHome(ShownTime time, LocalDate day) {
    if (time.offset() == null || time.start().toLocalDate().equals(day)) {
      return time;
    }
    var zone = home(time.start().atOffset(time.offset()).toInstant());
    if (zone == null) {
      return time;
    }
    var home = time.start().atOffset(time.offset()).atZoneSameInstant(zone);
    return home.toLocalDate().equals(day)
        ? new ShownTime(home.toLocalDateTime(), time.precision(), home.getOffset())
        : time;
  }

  /** Whether the publisher's clocks may show UTC: then a Z beside them is no contradiction. */
  private boolean nearUtc() {
    var zone = locality.zone();
    if (zone == null || locality.zoneGuessed()) {
      return true;
    }
    var rules = zone.getRules();
    return rules.getStandardOffset(Instant.EPOCH.plus(Duration.ofDays(18000))).getTotalSeconds()
        == 0;
  }

  private static boolean better(Clue clue, @Nullable Clue than) {
    if (than == null) {
      return true;
    }
    var offset = clue.time().offset();
    var other = than.time().offset();
    if (offset != null
        && other != null
        && !offset.equals(other)
        && sameMinute(clue.time(), than.time())
        && (offset.getTotalSeconds() == 0 || other.getTotalSeconds() == 0)) {
      // one of them took the local clock for UTC
      return other.getTotalSeconds() == 0;
    }
    int rank = rank(clue.source()) - rank(than.source());
    return rank != 0 ? rank > 0 : clue.weight() > than.weight();
  }

  /** Whose word for the time of day goes first. */
  private static int rank(Source source) {
    return switch (source) {
      case SELECTOR -> 6;
      case FEED -> 5;
      case SITEMAP -> 4;
      case JSON_LD -> 3;
      case META -> 2;
      case LABEL -> 2;
      default -> 1;
    };
  }

  private static boolean sameMinute(ShownTime a, ShownTime b) {
    return a.start().withSecond(0).equals(b.start().withSecond(0));
  }

  /** Midnight to the second is what systems write that know the day only. */
  private boolean filler(ShownTime time) {
    if (midnight(time.start())) {
      return true;
    }
    if (noon(time)) {
      return true;
    }
    var zone = locality.zone();
    return time.offset() != null
        && zone != null
        && midnight(time.start().atOffset(time.offset()).atZoneSameInstant(zone).toLocalDateTime());
  }

  /** Content systems that store a day without a clock keep it as noon of Greenwich. */
  private static boolean noon(ShownTime time) {
    var start = time.start();
    return time.precision() == Precision.SECOND
        && time.offset() != null
        && time.offset().getTotalSeconds() == 0
        && start.getHour() == 12
        && start.getMinute() == 0
        && start.getSecond() == 0;
  }

  private static boolean midnight(LocalDateTime time) {
    return time.getHour() == 0 && time.getMinute() == 0 && time.getSecond() == 0;
  }

  private static double confidence(Score best, double rival) {
    double strength = Math.min(1, best.score / 8);
    double margin = (best.score - rival) / best.score;
    double agreement = Math.min(1, 0.4 + 0.3 * (best.kinds.size() - 1));
    double evidence = 0.3 + 0.3 * strength + 0.25 * margin + 0.15 * agreement;
    return Confidence.of(best.score < Weights.ENOUGH ? Math.min(evidence, 0.6) : evidence);
  }
}
