package org.unsaid.extract.date;

import java.util.ArrayList;
import java.util.HashMap;
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

  /** First paragraph behind the headline. */
  private final int first;

  /** Last paragraph of the text. */
  private final int last;

  /** How many blocks hold a date of one look. */
  private final HashMap<Integer, Integer> alike = new HashMap<>();

  private ShownDates(PageDates page) {
    this.page = page;
    headline = page.headline;
    int from = Integer.MAX_VALUE;
    int to = -1;
    for (int paragraph : page.paragraphs) {
      if (paragraph >= headline) {
        from = Math.min(from, paragraph);
        to = paragraph;
      }
    }
    first = from;
    last = to;
    int block = -1;
    int signature = 0;
    for (var spot : page.spots) {
      if (spot.block() != block || spot.signature() != signature) {
        alike.merge(spot.signature(), 1, Integer::sum);
      }
      block = spot.block();
      signature = spot.signature();
    }
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
          role = Role.PUBLISHED;
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
        || (near & Surroundings.UPDATED) != 0 && (near & Surroundings.PUBLISHED) == 0) {
      role = Role.UPDATED;
      why.append(", named as an update in the markup");
    } else if ((near & Surroundings.PUBLISHED) != 0) {
      role = Role.PUBLISHED;
      why.append(", named as published in the markup");
    }
    if (spot.is(Surroundings.EVENT) && role != Role.UPDATED && label == null) {
      role = Role.ACT;
      why.append(", named as an event in the markup");
    }
    weight *= surroundings(spot, why, below);
    if (role != Role.UPDATED && role != Role.ACT && role != Role.COPYRIGHT) {
      if ((spot.flags() & FOREIGN) != 0 && !below && (label == null || label.kind() != DateWords.Kind.PUBLISHED)) {
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

  private double surroundings(Spot spot, StringBuilder why, boolean below) {
    double factor = 1;
    if (spot.is(Surroundings.COMMENTS)) {
      factor = Math.min(factor, Weights.IN_COMMENTS);
      why.append(", among comments");
    }
    if (spot.is(Surroundings.FOOTER)) {
      factor = Math.min(factor, Weights.IN_FOOTER);
      why.append(", in the footer");
    }
    if (spot.is(Surroundings.NAVIGATION)) {
      factor = Math.min(factor, Weights.IN_NAVIGATION);
      why.append(", in a menu");
    }
    if (spot.is(Surroundings.ASIDE)) {
      factor = Math.min(factor, Weights.IN_ASIDE);
      why.append(", beside the text");
    }
    if (spot.is(Surroundings.RELATED)) {
      factor = Math.min(factor, below ? 0.7 : Weights.IN_RELATED);
      why.append(", among pointers to other pages");
    }
    if (spot.is(Surroundings.SITE_HEADER)) {
      factor = Math.min(factor, Weights.IN_SITE_HEADER);
      why.append(", in the head of the site");
    }
    if (spot.is(Surroundings.LINK)) {
      factor *= below ? 0.9 : Weights.IN_LINK;
      why.append(", in a link");
    }
    int many = alike.getOrDefault(spot.signature(), 1);
    if (many >= 4 && !below) {
      factor *= Weights.IN_LIST;
      why.append(", one of ").append(many).append(" alike");
    }
    return factor;
  }

  private static Clue plain(Spot spot, Role role, double weight, Source source, String why) {
    var found = spot.found();
    var line = spot.line();
    var place =
        spot.place().isEmpty()
            ? "shown"
            : spot.place();
    int from = Math.max(0, Math.min(found.start() - 40, line.length()));
    int to = Math.min(line.length(), Math.max(found.end() + 30, from));
    var quote = spot.kind() == Spot.Kind.TEXT ? line.substring(from, to) : line;
    return new Clue(
        found.time(),
        found.swapped(),
        spot.kind() == Spot.Kind.TEXT ? PageDates.order(found, line) : null,
        source,
        role,
        weight,
        place,
        quote,
        why);
  }
}
