package org.unsaid.publish.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * A drawing as PNG, by Java's own means: no screen is needed, and of fonts what the machine has.
 */
final class PngImage {

  static {
    // a variable DISPLAY that is left over would make it look for a screen
    System.setProperty("java.awt.headless", "true");
    ImageIO.setUseCache(false);
  }

  private static final float[] DASH = {4, 3};

  private final Drawing drawing;
  private final double scale;
  private final Tone.Ground ground;

  PngImage(Drawing drawing, double scale, Tone.Ground ground) {
    this.drawing = drawing;
    this.scale = scale;
    this.ground = ground;
  }

  Optional<byte[]> bytes() {
    if (Fonts.ALL.isEmpty()) {
      return Optional.empty();
    }
    var image =
        new BufferedImage(
            (int) Math.ceil(drawing.width() * scale),
            (int) Math.ceil(drawing.height() * scale),
            BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.setColor(colour(Tone.PAPER));
      graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
      graphics.scale(scale, scale);
      drawing.marks().forEach(mark -> draw(graphics, mark));
    } finally {
      graphics.dispose();
    }
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(out.toByteArray());
  }

  private void draw(Graphics2D graphics, Mark mark) {
    graphics.setColor(colour(mark.tone()));
    switch (mark) {
      case Mark.Box box -> {
        var shape = new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height());
        switch (box.style()) {
          case FULL -> graphics.fill(shape);
          case OUTLINE -> {
            graphics.setColor(colour(Tone.PAPER));
            graphics.fill(shape);
            graphics.setColor(colour(box.tone()));
            graphics.setStroke(stroke(1.5, false));
            graphics.draw(shape);
          }
          case DASHED -> {
            graphics.setStroke(stroke(1, true));
            graphics.draw(shape);
          }
        }
      }
      case Mark.Line line -> {
        graphics.setStroke(stroke(line.width(), line.dashed()));
        graphics.draw(new Line2D.Double(line.x(), line.y(), line.toX(), line.toY()));
      }
      case Mark.Dot dot -> dot(graphics, dot);
      case Mark.Words words -> words(graphics, words);
    }
  }

  private void dot(Graphics2D graphics, Mark.Dot dot) {
    var shape = shape(dot);
    boolean isRing = dot.shape() == Mark.Dot.Shape.RING;
    graphics.setColor(colour(isRing ? Tone.PAPER : dot.tone()));
    graphics.fill(shape);
    graphics.setColor(colour(isRing ? dot.tone() : Tone.PAPER));
    graphics.setStroke(stroke(isRing ? 2 : 1, false));
    graphics.draw(shape);
  }

  private static Shape shape(Mark.Dot dot) {
    double r = dot.radius();
    return switch (dot.shape()) {
      case ROUND, RING -> new Ellipse2D.Double(dot.x() - r, dot.y() - r, 2 * r, 2 * r);
      case DIAMOND -> {
        var path = new Path2D.Double();
        path.moveTo(dot.x(), dot.y() - r);
        path.lineTo(dot.x() + r, dot.y());
        path.lineTo(dot.x(), dot.y() + r);
        path.lineTo(dot.x() - r, dot.y());
        path.closePath();
        yield path;
      }
    };
  }

  private void words(Graphics2D graphics, Mark.Words words) {
    var text = Plain.of(words.text());
    var font = Fonts.of(text);
    if (font.isEmpty() && !words.otherwise().isEmpty()) {
      text = Plain.of(words.otherwise());
      font = Fonts.of(text);
    }
    if (text.isEmpty()) {
      return;
    }
    var sized =
        font.orElse(Fonts.USUAL)
            .deriveFont(words.bold() ? Font.BOLD : Font.PLAIN, (float) words.size());
    var layout = new TextLayout(text, sized, graphics.getFontRenderContext());
    double x =
        switch (words.anchor()) {
          case LEFT -> words.x();
          case MIDDLE -> words.x() - layout.getAdvance() / 2;
          case RIGHT -> words.x() - layout.getAdvance();
        };
    layout.draw(graphics, (float) x, (float) words.y());
  }

  private static BasicStroke stroke(double width, boolean dashed) {
    return dashed
        ? new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, DASH, 0)
        : new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
  }

  private Color colour(Tone tone) {
    return new Color(tone.rgb(ground));
  }

  /** What this machine can write with. */
  private static final class Fonts {
    static final List<Font> ALL = all();
    static final Font USUAL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    private Fonts() {}

    /** The usual one if it has all letters, or else any that has them. */
    static Optional<Font> of(String text) {
      return USUAL.canDisplayUpTo(text) < 0
          ? Optional.of(USUAL)
          : ALL.stream().filter(font -> font.canDisplayUpTo(text) < 0).findFirst();
    }

    /** None where not even the library that finds them is there, as in the smallest images. */
    private static List<Font> all() {
      try {
        return Arrays.asList(GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts());
      } catch (RuntimeException | LinkageError | InternalError e) {
        return List.of();
      }
    }
  }
}
