package org.unsaid.publish.picture;

/** What a drawing is made of. All lengths are in pixels, from the upper left corner. */
public sealed interface Mark {

  Tone tone();

  /** A box, full or only its edge. */
  record Box(double x, double y, double width, double height, Tone tone, Style style, String tip)
      implements Mark {

    public enum Style {
      FULL,
      /** Its edge, on the ground. */
      OUTLINE,
      DASHED
    }
  }

  record Line(double x, double y, double toX, double toY, Tone tone, double width, boolean dashed)
      implements Mark {}

  /** A dot around its middle. */
  record Dot(double x, double y, double radius, Tone tone, Shape shape, String tip)
      implements Mark {

    public enum Shape {
      ROUND,
      RING,
      DIAMOND
    }
  }

  /**
   * One line of text.
   *
   * @param y of the line on which its letters stand
   * @param otherwise what is written where no font has the letters of {@code text}
   * @param tip all of it, where {@code text} is only its beginning; empty: it is all
   */
  record Words(
      double x,
      double y,
      Anchor anchor,
      double size,
      boolean bold,
      Tone tone,
      String text,
      String otherwise,
      String tip)
      implements Mark {

    /** Which point of the text stands at {@code x}; left and right whatever its direction. */
    public enum Anchor {
      LEFT,
      MIDDLE,
      RIGHT
    }
  }
}
