package org.unsaid.extract.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells the language of a text: by its script, where that has one language alone; else by
 * statistics, unless these are unsure and the page declares one that its script allows.
 */
public final class Languages {

  /** Fewer letters than these prove no language against a declaration. */
  private static final int FEW = 60;

  private Languages() {}

  /**
   * The language, as BCP 47 in lower case, without script or region; empty if it cannot be told.
   *
   * @param declared what the page says of itself, which is often wrong; null: nothing
   */
  public static Found read(String text, @Nullable String declared) {
    var said = declared == null ? "" : primary(declared);
    var sample = Sample.of(text);
    if (sample.letters() == 0) {
      return said.isEmpty()
          ? new Found("", "no letters")
          : new Found(said, "declared, and no letters speak against it");
    }
    var script = sample.script();
    var only = script.only();
    if (only != null) {
      return new Found(only, "its script, " + script.words());
    }
    boolean possible = !said.isEmpty() && script.allows(said);
    if (sample.letters() < FEW && possible) {
      return new Found(said, "declared, and the text is too short to say");
    }
    var guess = Detector.guess(sample.text(), script, said);
    if (guess.language().isEmpty()) {
      return possible
          ? new Found(said, "declared, and statistics do not tell")
          : new Found("", "not told by statistics");
    }
    if (guess.language().equals(said)) {
      return new Found(said, "declared, and statistics agree");
    }
    if (possible && guess.isUnsure(said)) {
      return new Found(said, "declared, and statistics are unsure of " + guess.language());
    }
    return new Found(
        guess.language(), "statistics" + (said.isEmpty() ? "" : ", though declared " + said));
  }

  /** The language of a tag such as pt-BR or zh_CN, with old codes as the current ones. */
  private static String primary(String tag) {
    int end = 0;
    var small = tag.strip().toLowerCase(Locale.ROOT);
    while (end < small.length() && small.charAt(end) >= 'a' && small.charAt(end) <= 'z') {
      end++;
    }
    var code = small.substring(0, end);
    return switch (code) {
      case "iw" -> "he";
      case "in" -> "id";
      case "ji" -> "yi";
      case "mo" -> "ro";
      case "nb", "nn" -> "no";
      case "cn" -> "zh";
      case "jp" -> "ja";
      case "kr" -> "ko";
      case "cz" -> "cs";
      case "ua" -> "uk";
      case "und", "mul", "xx", "x", "zxx" -> "";
      default -> {
        if (code.length() == 2) {
          yield code;
        }
        yield code.length() == 3 ? Detector.twoLetters(code) : "";
      }
    };
  }
}
