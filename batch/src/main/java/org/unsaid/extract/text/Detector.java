package org.unsaid.extract.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetector;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/** Tells languages by how often their groups of letters occur. */
final class Detector {

  private static final String MODEL = "/langdetect-183.bin";

  /** Read only where they are declared: short texts in great languages are taken for these. */
  private static final Set<String> SELDOM =
      Set.of(
          "war", "vo", "min", "gsw", "nds", "li", "su", "jv", "ceb", "ast", "la", "eo", "mi", "oc",
          "br", "fy");

  /** Codes that others replaced. */
  private static final Set<String> FORMER = Set.of("iw", "in", "ji");

  /** Codes of three letters, which the model speaks, to the shortest of BCP 47. */
  private static final Map<String, String> SHORT = shortCodes();

  private Detector() {}

  /**
   * What is likeliest.
   *
   * @param language empty: none
   * @param shares how likely each language is that is considered
   */
  record Guess(String language, Map<String, Double> shares) {

    /** Whether another language is nearly as likely. */
    boolean isUnsure(String other) {
      double best = shares.getOrDefault(language, 0.0);
      return shares.getOrDefault(other, 0.0) * 2 >= best;
    }
  }

  /** Loaded when it is first needed, which takes about a second and 35 MB. */
  private static final class Loaded {

    static final LanguageDetectorModel MODEL = load();

    private static LanguageDetectorModel load() {
      try (InputStream model = Detector.class.getResourceAsStream(Detector.MODEL)) {
        if (model == null) {
          throw new IllegalStateException(Detector.MODEL + " is missing from the program");
        }
        return new LanguageDetectorModel(model);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * @param declared empty: none
   */
  static Guess guess(String text, Script script, String declared) {
    LanguageDetector detector = new LanguageDetectorME(Loaded.MODEL);
    var shares = new HashMap<String, Double>();
    var best = "";
    for (Language language : detector.predictLanguages(text.toLowerCase(Locale.ROOT))) {
      var code = twoLetters(language.getLang());
      if (!script.allows(code) || (SELDOM.contains(code) && !code.equals(declared))) {
        continue;
      }
      shares.merge(code, language.getConfidence(), Math::max);
    }
    double most = 0;
    for (var share : shares.entrySet()) {
      if (share.getValue() > most) {
        most = share.getValue();
        best = share.getKey();
      }
    }
    return new Guess(best, Map.copyOf(shares));
  }

  static String twoLetters(String code) {
    return SHORT.getOrDefault(code, code);
  }

  private static Map<String, String> shortCodes() {
    var codes = new HashMap<String, String>();
    for (var code : Locale.getISOLanguages()) {
      if (FORMER.contains(code)) {
        continue;
      }
      codes.put(Locale.of(code).getISO3Language(), code);
    }
    // members of languages that are written alike
    codes.putAll(
        Map.of(
            "cmn", "zh", "nan", "zh", "pes", "fa", "pnb", "pa", "ekk", "et", "lvs", "lv", "nob",
            "no", "nno", "no", "plt", "mg", "hrv", "hr"));
    codes.put("ger", "de");
    codes.put("fre", "fr");
    codes.put("chi", "zh");
    return Map.copyOf(codes);
  }
}
