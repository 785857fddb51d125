package org.unsaid.extract.date;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.unsaid.core.Precision;

/** The lie of a page: where its headline and its text are, and which of its dates are a list. */
final class Layout {

  /** Where a page shows what is not its own. */
  private static final int FOREIGN =
      Surroundings.FOOTER
          | Surroundings.NAVIGATION
          | Surroundings.ASIDE
          | Surroundings.RELATED
          | Surroundings.COMMENTS;

  /** Lines above the headline that may belong to it. */
  private static final int ABOVE = 6;

  /** So many of one look are a list. */
  private static final int LIST = 4;

  private final List<Spot> spots;
  private final int headline;

  /** What is around the headline too, and so says nothing against a date. */
  private final int own;

  /** First paragraph behind the headline, and the last of the text. */
  private int first = Integer.MAX_VALUE;

  private int last = -1;

  /** How many blocks hold a date of one look. */
  private final Map<Integer, Integer> alike;

  /** Whether near the headline stands a date that is not called an update. */
  private final boolean plainNearby;

  /** Block of the first date that stands on its own among what is the page's. */
  private final int firstDate;

  /** Whether there are so many days below the headline that the page is a list. */
  private final boolean listed;

  Layout(PageDates page) {
    spots = page.spots;
    headline = page.headline;
    own = headline >= 0 ? page.headlineFlags : common(page.paragraphs);
    for (var paragraph : page.paragraphs) {
      if (paragraph.block() >= headline && (paragraph.flags() & ~own & FOREIGN) == 0) {
        first = Math.min(first, paragraph.block());
        last = paragraph.block();
      }
    }
    alike = looks(spots);
    plainNearby = spots.stream().anyMatch(this::plain);
    firstDate = spots.stream().filter(this::single).mapToInt(Spot::block).findFirst().orElse(-1);
    var days = new HashSet<LocalDate>();
    for (var spot : spots) {
      if (below(spot) && !spot.prose() && !labelled(spot, DateWords.Kind.PUBLISHED)) {
        days.add(spot.found().time().start().toLocalDate());
      }
    }
    listed = days.size() >= LIST;
  }

  private static Map<Integer, Integer> looks(List<Spot> spots) {
    var looks = new HashMap<Integer, Integer>();
    int block = -1;
    int signature = 0;
    for (var spot : spots) {
      if (spot.block() != block || spot.signature() != signature) {
        looks.merge(spot.signature(), 1, Integer::sum);
      }
      block = spot.block();
      signature = spot.signature();
    }
    return looks;
  }

  private boolean plain(Spot spot) {
    return spot.block() >= headline - ABOVE
        && spot.block() <= first
        && !named(spot, Surroundings.UPDATED)
        && !labelled(spot, DateWords.Kind.UPDATED)
        && !spot.prose();
  }

  private boolean single(Spot spot) {
    return spot.alone()
        && !spot.prose()
        && many(spot) < LIST
        && !is(spot, FOREIGN | Surroundings.SITE_HEADER);
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

  /** Whether it stands in such surroundings, other than the headline. */
  boolean is(Spot spot, int flag) {
    return (spot.flags() & ~own & flag) != 0;
  }

  /** Whether it stands where pages show what is not their own. */
  boolean foreign(Spot spot) {
    return is(spot, FOREIGN);
  }

  static boolean named(Spot spot, int flag) {
    return (spot.near() & flag) != 0;
  }

  static boolean labelled(Spot spot, DateWords.Kind kind) {
    return spot.label() != null && spot.label().kind() == kind;
  }

  /** Whether the markup alone calls it an update, and another date may be the publication. */
  boolean updated(Spot spot) {
    return plainNearby && named(spot, Surroundings.UPDATED) && !named(spot, Surroundings.PUBLISHED);
  }

  /** How many of its look there are. */
  int many(Spot spot) {
    return alike.getOrDefault(spot.signature(), 1);
  }

  boolean listed(Spot spot) {
    return listed && below(spot);
  }

  boolean firstDate(Spot spot) {
    return spot.block() == firstDate;
  }

  /** Between the headline and the text. */
  boolean below(Spot spot) {
    return headline >= 0
        && spot.block() >= headline
        && spot.block() <= Math.min(first, headline + 30);
  }

  boolean aboveHeadline(Spot spot) {
    return headline >= 0 && spot.block() < headline && spot.block() >= headline - ABOVE;
  }

  /** Above the text of a page without a headline. */
  boolean aboveText(Spot spot) {
    return headline < 0 && spot.block() <= first && spot.block() >= first - 8;
  }

  boolean within(Spot spot) {
    return spot.block() > first && spot.block() <= last;
  }

  boolean atEnd(Spot spot) {
    return last >= 0 && spot.block() > last && spot.block() <= last + 6;
  }

  /** At the head of the text, behind a place. */
  boolean opens(Spot spot) {
    return spot.dateline() && spot.block() >= headline && spot.block() <= first + 3;
  }

  /** Whether the element shows readers another day than it states for programs. */
  boolean contradicted(Spot time) {
    var day = time.found().time().start().toLocalDate();
    boolean other = false;
    for (int i = spots.indexOf(time) + 1; i < spots.size(); i++) {
      var spot = spots.get(i);
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
}
