package org.unsaid.publish.picture;

import java.util.ArrayList;
import java.util.List;

/** A drawing while it is drawn. */
final class Canvas {

  static final double MARGIN = 8;
  static final double SMALL = 11;
  static final double TEXT = 12;
  static final double NAME = 13;

  private final int width;
  private final List<Mark> marks = new ArrayList<>();

  Canvas(int width) {
    this.width = width;
  }

  int width() {
    return width;
  }

  void add(Mark mark) {
    marks.add(mark);
  }

  /** As much of a text as there is room for; all of it is its tip then. */
  void text(
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

  Drawing drawing(double height, String title, String description) {
    return new Drawing(width, Math.ceil(height), title, description, marks);
  }
}
