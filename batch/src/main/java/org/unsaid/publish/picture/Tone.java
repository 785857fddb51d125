package org.unsaid.publish.picture;

import java.util.Locale;

/**
 * What a mark means, and so its colour: on light ground and on dark. Blue, orange and red are also
 * told apart by their lightness and by the shape of what bears them, for who does not see them as
 * three.
 */
public enum Tone {
  /** The ground. */
  PAPER(0xFFFFFF, 0x14181D),
  INK(0x1F2328, 0xE6EAEF),
  /** Words that say less. */
  SOFT(0x57606A, 0xA3ADB8),
  /** Lines that only help the eye. */
  RULE(0xD8DEE4, 0x3A424C),
  /** The time in which an answer is expected. */
  BAND(0xC9D9EC, 0x2B4463),
  /** Until when. */
  DUE(0x5B6F8A, 0x8FA6C4),
  ANSWER(0x0B5CAD, 0x6CB0FF),
  LATE(0xA34E00, 0xF0A04B),
  SILENT(0xC62828, 0xFF6F66),
  /** A time that nobody watched. */
  GAP(0x6E7781, 0x8B949E);

  private final int light;
  private final int dark;

  Tone(int light, int dark) {
    this.light = light;
    this.dark = dark;
  }

  int rgb(Ground ground) {
    return ground == Ground.LIGHT ? light : dark;
  }

  /** In a style sheet. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a picture is seen on. */
  public enum Ground {
    LIGHT,
    DARK
  }
}
