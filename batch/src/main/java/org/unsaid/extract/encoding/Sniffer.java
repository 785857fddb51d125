package org.unsaid.extract.encoding;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/** Guesses the charset of bytes that are not UTF-8, by how often they stand beside each other. */
final class Sniffer {

  static final Charset CENTRAL_EUROPEAN = Charset.forName("windows-1250");

  private static final Charset SHIFT_JIS = Charset.forName("windows-31j");

  private static final int ENOUGH = 64_000;

  /** Signs that stand in windows-1252 where windows-1250 has letters of Central Europe. */
  private static final String SIGNS_FOR_LETTERS = "£¥¹³ª¯¿¼¾º\u008F\u009D\u008D";

  private Sniffer() {}

  /**
   * What a reader of the page would read and is not ASCII, with the words around it: markup would
   * drown the statistics.
   */
  static byte[] sample(byte[] bytes) {
    var sample = new ByteArrayOutputStream(8192);
    int at = 0;
    while (at < bytes.length && sample.size() < ENOUGH) {
      if (bytes[at] == '<') {
        at = after(bytes, at + 1, '>');
        continue;
      }
      int start = at;
      boolean beyondAscii = false;
      while (at < bytes.length && bytes[at] != '<') {
        beyondAscii |= bytes[at] < 0 || bytes[at] == 0x1B;
        at++;
      }
      if (beyondAscii) {
        sample.write(bytes, start, Math.min(at - start, ENOUGH));
        sample.write(' ');
      }
    }
    return sample.toByteArray();
  }

  private static int after(byte[] bytes, int from, char end) {
    int at = from;
    while (at < bytes.length && bytes[at] != end) {
      at++;
    }
    return Math.min(at + 1, bytes.length);
  }

  /** The likeliest charset; null: cannot be told. */
  static @Nullable Charset guess(byte[] sample) {
    var detector = new UniversalDetector();
    detector.handleData(sample, 0, sample.length);
    detector.dataEnd();
    var name = detector.getDetectedCharset();
    var charset = name == null ? null : Labels.charset(name);
    if (charset == null && japanese(sample)) {
      return SHIFT_JIS;
    }
    if (charset == null || charset.equals(Labels.WESTERN)) {
      return centralEuropean(sample) ? CENTRAL_EUROPEAN : charset;
    }
    return charset;
  }

  /**
   * Hiragana throughout, which does not come about by chance; the detector gives up at extensions.
   */
  private static boolean japanese(byte[] sample) {
    var text = new String(sample, SHIFT_JIS);
    long beyond = text.chars().filter(c -> c >= 0x80).count();
    long hiragana = text.chars().filter(c -> c >= 0x3041 && c <= 0x3093).count();
    long broken = text.chars().filter(c -> c == 0xFFFD).count();
    return hiragana * 5 > beyond && broken * 50 <= beyond;
  }

  /**
   * Whether the guess rests on enough to stand against a declaration that no byte contradicts.
   *
   * <p>Characters of two bytes have a statistic that is hard to mistake. A Western declaration is
   * what servers and tools say when nobody told them; in no Western language is every third letter
   * beyond ASCII.
   */
  static boolean isSure(byte[] sample, Charset guess, Charset declared) {
    long beyond = 0;
    long letters = 0;
    for (byte b : sample) {
      if (b < 0) {
        beyond++;
      } else if ((b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z')) {
        letters++;
      }
    }
    if (guess.newEncoder().maxBytesPerChar() >= 2) {
      return beyond >= 200;
    }
    return declared.equals(Labels.WESTERN)
        && (guess.equals(CENTRAL_EUROPEAN) ? beyond >= 30 : beyond >= 10 && beyond * 2 > letters);
  }

  /**
   * Whether what looks Western is Central European, which the detector does not know: signs within
   * words, or the long letters of Hungarian, which Western languages do not use beside each other.
   */
  private static boolean centralEuropean(byte[] sample) {
    var western = new String(sample, StandardCharsets.ISO_8859_1);
    long letters = 0;
    long signs = 0;
    long longVowels = 0;
    long acute = 0;
    long tilde = 0;
    for (int i = 0; i < western.length(); i++) {
      char c = western.charAt(i);
      if (c < 0x80) {
        continue;
      }
      letters++;
      if (SIGNS_FOR_LETTERS.indexOf(c) >= 0
          && (i > 0 && Character.isLowerCase(western.charAt(i - 1)))
          && (i + 1 < western.length() && Character.isLetter(western.charAt(i + 1)))) {
        signs++;
      }
      longVowels += c == 'õ' || c == 'û' ? 1 : 0;
      acute += c == 'á' || c == 'é' ? 1 : 0;
      tilde += c == 'ã' || c == 'ê' || c == 'è' || c == 'ç' ? 1 : 0;
    }
    return signs * 20 > letters || (tilde == 0 && longVowels * 30 > letters && acute > longVowels);
  }
}
