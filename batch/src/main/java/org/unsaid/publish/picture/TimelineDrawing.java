package org.unsaid.publish.picture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.unsaid.core.Credit;
import org.unsaid.core.Place;
import org.unsaid.core.Precision;
import org.unsaid.core.Reaction;
import org.unsaid.core.Verdict;
import org.unsaid.publish.LatencyText;

/** Puts the rows of a timeline where they belong. */
final class TimelineDrawing {

  private static final int NARROW = 600;
  private static final int FEW_ROWS = 25;

  private static final double MARGIN = 8;
  private static final double NAME_SIZE = 13;
  private static final double WORDS_SIZE = 12;
  private static final double SMALL = 11;
  private static final double BAND = 11;

  /** Less cannot be hit by the eye. */
  private static final double THINNEST = 3;

  private final ResponseTimeline timeline;
  private final int width;
  private final boolean narrow;
  private final List<Mark> marks = new ArrayList<>();
  private final List<Mark> rows = new ArrayList<>();
  private final List<Double> middles = new ArrayList<>();
  private final TimeScale scale;
  private final double verdicts;

  TimelineDrawing(ResponseTimeline timeline, int width) {
    if (width < 300) {
      throw new IllegalArgumentException("A timeline of " + width + " pixels: 300 is the least");
    }
    this.timeline = timeline;
    this.width = width;
    this.narrow = width < NARROW;
    double left = MARGIN;
    double right = width - MARGIN;
    if (!narrow) {
      left +=
          column(
                  timeline.rows().stream().map(row -> row.institution().name()).toList(),
                  NAME_SIZE,
                  0.3)
              + 12;
      right -= column(timeline.rows().stream().map(Row::words).toList(), WORDS_SIZE, 0.3) + 12;
    }
    this.verdicts = right + 12;
    // what stands at the very ends needs room for half of its label
    this.scale = TimeScale.of(timeline.event(), left + 8, right - 14);
  }

  private double column(List<String> texts, double size, double most) {
    return Math.min(
        most * width,
        1
            + texts.stream()
                .mapToDouble(text -> Plain.width(Plain.of(text), size, false))
                .max()
                .orElse(0));
  }

  Drawing drawing() {
    double y = MARGIN - 4;
    double room = width - 2 * MARGIN;
    for (var line : Plain.twoLines(timeline.event().name(), room, 16, true)) {
      y += 20;
      text(MARGIN, y, Mark.Words.Anchor.LEFT, 16, true, Tone.INK, line, room);
    }
    y += 3;
    for (var line : subtitle()) {
      y += 16;
      text(MARGIN, y, Mark.Words.Anchor.LEFT, WORDS_SIZE, false, Tone.SOFT, line, room);
    }
    y += 24;
    double top = y + 6;
    double bottom = rows(top);
    around(y, top, bottom);
    marks.addAll(rows);
    y = axis(bottom);
    y = more(y);
    y = legend(y + 22);
    return new Drawing(
        width, Math.ceil(y + MARGIN), timeline.title(), timeline.description(), marks);
  }

  private List<String> subtitle() {
    var whole = String.join(" · ", timeline.subtitle());
    return Plain.width(whole, WORDS_SIZE, false) <= width - 2 * MARGIN
        ? List.of(whole)
        : timeline.subtitle();
  }

  /** The event and the present, behind all rows, with their names above. */
  private void around(double labels, double top, double bottom) {
    var event = timeline.event();
    double x = scale.x(event.occurred().earliest());
    double end = scale.x(event.occurred().latest());
    if (event.occurred().precision().compareTo(Precision.MINUTE) < 0) {
      for (var part : parts(top, bottom)) {
        marks.add(
            new Mark.Box(
                x,
                part.top,
                Math.max(1, end - x),
                part.bottom - part.top,
                Tone.RULE,
                Mark.Box.Style.FULL,
                ""));
      }
    }
    scale.ticks(SMALL).forEach(tick -> down(tick.x(), top, bottom, Tone.RULE, 1, false));
    down(x, top - 4, bottom, Tone.INK, 1.5, false);
    double half = Plain.width("event", SMALL, true) / 2;
    double from = Math.max(MARGIN, x - half);
    text(from, labels, Mark.Words.Anchor.LEFT, SMALL, true, Tone.INK, "event", 2 * half + 8);
    if (timeline.asOf().isBefore(event.closes()) && timeline.asOf().isAfter(event.opens())) {
      double now = scale.x(timeline.asOf());
      down(now, top - 4, bottom, Tone.INK, 1, true);
      double room = Plain.width("as of", SMALL, false) / 2;
      if (Math.abs(now - from - half) > half + room + 8 && now + room < width) {
        text(now, labels, Mark.Words.Anchor.MIDDLE, SMALL, false, Tone.INK, "as of", 80);
      }
    }
  }

  /** A line through all rows; where names stand above them, it leaves these out. */
  private void down(double x, double top, double bottom, Tone tone, double thick, boolean dashed) {
    for (var part : parts(top, bottom)) {
      marks.add(new Mark.Line(x, part.top, x, part.bottom, tone, thick, dashed));
    }
  }

  private List<Part> parts(double top, double bottom) {
    return narrow
        ? middles.stream().map(middle -> new Part(middle - 9, middle + 9)).toList()
        : List.of(new Part(top, bottom));
  }

  private record Part(double top, double bottom) {}

  private double rows(double top) {
    double y = top;
    double height = timeline.rows().size() > FEW_ROWS ? 19 : 24;
    for (var row : timeline.rows()) {
      if (narrow) {
        y = heading(row, y);
        middles.add(y + 9);
        row(row, y + 9);
        y += 20;
      } else {
        double middle = y + height / 2;
        name(
            row,
            scale.left() - 20,
            middle + 4.5,
            Mark.Words.Anchor.RIGHT,
            scale.left() - 20 - MARGIN);
        row(row, middle);
        words(row, verdicts, middle + 4, Mark.Words.Anchor.LEFT, width - MARGIN - verdicts);
        y += height;
      }
    }
    return y + 2;
  }

  /** Name and verdict above a row: on one line if both fit. */
  private double heading(Row row, double y) {
    double room = width - 2 * MARGIN;
    double needed =
        Plain.width(Plain.of(row.institution().name()), NAME_SIZE, false)
            + Plain.width(row.words(), WORDS_SIZE, false)
            + 16;
    name(row, MARGIN, y + 14, Mark.Words.Anchor.LEFT, room);
    if (needed <= room) {
      words(row, width - MARGIN, y + 14, Mark.Words.Anchor.RIGHT, room);
      return y + 18;
    }
    words(row, MARGIN, y + 30, Mark.Words.Anchor.LEFT, room);
    return y + 34;
  }

  private void name(Row row, double x, double y, Mark.Words.Anchor anchor, double room) {
    var name = row.institution().name();
    var shown = Plain.fitted(name, room, NAME_SIZE, false);
    rows.add(
        new Mark.Words(
            x,
            y,
            anchor,
            NAME_SIZE,
            false,
            Tone.INK,
            shown,
            row.institution().id(),
            shown.equals(Plain.of(name)) ? "" : name));
  }

  private void words(Row row, double x, double y, Mark.Words.Anchor anchor, double room) {
    var words = row.words();
    var shown = Plain.fitted(words, room, WORDS_SIZE, false);
    rows.add(
        new Mark.Words(
            x,
            y,
            anchor,
            WORDS_SIZE,
            row.assessment().verdict() instanceof Verdict.Silent,
            row.assessment().verdict() instanceof Verdict.Silent ? Tone.SILENT : Tone.SOFT,
            shown,
            "",
            shown.equals(words) ? "" : words));
  }

  private void row(Row row, double middle) {
    var event = row.event();
    var from = event.occurred().earliest();
    var due = row.assessment().expectation().due();
    if (due.isAfter(from)) {
      box(from, due, middle, BAND, Tone.BAND, Mark.Box.Style.FULL, "");
      double x = scale.x(due);
      rows.add(
          new Mark.Line(x, middle - BAND / 2 - 2, x, middle + BAND / 2 + 2, Tone.DUE, 2, false));
    }
    var until = row.until();
    if (row.assessment().verdict() instanceof Verdict.Silent) {
      box(
          due.isBefore(until) ? due : from,
          until,
          middle,
          BAND,
          Tone.SILENT,
          Mark.Box.Style.FULL,
          row.words());
    } else if (until.isAfter(from)) {
      rows.add(new Mark.Line(scale.x(from), middle, scale.x(until), middle, Tone.DUE, 1, false));
    }
    for (var gap : row.gaps()) {
      box(gap.from(), gap.to(), middle, BAND + 4, Tone.GAP, Mark.Box.Style.DASHED, "not watched");
    }
    // the first answer lies above all others
    var said = row.statements();
    var first = row.assessment().verdict().nearest();
    said.stream()
        .filter(each -> first.filter(each::equals).isEmpty())
        .forEach(each -> statement(row, each, middle, false));
    said.stream()
        .filter(each -> first.filter(each::equals).isPresent())
        .forEach(each -> statement(row, each, middle, true));
  }

  private void box(
      Instant from,
      Instant to,
      double middle,
      double height,
      Tone tone,
      Mark.Box.Style style,
      String tip) {
    double x = scale.x(from);
    double wide = Math.max(style == Mark.Box.Style.FULL ? 1 : THINNEST, scale.x(to) - x);
    rows.add(new Mark.Box(x, middle - height / 2, wide, height, tone, style, tip));
  }

  private void statement(Row row, Reaction reaction, double middle, boolean first) {
    var when = reaction.published().when();
    if (!when.earliest().isBefore(timeline.event().closes())
        || !when.latest().isAfter(timeline.event().opens())) {
      return;
    }
    boolean answers = reaction.place() == Place.HEAD;
    boolean own = Credit.STRICT.counts(reaction.actKind());
    boolean late = first && row.assessment().verdict() instanceof Verdict.Late;
    var tone = !answers ? Tone.GAP : late ? Tone.LATE : Tone.ANSWER;
    var tip =
        "%s: %s%s"
            .formatted(
                row.institution().name(),
                when.text(row.institution().zone()) + ", " + LatencyText.after(reaction.latency()),
                reaction.title().isEmpty() ? "" : ", " + reaction.title());
    if (when.precision().compareTo(Precision.MINUTE) < 0
        && scale.x(when.latest()) - scale.x(when.earliest()) > 6) {
      double height = first ? 7 : 4;
      double x = scale.x(when.earliest());
      double wide = scale.x(when.latest()) - x;
      rows.add(
          new Mark.Box(
              x,
              middle - height / 2,
              wide,
              height,
              tone,
              answers && own ? Mark.Box.Style.FULL : Mark.Box.Style.OUTLINE,
              tip));
      return;
    }
    double x = (scale.x(when.earliest()) + scale.x(when.latest())) / 2;
    rows.add(
        new Mark.Dot(
            x,
            middle,
            first ? 5.5 : 3.5,
            tone,
            !answers || !own
                ? Mark.Dot.Shape.RING
                : late ? Mark.Dot.Shape.DIAMOND : Mark.Dot.Shape.ROUND,
            tip));
  }

  private double axis(double bottom) {
    marks.add(new Mark.Line(scale.left(), bottom, scale.right(), bottom, Tone.SOFT, 1, false));
    for (var tick : scale.ticks(SMALL)) {
      marks.add(new Mark.Line(tick.x(), bottom, tick.x(), bottom + 4, Tone.SOFT, 1, false));
      text(
          tick.x(),
          bottom + 16,
          Mark.Words.Anchor.MIDDLE,
          SMALL,
          false,
          Tone.INK,
          tick.text(),
          100);
    }
    text(
        (scale.left() + scale.right()) / 2,
        bottom + 32,
        Mark.Words.Anchor.MIDDLE,
        SMALL,
        false,
        Tone.SOFT,
        "time since the event (square-root scale)",
        narrow ? width : scale.right() - scale.left());
    return bottom + 32;
  }

  private double more(double y) {
    if (timeline.more() == 0) {
      return y;
    }
    text(
        MARGIN,
        y + 22,
        Mark.Words.Anchor.LEFT,
        WORDS_SIZE,
        false,
        Tone.INK,
        "and %,d more institutions that were asked".formatted(timeline.more()),
        width - 2 * MARGIN);
    return y + 22;
  }

  /** What of all signs is on this picture. */
  private double legend(double y) {
    double x = MARGIN;
    double line = y;
    for (var sign : Sign.values()) {
      if (sign != Sign.EXPECTED && rows.stream().noneMatch(sign::isShown)) {
        continue;
      }
      double needed = 26 + Plain.width(sign.text, SMALL, false) + 14;
      if (x > MARGIN && x + needed > width) {
        x = MARGIN;
        line += 18;
      }
      double at = x;
      double middle = line - 4;
      sign.marks(at, middle).forEach(marks::add);
      text(
          x + 26,
          line,
          Mark.Words.Anchor.LEFT,
          SMALL,
          false,
          Tone.SOFT,
          sign.text,
          width - x - 26 - MARGIN);
      x += needed;
    }
    return line;
  }

  private void text(
      double x,
      double y,
      Mark.Words.Anchor anchor,
      double size,
      boolean bold,
      Tone tone,
      String text,
      double room) {
    var shown = Plain.fitted(text, room, size, bold);
    marks.add(
        new Mark.Words(
            x, y, anchor, size, bold, tone, shown, "", shown.equals(Plain.of(text)) ? "" : text));
  }

  /** What stands for what. */
  private enum Sign {
    EXPECTED("answer expected, tick: due"),
    ANSWER("first answer (bar: only the day is known)"),
    LATER("further one"),
    LATE("late"),
    OTHERS("another's act, for it"),
    MENTION("mention or near miss"),
    SILENT("silence that is claimed"),
    GAP("not watched");

    private final String text;

    Sign(String text) {
      this.text = text;
    }

    boolean isShown(Mark mark) {
      return switch (this) {
        case EXPECTED -> true;
        case ANSWER -> isStatement(mark, Tone.ANSWER, true) && size(mark) > 4;
        case LATER -> isStatement(mark, Tone.ANSWER, true) && size(mark) <= 4;
        case LATE -> isStatement(mark, Tone.LATE, true);
        case OTHERS -> isStatement(mark, Tone.ANSWER, false);
        case MENTION -> isStatement(mark, Tone.GAP, false);
        case SILENT -> mark instanceof Mark.Box && mark.tone() == Tone.SILENT;
        case GAP -> mark instanceof Mark.Box box && box.style() == Mark.Box.Style.DASHED;
      };
    }

    private static boolean isStatement(Mark mark, Tone tone, boolean full) {
      return mark.tone() == tone
          && switch (mark) {
            case Mark.Dot dot -> (dot.shape() != Mark.Dot.Shape.RING) == full;
            case Mark.Box box ->
                box.style() == (full ? Mark.Box.Style.FULL : Mark.Box.Style.OUTLINE);
            case Mark.Line _, Mark.Words _ -> false;
          };
    }

    private static double size(Mark mark) {
      return switch (mark) {
        case Mark.Dot dot -> dot.radius();
        case Mark.Box box -> box.height();
        case Mark.Line _, Mark.Words _ -> 0;
      };
    }

    List<Mark> marks(double x, double y) {
      return switch (this) {
        case EXPECTED ->
            List.of(
                box(x, y, BAND, Tone.BAND, Mark.Box.Style.FULL),
                new Mark.Line(x + 20, y - 7.5, x + 20, y + 7.5, Tone.DUE, 2, false));
        case ANSWER ->
            List.of(
                new Mark.Dot(x + 5, y, 5.5, Tone.ANSWER, Mark.Dot.Shape.ROUND, ""),
                new Mark.Box(x + 12, y - 3.5, 9, 7, Tone.ANSWER, Mark.Box.Style.FULL, ""));
        case LATER -> List.of(new Mark.Dot(x + 14, y, 3.5, Tone.ANSWER, Mark.Dot.Shape.ROUND, ""));
        case LATE -> List.of(new Mark.Dot(x + 14, y, 5.5, Tone.LATE, Mark.Dot.Shape.DIAMOND, ""));
        case OTHERS -> List.of(new Mark.Dot(x + 14, y, 3.5, Tone.ANSWER, Mark.Dot.Shape.RING, ""));
        case MENTION -> List.of(new Mark.Dot(x + 14, y, 3.5, Tone.GAP, Mark.Dot.Shape.RING, ""));
        case SILENT -> List.of(box(x, y, BAND, Tone.SILENT, Mark.Box.Style.FULL));
        case GAP -> List.of(box(x, y, BAND + 3, Tone.GAP, Mark.Box.Style.DASHED));
      };
    }

    private static Mark.Box box(
        double x, double y, double height, Tone tone, Mark.Box.Style style) {
      return new Mark.Box(x, y - height / 2, 20, height, tone, style, "");
    }
  }
}
