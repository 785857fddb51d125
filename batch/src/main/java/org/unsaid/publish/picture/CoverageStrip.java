package org.unsaid.publish.picture;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.unsaid.core.Gap;
import org.unsaid.core.Span;

/** When who was watched: a row for each, calendar time from left to right, gaps dashed. */
public final class CoverageStrip {

  private static final int NARROW = 600;
  private static final double BAND = 11;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");

  private final String title;
  private final Span window;
  private final ZoneId zone;
  private final List<Row> rows;

  /**
   * @param window that is shown
   * @param zone of the days at the axis
   */
  public CoverageStrip(String title, Span window, ZoneId zone, List<Row> rows) {
    this.title = title;
    this.window = window;
    this.zone = zone;
    this.rows = List.copyOf(rows);
  }

  /**
   * @param name of an institution or a source
   * @param watched may reach beyond what is shown
   * @param gaps likewise
   */
  public record Row(String name, List<Span> watched, List<Gap> gaps) {
    public Row {
      watched = List.copyOf(watched);
      gaps = List.copyOf(gaps);
    }
  }

  public Drawing draw(int width) {
    var canvas = new Canvas(width);
    boolean narrow = width < NARROW;
    double names =
        narrow
            ? 0
            : Math.min(
                0.35 * width,
                1
                    + rows.stream()
                        .mapToDouble(row -> Plain.width(Plain.of(row.name), Canvas.NAME, false))
                        .max()
                        .orElse(0));
    double left = Canvas.MARGIN + names + (narrow ? 0 : 12);
    double right = width - Canvas.MARGIN;
    double y = Canvas.MARGIN;
    for (var row : rows) {
      double middle = y + (narrow ? 26 : 11);
      canvas.text(
          narrow ? Canvas.MARGIN : Canvas.MARGIN + names,
          narrow ? y + 14 : middle + 4.5,
          narrow ? Mark.Words.Anchor.LEFT : Mark.Words.Anchor.RIGHT,
          Canvas.NAME,
          false,
          Tone.INK,
          row.name,
          narrow ? right - left : names);
      for (var span : row.watched) {
        box(canvas, span, left, right, middle, Tone.BAND, Mark.Box.Style.FULL, "watched");
      }
      for (var gap : row.gaps) {
        box(canvas, gap.span(), left, right, middle, Tone.GAP, Mark.Box.Style.DASHED, gap.why());
      }
      y += narrow ? 38 : 22;
    }
    axis(canvas, left, right, y);
    y = legend(canvas, y + 44);
    return canvas.drawing(y + Canvas.MARGIN, title, description());
  }

  private void box(
      Canvas canvas,
      Span span,
      double left,
      double right,
      double middle,
      Tone tone,
      Mark.Box.Style style,
      String tip) {
    if (!span.from().isBefore(window.to()) || !span.to().isAfter(window.from())) {
      return;
    }
    double x = x(span.from(), left, right);
    double wide = Math.max(2, x(span.to(), left, right) - x);
    canvas.add(new Mark.Box(x, middle - BAND / 2, wide, BAND, tone, style, tip));
  }

  private double x(Instant instant, double left, double right) {
    var within =
        instant.isBefore(window.from())
            ? window.from()
            : instant.isAfter(window.to()) ? window.to() : instant;
    return left
        + (right - left)
            * Duration.between(window.from(), within).toMillis()
            / Duration.between(window.from(), window.to()).toMillis();
  }

  private void axis(Canvas canvas, double left, double right, double y) {
    canvas.add(new Mark.Line(left, y, right, y, Tone.SOFT, 1, false));
    var from = window.from().atZone(zone).format(DAY);
    var to = window.to().minusNanos(1).atZone(zone).format(DAY);
    canvas.text(left, y + 16, Mark.Words.Anchor.LEFT, Canvas.SMALL, false, Tone.INK, from, 100);
    canvas.text(right, y + 16, Mark.Words.Anchor.RIGHT, Canvas.SMALL, false, Tone.INK, to, 100);
  }

  private static double legend(Canvas canvas, double y) {
    canvas.add(new Mark.Box(Canvas.MARGIN, y - 10, 20, BAND, Tone.BAND, Mark.Box.Style.FULL, ""));
    canvas.text(36, y, Mark.Words.Anchor.LEFT, Canvas.SMALL, false, Tone.SOFT, "watched", 100);
    canvas.add(new Mark.Box(100, y - 10, 20, BAND, Tone.GAP, Mark.Box.Style.DASHED, ""));
    canvas.text(128, y, Mark.Words.Anchor.LEFT, Canvas.SMALL, false, Tone.SOFT, "not watched", 150);
    return y;
  }

  private String description() {
    long gaps = rows.stream().mapToLong(row -> row.gaps.size()).sum();
    return "%d rows, %s to %s, with %d gaps; they stand in the table beside it."
        .formatted(
            rows.size(),
            window.from().atZone(zone).format(DAY),
            window.to().minusNanos(1).atZone(zone).format(DAY),
            gaps);
  }
}
