package org.unsaid.extract.date;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.unsaid.core.Precision;
import org.unsaid.extract.date.DateCandidate.Role;
import org.unsaid.extract.date.DateCandidate.Source;

/** Weighs the dates that a reader sees, by where they stand and what stands beside them. */
final class ShownDates {

  private static final int FOREIGN =
      Surroundings.FOOTER
          | Surroundings.NAVIGATION
          | Surroundings.ASIDE
          | Surroundings.RELATED
          | Surroundings.COMMENTS;

  private final PageDates page;
  private final int headline;

  /** What is around the headline too, and so says nothing against a date. */
  private final int own;

  /** Whether near the headline stands a date that is not called an update. */
  private final boolean plainNearby;

  /** Block of the first date that stands on its own among what is the page's. */
  private final int firstDate;

  /** Whether there are so many days below the headline that the page is a list. */
  private final boolean listed;

  /** First paragraph behind the headline. */
  private final int first;

  /** Last paragraph of the text. */
  private final int last;

  /** How many blocks hold a date of one look. */
  private final HashMap<Integer, Integer> alike = new HashMap<>();

  private ShownDates(PageDates page) {
    this.page = page;
    headline = page.headline;
    int block = -1;
    int signature = 0;
    for (var spot : page.spots) {
      if (spot.block() != block || spot.signature() != signature) {
        alike.merge(spot.signature(), 1, Integer::sum);
      }
      block = spot.block();
      signature = spot.signature();
    }
    own = headline >= 0 ? page.headlineFlags : common(page.paragraphs);
    int from = Integer.MAX_VALUE;
    int to = -1;
    for (var paragraph : page.paragraphs) {
      if (paragraph.block() >= headline && (paragraph.flags() & ~own & FOREIGN) == 0) {
        from = Math.min(from, paragraph.block());
        to = paragraph.block();
      }
    }
    first = from;
    last = to;
    boolean plain = false;
    for (var spot : page.spots) {
      plain |=
          spot.block() >= headline - 6
              && spot.block() <= first
              && !named(spot, Surroundings.UPDATED)
              && (spot.label() == null || spot.label().kind() != DateWords.Kind.UPDATED)
              && !spot.prose();
    }
    plainNearby = plain;
    int earliest = -1;
    for (var spot : page.spots) {
      if (spot.alone()
          && !spot.prose()
          && alike.getOrDefault(spot.signature(), 1) < 4
          && (spot.flags() & ~own & (FOREIGN | Surroundings.SITE_HEADER)) == 0) {
        earliest = spot.block();
        break;
      }
    }
    firstDate = earliest;
    var days = new HashSet<LocalDate>();
    for (var spot : page.spots) {
      if (belowHeadline(spot)
          && !spot.prose()
          && (spot.label() == null || spot.label().kind() != DateWords.Kind.PUBLISHED)) {
        days.add(spot.found().time().start().toLocalDate());
      }
    }
    listed = days.size() >= 4;
  }

  /** What most of the text has around it, though it sounds strange: the site says so of itself. */
  private static int common(List<PageDates.Paragraph> paragraphs) {
    long all = 0;
    var sums = new long[Integer.SIZE];
    for (var paragraph : paragraphs) {
      all += paragraph.length();
      for (int bit = 0; bit < Integer.SIZE; bit++) {
        sums[bit] += (paragraph.flags() & 1 << bit) != 0 ? paragraph.length() : 0;
      }
    }
    int common = 0;
    for (int bit = 0; bit < Integer.SIZE; bit++) {
      common |= 2 * sums[bit] > all ? 1 << bit : 0;
    }
    return common & ~Surroundings.LINK;
  }

  private boolean is(Spot spot, int flag) {
    return (spot.flags() & ~own & flag) != 0;
  }

  private static boolean named(Spot spot, int flag) {
    return (spot.near() & flag) != 0;
  }

  static List<Clue> weigh(PageDates page) {
    var shown = new ShownDates(page);
    var clues = new ArrayList<Clue>();
    for (var spot : page.spots) {
      if (spot.found().time().precision() != Precision.YEAR) {
        clues.add(shown.clue(spot));
      }
    }
    return clues;
  }

  private boolean belowHeadline(Spot spot) {
    return headline >= 0
        && spot.block() >= headline
        && spot.block() <= Math.min(first, headline + 30);
  }

  private Clue clue(Spot spot) {
    double weight;
    var source = Source.TEXT;
    var why = new StringBuilder();
    var role = Role.UNKNOWN;
    int block = spot.block();
    boolean below = belowHeadline(spot);
    if (below) {
      weight = Weights.SHOWN_BELOW_HEADLINE;
      source = Source.HEADLINE;
      why.append("between the headline and the text");
    } else if (headline >= 0 && block < headline && block >= headline - 6) {
      weight = Weights.SHOWN_ABOVE_HEADLINE;
      source = Source.HEADLINE;
      why.append("just above the headline");
    } else if (headline < 0 && block <= first && block >= first - 8) {
      weight = Weights.SHOWN_ABOVE_HEADLINE;
      why.append("just above the text");
    } else if (last >= 0 && block > last && block <= last + 6) {
      weight = Weights.SHOWN_AT_END;
      why.append("just below the text");
    } else if (block > first && block <= last) {
      weight = Weights.SHOWN_IN_TEXT;
      why.append("within the text");
    } else {
      weight = Weights.SHOWN_ELSEWHERE;
      why.append("elsewhere on the page");
    }
    if (spot.dateline() && block >= headline && block <= first + 3) {
      weight = Math.max(weight, Weights.DATELINE);
      source = Source.DATELINE;
      why.append(", opens the text");
    } else if (spot.prose()) {
      return plain(spot, Role.ACT, 0.2, Source.TEXT, "in running text");
    }
    if (spot.alone()) {
      weight += Weights.ALONE;
      why.append(", on a line of its own");
    }
    int near = spot.near();
    if (spot.kind() == Spot.Kind.TIME) {
      source = Source.TIME_ELEMENT;
      weight += Weights.TIME_ELEMENT;
      role = Role.PUBLISHED;
      if (contradicted(spot)) {
        weight *= Weights.CONTRADICTED;
        why.append(", though it shows another day");
      }
    }
    if ((near & (Surroundings.DATE | Surroundings.BYLINE | Surroundings.PUBLISHED)) != 0) {
      weight += Weights.DATE_CLASS;
      why.append(", named as a date in the markup");
    }
    if (spot.found().time().timed()) {
      weight += Weights.CLOCK;
    }
    var label = spot.label();
    if (label != null) {
      why.append(", label “").append(label.word()).append('”');
      switch (label.kind()) {
        case PUBLISHED -> {
          role = Role.PUBLISHED;
          weight += Weights.LABEL_PUBLISHED;
          source = source == Source.TIME_ELEMENT ? source : Source.LABEL;
        }
        case DATE -> {
          weight += Weights.LABEL_DATE;
          source = source == Source.TIME_ELEMENT ? source : Source.LABEL;
        }
        case UPDATED -> {
          role = Role.UPDATED;
          weight += Weights.LABEL_DATE;
        }
        case ACT -> role = Role.ACT;
        case COPYRIGHT -> role = Role.COPYRIGHT;
        case OTHER -> {
          return plain(spot, Role.UNKNOWN, 0.1, source, why + ": of something else");
        }
      }
    } else if (spot.kind() == Spot.Kind.UPDATED
        || (plainNearby
            && named(spot, Surroundings.UPDATED)
            && !named(spot, Surroundings.PUBLISHED))) {
      role = Role.UPDATED;
      why.append(", named as an update in the markup");
    } else if ((near & Surroundings.PUBLISHED) != 0) {
      role = Role.PUBLISHED;
      weight += Weights.NAMED_PUBLISHED;
      why.append(", named as published in the markup");
    }
    if (is(spot, Surroundings.EVENT) && role != Role.UPDATED && label == null) {
      role = Role.ACT;
      why.append(", named as an event in the markup");
    }
    weight *= surroundings(spot, why, below);
    if (block == firstDate && !below) {
      weight += Weights.FIRST_DATE;
      why.append(", the first date on the page");
    }
    if (role != Role.UPDATED && role != Role.ACT && role != Role.COPYRIGHT) {
      if ((spot.flags() & ~own & FOREIGN) != 0
          && !below
          && (label == null || label.kind() != DateWords.Kind.PUBLISHED)) {
        role = Role.TEASER;
      }
    }
    if (spot.found().yearAssumed()) {
      weight *= Weights.YEAR_ASSUMED;
      why.append(", its year is not written");
    }
    if (spot.found().time().precision() == Precision.MONTH) {
      weight *= Weights.MONTH_ONLY;
    }
    return plain(spot, role, weight, source, why.toString());
  }

  /** Whether the element shows readers another day than it states for programs. */
  private boolean contradicted(Spot time) {
    var day = time.found().time().start().toLocalDate();
    boolean other = false;
    for (int i = page.spots.indexOf(time) + 1; i < page.spots.size(); i++) {
      var spot = page.spots.get(i);
      if (spot.block() != time.block()) {
        break;
      }
      int gap = spot.found().start() - time.found().start();
      if (spot.kind() == Spot.Kind.TEXT && gap >= 0 && gap <= 25) {
        var shown = spot.found().time().start().toLocalDate();
        if (Math.abs(ChronoUnit.DAYS.between(shown, day)) <= 1) {
          return false;
        }
        var swapped = spot.found().swapped();
        other = swapped == null && spot.found().time().precision().compareTo(Precision.DAY) >= 0;
      }
    }
    return other;
  }

  private double surroundings(Spot spot, StringBuilder why, boolean below) {
    double factor = 1;
    if (is(spot, Surroundings.COMMENTS)) {
      factor = Math.min(factor, Weights.IN_COMMENTS);
      why.append(", among comments");
    }
    if (is(spot, Surroundings.FOOTER)) {
      factor = Math.min(factor, Weights.IN_FOOTER);
      why.append(", in the footer");
    }
    if (is(spot, Surroundings.NAVIGATION)) {
      factor = Math.min(factor, Weights.IN_NAVIGATION);
      why.append(", in a menu");
    }
    if (is(spot, Surroundings.ASIDE)) {
      factor = Math.min(factor, Weights.IN_ASIDE);
      why.append(", beside the text");
    }
    if (is(spot, Surroundings.RELATED)) {
      factor = Math.min(factor, below ? 0.7 : Weights.IN_RELATED);
      why.append(", among pointers to other pages");
    }
    if (is(spot, Surroundings.SITE_HEADER)) {
      factor = Math.min(factor, Weights.IN_SITE_HEADER);
      why.append(", in the head of the site");
    }
    if (is(spot, Surroundings.LINK)) {
      factor *= below ? 0.9 : Weights.IN_LINK;
      why.append(", in a link");
    }
    int many = alike.getOrDefault(spot.signature(), 1);
    var label = spot.label();
    if (label != null
        && (label.kind() == DateWords.Kind.PUBLISHED || label.kind() == DateWords.Kind.DATE)
        && many < 4
        && !is(spot, Surroundings.COMMENTS | Surroundings.RELATED)) {
      factor = Math.max(factor, Weights.LABELLED_BESIDE);
    }
    boolean named = spot.kind() == Spot.Kind.TIME && named(spot, Surroundings.PUBLISHED);
    if (below
        && listed
        && !named
        && (spot.label() == null || spot.label().kind() != DateWords.Kind.PUBLISHED)) {
      factor *= Weights.IN_LIST;
      why.append(", one of many days below the headline");
    }
    if (many >= 4 && !below) {
      factor *= Weights.IN_LIST;
      why.append(", one of ").append(many).append(" alike");
    }
    return factor;
  }

  private static Clue plain(Spot spot, Role role, double weight, Source source, String why) {
    var found = spot.found();
    var line = spot.line();
    var place = spot.place().isEmpty() ? "shown" : spot.place();
    int from = Math.max(0, Math.min(found.start() - 40, line.length()));
    int to = Math.min(line.length(), Math.max(found.end() + 30, from));
    var quote = spot.kind() == Spot.Kind.TEXT ? line.substring(from, to) : line;
    return new Clue(
        found.time(),
        found.swapped(),
        spot.kind() == Spot.Kind.TEXT ? DayOrder.of(found, line) : null,
        source,
        role,
        weight,
        place,
        quote,
        why);
  }
}
