package org.unsaid.extract.text;

import java.lang.Character.UnicodeScript;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The script of a text.
 *
 * @param only the language that alone is written so; null: there are several
 * @param words the script for readers
 */
record Script(UnicodeScript main, @Nullable String only, String words) {

  /** Frequent characters that are written in one way only; not all of them are needed. */
  static final String TRADITIONAL = "國會這個們來說對時為與過發後還無學開關問題長從現實業動種區電經體總書東務員見點產";

  static final String SIMPLIFIED = "国会这个们来说对时为与过发后还无学开关问题长从现实业动种区电经体总书东务员见点产";

  private static final Map<UnicodeScript, Set<String>> WRITTEN_IN =
      Map.of(
          UnicodeScript.CYRILLIC,
          Set.of(
              "ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "tg", "mn", "tt", "ba", "uz", "bs",
              "az"),
          UnicodeScript.ARABIC,
          Set.of("ar", "fa", "ur", "ps", "ckb", "ku", "ug", "sd", "ks", "pa", "az"),
          UnicodeScript.DEVANAGARI,
          Set.of("hi", "mr", "ne", "sa", "bho", "mai", "kok", "sd"),
          UnicodeScript.HEBREW,
          Set.of("he", "yi"),
          UnicodeScript.BENGALI,
          Set.of("bn", "as"),
          UnicodeScript.ETHIOPIC,
          Set.of("am", "ti"));

  private static final Map<UnicodeScript, String> ALONE =
      Map.ofEntries(
          Map.entry(UnicodeScript.HANGUL, "ko"),
          Map.entry(UnicodeScript.HIRAGANA, "ja"),
          Map.entry(UnicodeScript.KATAKANA, "ja"),
          Map.entry(UnicodeScript.HAN, "zh"),
          Map.entry(UnicodeScript.THAI, "th"),
          Map.entry(UnicodeScript.LAO, "lo"),
          Map.entry(UnicodeScript.KHMER, "km"),
          Map.entry(UnicodeScript.MYANMAR, "my"),
          Map.entry(UnicodeScript.GREEK, "el"),
          Map.entry(UnicodeScript.GEORGIAN, "ka"),
          Map.entry(UnicodeScript.ARMENIAN, "hy"),
          Map.entry(UnicodeScript.TAMIL, "ta"),
          Map.entry(UnicodeScript.TELUGU, "te"),
          Map.entry(UnicodeScript.KANNADA, "kn"),
          Map.entry(UnicodeScript.MALAYALAM, "ml"),
          Map.entry(UnicodeScript.GUJARATI, "gu"),
          Map.entry(UnicodeScript.GURMUKHI, "pa"),
          Map.entry(UnicodeScript.SINHALA, "si"),
          Map.entry(UnicodeScript.TIBETAN, "bo"),
          Map.entry(UnicodeScript.THAANA, "dv"));

  /**
   * @param letters of all scripts together
   * @param traditional how many more characters are traditional than simplified
   */
  static Script of(Map<UnicodeScript, Integer> counts, int letters, int traditional) {
    var main = UnicodeScript.UNKNOWN;
    int most = 0;
    for (var count : counts.entrySet()) {
      if (count.getValue() > most) {
        main = count.getKey();
        most = count.getValue();
      }
    }
    int kana =
        counts.getOrDefault(UnicodeScript.HIRAGANA, 0)
            + counts.getOrDefault(UnicodeScript.KATAKANA, 0);
    int han = counts.getOrDefault(UnicodeScript.HAN, 0);
    int hangul = counts.getOrDefault(UnicodeScript.HANGUL, 0);
    // a character of Han says about as much as three letters do
    if (han + kana + hangul > 0 && 3 * (han + kana + hangul) >= letters - han - kana - hangul) {
      if (hangul > kana && 3 * hangul >= han) {
        return new Script(UnicodeScript.HANGUL, "ko", "Hangul");
      }
      if (kana * 12 > han) {
        return new Script(UnicodeScript.HIRAGANA, "ja", "Kana and Han");
      }
      return new Script(
          UnicodeScript.HAN, "zh", traditional > 0 ? "Han, traditional" : "Han, simplified");
    }
    return new Script(main, ALONE.get(main), main.toString().toLowerCase(java.util.Locale.ROOT));
  }

  /** Whether a language may be written in this script. */
  boolean allows(String language) {
    var languages = WRITTEN_IN.get(main);
    if (languages != null) {
      return languages.contains(language);
    }
    if (main != UnicodeScript.LATIN || ALSO_LATIN.contains(language)) {
      return true;
    }
    return !ALONE.containsValue(language)
        && WRITTEN_IN.values().stream().noneMatch(others -> others.contains(language));
  }

  private static final Set<String> ALSO_LATIN = Set.of("sr", "uz", "az", "bs", "ku", "kk", "tt");
}
