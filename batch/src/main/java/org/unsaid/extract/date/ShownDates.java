package org.unsaid.extract.date;

import java.util.ArrayList;
import java.util.List;
import org.unsaid.core.Precision;
import org.unsaid.extract.date.DateCandidate.Role;
import org.unsaid.extract.date.DateCandidate.Source;

/** Weighs the dates that a reader sees, by where they stand and what stands beside them. */
final class ShownDates {

  private final Layout layout;

  private ShownDates(Layout layout) {
    this.layout = layout;
  }

  static List<Clue> weigh(PageDates page) {
    var shown = new ShownDates(new Layout(page));
    var clues = new ArrayList<Clue>();
    for (var spot : page.spots) {
      if (spot.found().time().precision() != Precision.YEAR) {
        clues.add(shown.clue(spot));
      }
    }
    return clues;
  }

  private Clue clue(Spot spot) {
    double weight;
    var source = Source.TEXT;
    var why = new StringBuilder();
    var role = Role.UNKNOWN;
    boolean below = layout.below(spot);
    if (below) {
      weight = Weights.SHOWN_BELOW_HEADLINE;
      source = Source.HEADLINE;
      why.append("between the headline and the text");
    } else if (layout.aboveHeadline(spot)) {
      weight = Weights.SHOWN_ABOVE_HEADLINE;
      source = Source.HEADLINE;
      why.append("just above the headline");
    } else if (layout.aboveText(spot)) {
      weight = Weights.SHOWN_ABOVE_HEADLINE;
      why.append("just above the text");
    } else if (layout.atEnd(spot)) {
      weight = Weights.SHOWN_AT_END;
      why.append("just below the text");
    } else if (layout.within(spot)) {
      weight = Weights.SHOWN_IN_TEXT;
      why.append("within the text");
    } else {
      weight = Weights.SHOWN_ELSEWHERE;
      why.append("elsewhere on the page");
    }
    if (layout.opens(spot)) {
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
      if (layout.contradicted(spot)) {
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
    } else if (spot.kind() == Spot.Kind.UPDATED || layout.updated(spot)) {
      role = Role.UPDATED;
      why.append(", named as an update in the markup");
    } else if ((near & Surroundings.PUBLISHED) != 0) {
      role = Role.PUBLISHED;
      weight += Weights.NAMED_PUBLISHED;
      why.append(", named as published in the markup");
    }
    if (layout.is(spot, Surroundings.EVENT) && role != Role.UPDATED && label == null) {
      role = Role.ACT;
      why.append(", named as an event in the markup");
    }
    weight *= surroundings(spot, why, below);
    if (layout.firstDate(spot) && !below) {
      weight += Weights.FIRST_DATE;
      why.append(", the first date on the page");
    }
    if (role != Role.UPDATED && role != Role.ACT && role != Role.COPYRIGHT) {
      if (layout.foreign(spot)
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

  private double surroundings(Spot spot, StringBuilder why, boolean below) {
    double factor = 1;
    if (layout.is(spot, Surroundings.COMMENTS)) {
      factor = Math.min(factor, Weights.IN_COMMENTS);
      why.append(", among comments");
    }
    if (layout.is(spot, Surroundings.FOOTER)) {
      factor = Math.min(factor, Weights.IN_FOOTER);
      why.append(", in the footer");
    }
    if (layout.is(spot, Surroundings.NAVIGATION)) {
      factor = Math.min(factor, Weights.IN_NAVIGATION);
      why.append(", in a menu");
    }
    if (layout.is(spot, Surroundings.ASIDE)) {
      factor = Math.min(factor, Weights.IN_ASIDE);
      why.append(", beside the text");
    }
    if (layout.is(spot, Surroundings.RELATED)) {
      factor = Math.min(factor, below ? 0.7 : Weights.IN_RELATED);
      why.append(", among pointers to other pages");
    }
    if (layout.is(spot, Surroundings.SITE_HEADER)) {
      factor = Math.min(factor, Weights.IN_SITE_HEADER);
      why.append(", in the head of the site");
    }
    if (layout.is(spot, Surroundings.LINK)) {
      factor *= below ? 0.9 : Weights.IN_LINK;
      why.append(", in a link");
    }
    int many = layout.many(spot);
    var label = spot.label();
    if (label != null
        && (label.kind() == DateWords.Kind.PUBLISHED || label.kind() == DateWords.Kind.DATE)
        && many < 4
        && !layout.is(spot, Surroundings.COMMENTS | Surroundings.RELATED)) {
      factor = Math.max(factor, Weights.LABELLED_BESIDE);
    }
    boolean named = spot.kind() == Spot.Kind.TIME && Layout.named(spot, Surroundings.PUBLISHED);
    if (layout.listed(spot) && !named && !Layout.labelled(spot, DateWords.Kind.PUBLISHED)) {
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
