package org.unsaid.publish.picture;

import java.util.List;
import java.util.Optional;

/**
 * A picture before it is written: marks from back to front.
 *
 * @param title what it shows, for who hears it
 * @param description what can be seen on it, for who hears it
 */
public record Drawing(
    double width, double height, String title, String description, List<Mark> marks) {

  public Drawing {
    marks = List.copyOf(marks);
  }

  /**
   * As an element of a page that holds {@link #style()}.
   *
   * @param id that nothing else on the page has, nor begins with
   */
  public String svg(String id) {
    return new SvgText(this, id, false).text();
  }

  /** As a file of its own, light or dark as its reader's system is. */
  public String svgFile() {
    return new SvgText(this, "picture", true).text() + "\n";
  }

  /** The style sheet for {@link #svg}. */
  public static String style() {
    return SvgText.style();
  }

  /**
   * As PNG.
   *
   * @param scale pixels of the picture for one of the drawing; 2 is sharp on small screens
   * @return empty if this machine has no font at all: then nothing can be written on it
   */
  public Optional<byte[]> png(double scale, Tone.Ground ground) {
    return new PngImage(this, scale, ground).bytes();
  }
}
