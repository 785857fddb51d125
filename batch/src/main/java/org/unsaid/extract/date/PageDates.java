package org.unsaid.extract.date;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Precision;
import org.unsaid.extract.date.DateCandidate.Role;
import org.unsaid.extract.date.DateCandidate.Source;

/** What one walk over a page finds: its dates, and the lie of headline and text among them. */
final class PageDates implements PageWalk.Reader {

  /** More are counted, not kept: a page may hold a hundred thousand. */
  private static final int MOST = 400;

  /** Text shorter than this is a line, not a paragraph. */
  private static final int PARAGRAPH = 110;

  private static final int HEAD = 200;
  private static final int TAIL = 120;

  final List<Clue> clues = new ArrayList<>();
  final List<LinkedData.Thing> things = new ArrayList<>();
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

  int blocks;

  /** The latest year in a line of rights; 0: none. */
  int copyright;

  /** The address that the page gives for its own; empty: none. */
  String canonical = "";

  private final DateText.Habits habits;
  final List<String> titles = new ArrayList<>();
  private int headlineRank;
  private String previous = "";
  private int scripted;

  PageDates(Locality locality, @Nullable LocalDate latest) {
    this.habits = new DateText.Habits(locality.language(), locality.dayFirst(), latest);
  }

  DateText.Habits habits() {
    return habits;
  }

  @Override
  public void script(Element script, String text) {
    var type = script.attr("type");
    if (type.contains("ld+json")) {
      if (things.size() < MOST) {
        things.addAll(LinkedData.read(text));
      }
      return;
    }
    if (text.length() < 200 && script.parent() != null && !script.parent().nameIs("head")) {
      written(text);
    }
    scripted(text);
  }

  /** A short script amid the text often writes the date there. */
  private void written(String text) {
    if ((!text.contains("20") && !text.contains("19")) || clues.size() > MOST) {
      return;
    }
    for (var date : DateText.find(text, habits)) {
      if (date.time().precision().compareTo(Precision.DAY) >= 0) {
        clues.add(
            new Clue(
                date.time(),
                date.swapped(),
                order(date, text),
                Source.META,
                Role.UNKNOWN,
                Weights.SCRIPT,
                "script",
                text.substring(date.start(), date.end()),
                "a script amid the text writes it"));
        return;
      }
    }
  }

  /** Dates of publication in other data, such as that which a program builds the page from. */
  private void scripted(String text) {
    int from = 0;
    while (scripted < 40) {
      int at = text.indexOf("ubli", from);
      if (at < 0) {
        return;
      }
      from = at + 4;
      int colon = at + 4;
      // the rest of the name, and what ends it
      while (colon < text.length()
          && colon < at + 24
          && (Character.isLetterOrDigit(text.charAt(colon))
              || "_-\"'\\ ".indexOf(text.charAt(colon)) >= 0)) {
        colon++;
      }
      if (colon >= text.length() || (text.charAt(colon) != ':' && text.charAt(colon) != '=')) {
        continue;
      }
      var name = text.substring(Math.max(0, at - 12), colon).toLowerCase(Locale.ROOT);
      if (name.contains("publisher") || name.contains("unpubli") || name.contains("republi")) {
        continue;
      }
      int value = colon + 1;
      while (value < text.length()
          && value < colon + 4
          && "\"'\\ ".indexOf(text.charAt(value)) >= 0) {
        value++;
      }
      int end = value;
      while (end < text.length() && end < value + 40 && "\"'\\,}<;".indexOf(text.charAt(end)) < 0) {
        end++;
      }
      if (end - value < 8 || !Character.isDigit(text.charAt(value))) {
        continue;
      }
      var quote = text.substring(value, end);
      var time = MachineDates.value(quote);
      if (time.isPresent()) {
        scripted++;
        clues.add(
            Clue.stated(
                time.get(),
                Source.META,
                Role.UNKNOWN,
                Weights.SCRIPT,
                "script",
                quote,
                "data of a program in the page"));
      }
    }
  }

  @Override
  public void meta(Element meta, int flags) {
    var content = meta.attr("content");
    var property = meta.attr("property");
    var name = meta.attr("name");
    if (property.equals("og:title") || name.equals("twitter:title") || name.equals("title")) {
      title(content);
      return;
    }
    if (content.length() < 6 || content.length() > 80) {
      return;
    }
    for (var attribute : List.of("property", "name", "itemprop", "http-equiv")) {
      var key = meta.attr(attribute);
      if (!key.isEmpty()
          && stated(key, content, "<meta " + attribute + "=\"" + key + "\">", flags, false)) {
        return;
      }
    }
  }

  @Override
  public void property(Element element, String name, int flags) {
    if (!name.contains("ate") && !name.contains("ublish")) {
      return;
    }
    var content = element.attr("content");
    if (content.isEmpty()) {
      content = element.attr("datetime");
    }
    boolean shown = content.isEmpty();
    if (shown && element.childNodeSize() < 6) {
      content = element.text();
    }
    if (content.length() >= 6 && content.length() < 80) {
      stated(
          name, content, "<" + element.normalName() + " itemprop=\"" + name + "\">", flags, true);
    }
  }

  private boolean stated(String name, String content, String place, int flags, boolean property) {
    var key = name.startsWith("schema:") ? name.substring(7) : name;
    var meaning = MetaDates.of(key);
    if (meaning == null || clues.size() > MOST) {
      return false;
    }
    double weight = meaning.weight();
    if (property) {
      weight = Math.min(weight, Weights.ITEMPROP);
    }
    var role = meaning.role();
    var why = meaning.why();
    if ((flags
            & (Surroundings.COMMENTS
                | Surroundings.RELATED
                | Surroundings.ASIDE
                | Surroundings.FOOTER
                | Surroundings.NAVIGATION))
        != 0) {
      weight *= Weights.IN_RELATED;
      role = role == Role.PUBLISHED ? Role.TEASER : role;
      why = why + ", but beside the text";
    }
    var time = MachineDates.value(content.strip());
    if (time.isPresent()) {
      clues.add(Clue.stated(time.get(), Source.META, role, weight, place, content, why));
      return true;
    }
    var found = DateText.find(content, habits);
    if (found.isEmpty()) {
      return false;
    }
    var first = found.getFirst();
    clues.add(
        new Clue(
            first.time(),
            first.swapped(),
            order(first, content),
            Source.META,
            role,
            weight,
            place,
            content,
            why));
    return true;
  }

  @Override
  public void comment(String text) {
    if (text.length() > 4000) {
      return;
    }
    int at = text.indexOf("<date>");
    if (at < 0) {
      at = text.indexOf("<pubdate>");
    }
    if (at >= 0) {
      int start = text.indexOf('>', at) + 1;
      int end = text.indexOf('<', start);
      if (end > start && end < start + 40) {
        var quote = text.substring(start, end).strip();
        MachineDates.value(quote)
            .ifPresent(
                time ->
                    clues.add(
                        Clue.stated(
                            time,
                            Source.META,
                            Role.PUBLISHED,
                            Weights.COMMENT_NODE,
                            "comment in the markup",
                            quote,
                            "left by the publishing system")));
      }
    }
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
  public void block(PageWalk.Block block) {
    var text = block.text;
    int length = text.length();
    blocks = block.ordinal;
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

  private void headline(PageWalk.Block block, int flags) {
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

  private void mark(PageWalk.Block block, PageWalk.Mark mark) {
    var time = MachineDates.value(mark.value());
    if (time.isEmpty()) {
      return;
    }
    var lower = block.text.toString().toLowerCase(Locale.ROOT);
    int at = Math.min(mark.at(), lower.length());
    var found =
        new DateText.Found(at, at, time.get(), null, false, false, DateText.Shape.YEAR_FIRST);
    int run = Math.max(0, Math.min(at, lower.length() - 1));
    spots.add(
        new Spot(
            found,
            mark.kind(),
            block.ordinal,
            block.flagsAt(run),
            block.nearAt(run),
            31 * block.signatureAt(run) + mark.place().hashCode(),
            label(lower, Math.max(0, at - 60), at, at, Math.min(lower.length(), at + 40)),
            lower.length() < 60,
            block.heading == 0 && lower.length() > PARAGRAPH && at > 60,
            false,
            mark.value(),
            mark.place()));
  }

  private void dates(PageWalk.Block block) {
    var text = block.text.toString();
    if (text.length() <= HEAD + TAIL) {
      dates(block, text, 0, text);
    } else {
      dates(block, text.substring(0, HEAD), 0, text);
      dates(block, text.substring(text.length() - TAIL), text.length() - TAIL, text);
    }
  }

  private void dates(PageWalk.Block block, String part, int offset, String text) {
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
      var label = label(lower, Math.max(behind, date.start() - 60), date.start(), date.end(), next);
      if (label != null && label.end() > date.end()) {
        behind = label.end();
      } else {
        behind = date.end();
      }
      if (label == null && offset == 0 && part.substring(0, date.start()).isBlank()) {
        label = above();
      }
      int rest = length - written - (label == null ? 0 : label.word().length());
      boolean dateline = offset == 0 && length > 60 && dateline(part, date);
      boolean prose =
          !dateline
              && block.heading == 0
              && rest > (wide(text) ? 25 : 90)
              && !titled(label, lower, date.start(), offset)
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

  /** Whether the label opens its line, or a colon follows it: then it is no word of a sentence. */
  private static boolean titled(
      DateWords.@Nullable Label label, String lower, int start, int offset) {
    if (label == null || label.kind() == DateWords.Kind.ACT) {
      return false;
    }
    int behind = label.end();
    while (behind < start && lower.charAt(behind) == ' ') {
      behind++;
    }
    if (behind < start && (lower.charAt(behind) == ':' || lower.charAt(behind) == '：')) {
      return true;
    }
    return label.kind() != DateWords.Kind.DATE && offset == 0 && label.start() <= 30;
  }

  /** The label on the line above, when that is nothing else. */
  private DateWords.@Nullable Label above() {
    if (previous.isEmpty()) {
      return null;
    }
    var lower = previous.toLowerCase(Locale.ROOT);
    var label = DateWords.last(lower, 0, lower.length());
    boolean whole = label != null && label.start() == 0 && label.end() == lower.length();
    boolean colon = lower.endsWith(":") || lower.endsWith("：");
    return label != null && (whole || (colon && lower.length() - label.end() <= 3)) ? label : null;
  }

  private static DateWords.@Nullable Label label(
      String lower, int from, int start, int end, int next) {
    var before = DateWords.last(lower, from, start);
    if (before != null && !belongs(lower, before, start)) {
      before = null;
    }
    if (before != null && before.kind() != DateWords.Kind.DATE) {
      return before;
    }
    var behind = DateWords.first(lower, end, Math.min(next, end + 24));
    if (behind != null && behind.kind() != DateWords.Kind.DATE) {
      int gap = 0;
      boolean broken = false;
      for (int i = end; i < behind.start(); i++) {
        char c = lower.charAt(i);
        gap += Character.isLetterOrDigit(c) ? 1 : 0;
        broken |= c == '|' || c == '/' || c == '•' || c == '·' || c == ';';
      }
      int after = behind.end();
      while (after < next && lower.charAt(after) == ' ') {
        after++;
      }
      // "3 May 2024 | Updated: 4 May 2024": the word is the next date's
      boolean nexts =
          (next < lower.length()
                  && after < next
                  && (next - after <= 4 || lower.charAt(after) == ':'))
              || (next < lower.length() && after >= next)
              || (after < lower.length()
                  && (lower.charAt(after) == ':' || lower.charAt(after) == '：'));
      if (gap <= 2 && !broken && !nexts) {
        return behind;
      }
    }
    return before;
  }

  /** Whether nothing parts the word from its date. */
  private static boolean belongs(String lower, DateWords.Label label, int start) {
    int letters = 0;
    for (int i = label.end(); i < start; i++) {
      char c = lower.charAt(i);
      letters += Character.isLetterOrDigit(c) ? 1 : 0;
      if (c == '|' || c == '。' || c == ';' || c == '；' || c == '!' || c == '?') {
        return false;
      }
    }
    return switch (label.kind()) {
      case PUBLISHED, UPDATED, COPYRIGHT -> letters <= 32;
      case DATE -> letters <= (label.word().length() <= 3 ? 10 : 24);
      case ACT, OTHER -> letters <= 10;
    };
  }

  /** "Berlin, 3. Mai 2024 –": behind a place, before a dash or a colon, at the very beginning. */
  private static boolean dateline(String text, DateText.Found date) {
    if (date.start() > 50) {
      return false;
    }
    int after = date.end();
    while (after < text.length() && (text.charAt(after) == ' ' || text.charAt(after) == '.')) {
      after++;
    }
    if (after >= text.length()) {
      return false;
    }
    char c = text.charAt(after);
    boolean closed = c == ')' && (date.start() == 0 || text.lastIndexOf('(', date.start()) >= 0);
    return "–—-―:|".indexOf(c) >= 0 || c == '电' || c == '電' || c == '讯' || closed;
  }

  /** Whether the day is written first, where it cannot be mistaken. */
  static @Nullable Boolean order(DateText.Found date, String text) {
    if (date.shape() != DateText.Shape.YEAR_LAST
        || date.swapped() != null
        || date.time().precision().compareTo(Precision.DAY) < 0) {
      return null;
    }
    int day = date.time().start().getDayOfMonth();
    if (day <= 12) {
      return null;
    }
    int number = 0;
    for (int i = date.start(); i < date.end() && i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), 10);
      if (digit < 0) {
        break;
      }
      number = 10 * number + digit;
    }
    return number == day;
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
