package org.unsaid.extract.date;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What one walk over a page finds: its dates, and the lie of headline and text among them. */
final class PageDates implements PageWalk.Reader {

  /** More are counted, not kept: a page may hold a hundred thousand. */
  private static final int MOST = 400;

  /** Text shorter than this is a line, not a paragraph. */
  private static final int PARAGRAPH = 110;

  private static final int HEAD = 200;
  private static final int TAIL = 120;

  final StatedDates stated;
  final List<Spot> spots = new ArrayList<>();

  /** Dates that were found and not kept. */
  int passedOver;

  /** Ordinal of the block that is the headline; -1: none found. */
  int headline = -1;

  /** {@link Surroundings} of the headline, which cannot make it a stranger on its own page. */
  int headlineFlags;

  /**
   * A paragraph.
   *
   * @param block its ordinal
   */
  record Paragraph(int block, int flags, int length) {}

  final List<Paragraph> paragraphs = new ArrayList<>();

  /** The address that the page gives for its own; empty: none. */
  String canonical = "";

  private final DateText.Habits habits;
  final List<String> titles = new ArrayList<>();
  private int headlineRank;
  private String previous = "";

  PageDates(Locality locality, @Nullable LocalDate latest) {
    this.habits = new DateText.Habits(locality.language(), locality.dayFirst(), latest);
    this.stated = new StatedDates(habits);
  }

  DateText.Habits habits() {
    return habits;
  }

  @Override
  public void script(Element script, String text) {
    stated.script(script, text);
  }

  @Override
  public void meta(Element meta, int flags) {
    if (meta.attr("property").equals("og:title") || meta.attr("name").equals("twitter:title")) {
      title(meta.attr("content"));
    } else {
      stated.meta(meta, flags);
    }
  }

  @Override
  public void property(Element element, String name, int flags) {
    stated.property(element, name, flags);
  }

  @Override
  public void comment(String text) {
    stated.comment(text);
  }

  @Override
  public void canonical(String address) {
    canonical = address;
  }

  @Override
  public void title(String title) {
    keep(title);
    // without the name of the site behind it
    for (int i = 1; i + 1 < title.length(); i++) {
      if ("|–—·»-".indexOf(title.charAt(i)) >= 0
          && title.charAt(i - 1) == ' '
          && title.charAt(i + 1) == ' ') {
        keep(title.substring(0, i));
        return;
      }
    }
  }

  private void keep(String title) {
    var plain = plain(title);
    if (plain.length() >= 4 && !titles.contains(plain) && titles.size() < 8) {
      titles.add(plain);
    }
  }

  static String plain(CharSequence text) {
    var plain = new StringBuilder();
    for (int i = 0; i < text.length() && plain.length() < 300; i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        plain.append(Character.toLowerCase(c));
      }
    }
    return plain.toString();
  }

  @Override
  public void block(Block block) {
    var text = block.text;
    int length = text.length();
    int flags = block.flagsAt(0);
    headline(block, flags);
    if (length - block.linked >= PARAGRAPH * (wide(text) ? 0.5 : 1)
        && 3 * block.linked < length
        && paragraphs.size() < 5000) {
      paragraphs.add(new Paragraph(block.ordinal, flags, length));
    }
    if (spots.size() >= MOST) {
      passedOver += block.digits >= 6 ? 1 : 0;
    } else {
      for (var mark : block.marks) {
        mark(block, mark);
      }
      if (block.digits >= 2) {
        dates(block);
      }
    }
    if (length > 0) {
      previous = length <= 40 && block.linked == 0 ? text.toString() : "";
    }
  }

  private void headline(Block block, int flags) {
    int length = block.text.length();
    if (length < 2 || length > 300) {
      return;
    }
    boolean foreign =
        (flags & (Surroundings.NAVIGATION | Surroundings.FOOTER | Surroundings.ASIDE)) != 0;
    if (foreign && block.heading != 1) {
      return;
    }
    int rank = block.heading == 1 ? 3 : block.heading >= 2 ? 1 : 0;
    if (foreign) {
      rank--;
    }
    if (2 * block.linked > length) {
      rank = Math.max(0, rank - 1);
    }
    var plain = plain(block.text);
    boolean matches = false;
    for (var title : titles) {
      boolean enough =
          block.heading > 0
              ? plain.length() >= (wide(block.text) ? 4 : 8)
              : plain.length() >= 25 || 2 * plain.length() >= title.length();
      if ((enough && title.contains(plain))
          || (plain.length() >= 12 && plain.contains(title) && title.length() >= 12)) {
        matches = true;
      }
    }
    if (matches) {
      rank += 2 * block.linked > length && block.heading == 0 ? 1 : 4;
    } else if (block.heading > 1) {
      rank = 0;
    }
    if (rank > headlineRank) {
      headlineRank = rank;
      headline = block.ordinal;
      headlineFlags = flags & ~Surroundings.LINK;
    }
  }

  private void mark(Block block, Block.Mark mark) {
    var time = MachineDates.value(mark.value());
    if (time.isEmpty()) {
      return;
    }
    var lower = block.text.toString().toLowerCase(Locale.ROOT);
    int at = Math.min(mark.at(), lower.length());
    var found =
        new DateText.Found(at, at, time.get(), null, false, false, DateText.Shape.YEAR_FIRST);
    int run = Math.max(0, Math.min(at, lower.length() - 1));
    int end = Math.min(lower.length(), at + 40);
    var label = Labels.opening(lower, at, end);
    if (label == null) {
      label = Labels.of(lower, Math.max(0, at - 60), at, at, end);
    }
    spots.add(
        new Spot(
            found,
            mark.kind(),
            block.ordinal,
            block.flagsAt(run),
            block.nearAt(run),
            31 * block.signatureAt(run) + mark.place().hashCode(),
            label,
            lower.length() < 60,
            block.heading == 0 && lower.length() > PARAGRAPH && at > 60,
            false,
            mark.value(),
            mark.place()));
  }

  private void dates(Block block) {
    var text = block.text.toString();
    if (text.length() <= HEAD + TAIL) {
      dates(block, text, 0, text);
    } else {
      dates(block, text.substring(0, HEAD), 0, text);
      dates(block, text.substring(text.length() - TAIL), text.length() - TAIL, text);
    }
  }

  private void dates(Block block, String part, int offset, String text) {
    var found = DateText.find(part, habits);
    if (found.isEmpty()) {
      return;
    }
    var lower = part.toLowerCase(Locale.ROOT);
    if (lower.length() != part.length()) {
      // İ and few others grow; places must stay
      lower = part;
    }
    int written = 0;
    for (var date : found) {
      written += date.end() - date.start();
    }
    int length = block.text.length();
    int behind = 0;
    for (int i = 0; i < found.size() && spots.size() < MOST; i++) {
      var date = found.get(i);
      int next = i + 1 < found.size() ? found.get(i + 1).start() : part.length();
      var label =
          Labels.of(lower, Math.max(behind, date.start() - 60), date.start(), date.end(), next);
      if (label != null && label.end() > date.end()) {
        behind = label.end();
      } else {
        behind = date.end();
      }
      if (label == null && offset == 0 && part.substring(0, date.start()).isBlank()) {
        label = Labels.above(previous);
      }
      int rest = length - written - (label == null ? 0 : label.word().length());
      boolean dateline = offset == 0 && length > 60 && Labels.dateline(part, date);
      boolean prose =
          !dateline
              && block.heading == 0
              && rest > (wide(text) ? 25 : 90)
              && !Labels.titled(label, lower, date.start(), offset)
              && !(label != null
                  && label.kind() == DateWords.Kind.PUBLISHED
                  && ((label.start() >= date.end() && date.time().timed())
                      || (block.nearAt(Math.min(offset + date.start(), length - 1))
                              & (Surroundings.DATE | Surroundings.BYLINE | Surroundings.PUBLISHED))
                          != 0));
      int at = Math.min(offset + date.start(), Math.max(0, length - 1));
      spots.add(
          new Spot(
              date,
              Spot.Kind.TEXT,
              block.ordinal,
              block.flagsAt(at),
              block.nearAt(at),
              block.signatureAt(at),
              label,
              rest < (wide(text) ? 12 : 30),
              prose,
              dateline,
              part,
              ""));
    }
  }

  static boolean wide(CharSequence text) {
    int wide = 0;
    int length = Math.min(text.length(), 60);
    for (int i = 0; i < length; i++) {
      wide += text.charAt(i) >= '\u2e80' ? 1 : 0;
    }
    return 2 * wide > length;
  }
}
