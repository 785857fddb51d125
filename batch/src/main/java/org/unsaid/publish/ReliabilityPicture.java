package org.unsaid.publish;

import java.util.List;
import java.util.Locale;
import org.unsaid.core.Review;
import org.unsaid.core.Review.Bin;
import org.unsaid.core.Review.Part;

/**
 * The chance of a silence that was given, and the share that was silent, as a picture: SVG 1.1
 * without scripts or fonts of its own, 640 units wide, with a text that says the same.
 */
public final class ReliabilityPicture {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 610;
  private static final int LEFT = 80;
  private static final int TOP = 84;
  private static final int SIDE = 420;
  private static final int LEGEND = LEFT + SIDE + 24;

  private static final double SMALLEST = 3.5;
  private static final double LARGEST = 13;

  /** Of the normal distribution, for intervals that hold in 95 of 100 cases. */
  private static final double Z = 1.96;

  private final Review review;
  private final String name;
  private final StringBuilder out = new StringBuilder();

  private ReliabilityPicture(Review review, String name) {
    this.review = review;
    this.name = name;
  }

  /**
   * @param name of the watch
   * @throws IllegalArgumentException if nothing could be compared
   */
  public static String of(Review review, String name) {
    if (!review.isPossible() || review.close(Part.ALL).isEmpty()) {
      throw new IllegalArgumentException("A picture of nothing: too few events are over");
    }
    return new ReliabilityPicture(review, name).svg();
  }

  private String svg() {
    var all = review.close(Part.ALL).orElseThrow();
    boolean isMixed = review.running() > 0 && review.running() < review.events();
    line(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-labelledby=\"title description\" font-family=\"Helvetica, Arial, DejaVu Sans, sans-serif\" font-size=\"14\" fill=\"#222\">",
            WIDTH,
            HEIGHT,
            WIDTH,
            HEIGHT));
    line(
        String.format(
            Locale.ROOT,
            "<title id=\"title\">%s</title>",
            plain("Chances of silence that held: " + name)));
    line(String.format(Locale.ROOT, "<desc id=\"description\">%s</desc>", plain(words(all))));
    line(
        String.format(
            Locale.ROOT, "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>", WIDTH, HEIGHT));
    text(LEFT, 32, "start", 18, "Chances of silence that held: " + cut(name));
    text(
        LEFT,
        56,
        "start",
        14,
        "%,d events that are over, %,d pairs, at the close of the window, by %s"
            .formatted(all.events(), all.pairs(), review.method()));
    axes();
    if (isMixed) {
      review
          .close(Part.RUNNING)
          .ifPresent(look -> points(look.silences(), all.pairs(), "#b35806", false));
      review
          .close(Part.QUIET)
          .ifPresent(look -> points(look.silences(), all.pairs(), "#08519c", true));
    } else {
      points(all.silences(), all.pairs(), "#08519c", true);
    }
    legend(isMixed);
    return out.append("</svg>\n").toString();
  }

  private void axes() {
    for (int tenth = 0; tenth <= 10; tenth += 2) {
      double share = tenth / 10.0;
      line(
          String.format(
              Locale.ROOT,
              "<path d=\"M%s %sH%s M%s %sV%s\" stroke=\"#ddd\" fill=\"none\"/>",
              digits(LEFT),
              digits(y(share)),
              digits(LEFT + SIDE),
              digits(x(share)),
              digits(TOP),
              digits(TOP + SIDE)));
      text(x(share), TOP + SIDE + 22, "middle", 14, String.format(Locale.ROOT, "%.1f", share));
      text(LEFT - 10, y(share) + 5, "end", 14, String.format(Locale.ROOT, "%.1f", share));
    }
    line(
        String.format(
            Locale.ROOT,
            "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#666\"/>",
            LEFT,
            TOP,
            SIDE,
            SIDE));
    line(
        String.format(
            Locale.ROOT,
            "<path d=\"M%s %sL%s %s\" stroke=\"#666\" stroke-dasharray=\"6 4\"/>",
            digits(x(0)),
            digits(y(0)),
            digits(x(1)),
            digits(y(1))));
    text(LEFT + SIDE / 2.0, TOP + SIDE + 50, "middle", 15, "chance of silence that was given");
    line(
        String.format(
            Locale.ROOT,
            "<text transform=\"translate(28 %s) rotate(-90)\" text-anchor=\"middle\" font-size=\"15\">%s</text>",
            digits(TOP + SIDE / 2.0),
            "share that was silent"));
  }

  private void points(List<Bin> bins, int pairs, String colour, boolean isFilled) {
    for (var bin : bins) {
      var range = interval(bin);
      double x = x(bin.expected());
      line(
          String.format(
              Locale.ROOT,
              "<path d=\"M%s %sV%s M%s %sh8 M%s %sh8\" stroke=\"%s\" stroke-width=\"1.5\" fill=\"none\"/>",
              digits(x),
              digits(y(range[0])),
              digits(y(range[1])),
              digits(x - 4),
              digits(y(range[0])),
              digits(x - 4),
              digits(y(range[1])),
              colour));
    }
    for (var bin : bins) {
      line(
          String.format(
              Locale.ROOT,
              "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"2\"/>",
              digits(x(bin.expected())),
              digits(y(bin.realised())),
              digits(SMALLEST + (LARGEST - SMALLEST) * Math.sqrt((double) bin.pairs() / pairs)),
              isFilled ? colour : "#fff",
              colour));
    }
  }

  private void legend(boolean isMixed) {
    int y = TOP + 16;
    if (isMixed) {
      y = entry(y, "#08519c", true, "quiet topics");
      y = entry(y, "#b35806", false, "running topics");
    } else {
      y = entry(y, "#08519c", true, "pairs");
    }
    line(
        String.format(
            Locale.ROOT,
            "<path d=\"M%d %dh16\" stroke=\"#666\" stroke-dasharray=\"6 4\"/>",
            LEGEND,
            y - 5));
    text(LEGEND + 22, y, "start", 12, "as it was said");
    text(
        LEFT,
        HEIGHT - 36,
        "start",
        12,
        "Above the line: more were silent than was said. Larger points are more pairs.");
    text(LEFT, HEIGHT - 16, "start", 12, "Whiskers: where the true share lies in 95 of 100 cases.");
  }

  private int entry(int y, String colour, boolean isFilled, String words) {
    line(
        String.format(
            Locale.ROOT,
            "<circle cx=\"%d\" cy=\"%d\" r=\"6\" fill=\"%s\" stroke=\"%s\" stroke-width=\"2\"/>",
            LEGEND + 8,
            y - 5,
            isFilled ? colour : "#fff",
            colour));
    text(LEGEND + 22, y, "start", 12, words);
    return y + 22;
  }

  private String words(Review.Look all) {
    var words =
        new StringBuilder(
            "Of %,d pairs of events and institutions, by the chance of silence that was given:"
                .formatted(all.pairs()));
    for (var bin : all.silences()) {
      words.append(
          String.format(
              Locale.ROOT,
              " %.2f given on average to %,d, %.2f were silent;",
              bin.expected(),
              bin.pairs(),
              bin.realised()));
    }
    return words.append(" equal numbers lie on the diagonal.").toString();
  }

  /** Wilson (1927): what share may lie behind so few. */
  private static double[] interval(Bin bin) {
    double n = bin.pairs();
    double share = bin.realised();
    double middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double half = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n);
    return new double[] {Math.max(0, middle - half), Math.min(1, middle + half)};
  }

  private static double x(double share) {
    return LEFT + SIDE * share;
  }

  private static double y(double share) {
    return TOP + SIDE * (1 - share);
  }

  private void text(double x, double y, String anchor, int size, String words) {
    line(
        String.format(
            Locale.ROOT,
            "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" font-size=\"%d\">%s</text>",
            digits(x),
            digits(y),
            anchor,
            size,
            plain(words)));
  }

  private void line(String element) {
    out.append(element).append('\n');
  }

  private static String digits(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  /** A title that is too long would leave the picture. */
  private static String cut(String words) {
    int most = 30;
    return words.codePointCount(0, words.length()) <= most
        ? words
        : words.substring(0, words.offsetByCodePoints(0, most - 1)) + "…";
  }

  private static String plain(String words) {
    return words
        .replaceAll("\\p{Cntrl}", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
