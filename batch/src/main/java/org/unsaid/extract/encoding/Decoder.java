package org.unsaid.extract.encoding;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes characters of the bytes of a page, a feed or a plain text.
 *
 * <p>A byte order mark is believed at once; then what the bytes are; then what is declared, by the
 * header before the document. So a wrong declaration does no harm where the bytes prove it wrong,
 * and a doubtful guess does none where a declaration is possible.
 */
public final class Decoder {

  /** So many bytes are looked at for zeros, which only UTF-16 has. */
  private static final int HEAD = 4096;

  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

  private Decoder() {}

  /**
   * Never fails: what makes no character in the charset becomes U+FFFD and is counted. NUL and the
   * other control characters of ASCII but tab and line ends become spaces.
   *
   * @param bytes HTML, XML or plain text
   * @param contentType the header, which may name a charset; null: none
   */
  public static Decoded decode(byte[] bytes, @Nullable String contentType) {
    var marked = marked(bytes);
    if (marked != null) {
      return marked;
    }
    var wide = wide(bytes);
    if (wide != null) {
      return decoded(bytes, 0, wide, "every other byte is zero, as in " + wide);
    }
    var utf8 = Utf8.of(bytes, 0);
    if (utf8.ascii()) {
      // the only charset that reads ASCII as something else was looked for above
      var declared = declared(bytes, contentType);
      if (declared != null && declared.charset().name().startsWith("UTF-16") && odd(bytes)) {
        return decoded(bytes, 0, declared.charset(), declared.toString());
      }
      var text = new String(bytes, StandardCharsets.US_ASCII);
      return new Decoded(
          utf8.controls() == 0 ? text : Controls.cleaned(text),
          StandardCharsets.UTF_8,
          "all of it is ASCII",
          0);
    }
    return decoded(bytes, utf8, declared(bytes, contentType));
  }

  private static @Nullable Declaration declared(byte[] bytes, @Nullable String contentType) {
    var header = Declaration.ofHeader(contentType);
    return header == null ? Declaration.ofDocument(bytes) : header;
  }

  private static Decoded decoded(byte[] bytes, Utf8 utf8, @Nullable Declaration declared) {
    var legacy = declared == null || isUtf8(declared.charset()) ? null : declared;
    if (utf8.escapes() > 0 && utf8.sequences() + utf8.broken() == 0) {
      return switching(bytes, legacy);
    }
    boolean byChance = legacy != null && utf8.longer() == 0 && utf8.sequences() < 4;
    if (utf8.broken() == 0 && !byChance) {
      return utf8(bytes, utf8, over("the bytes are UTF-8", legacy));
    }
    if (utf8.sequences() > 4 * utf8.broken()
        || (legacy == null && declared != null && utf8.sequences() > utf8.broken())) {
      return utf8(bytes, utf8, over("the bytes are UTF-8 but for a few", legacy));
    }
    return byStatistics(bytes, declared);
  }

  private static Decoded byStatistics(byte[] bytes, @Nullable Declaration declared) {
    var sample = Sniffer.sample(bytes);
    if (sample.length == 0) {
      sample = bytes.length <= HEAD ? bytes : Arrays.copyOf(bytes, HEAD);
    }
    var guess = Sniffer.guess(sample);
    if (declared == null || isUtf8(declared.charset())) {
      var charset = guess == null || isUtf8(guess) ? Labels.WESTERN : guess;
      var why =
          guess == null ? "the bytes are not UTF-8, and fit nothing else better" : "the bytes fit";
      return decoded(bytes, 0, charset, over(why, declared));
    }
    if (guess == null || isUtf8(guess) || guess.equals(declared.charset())) {
      return decoded(bytes, 0, declared.charset(), declared.toString());
    }
    return Sniffer.isSure(sample, guess, declared.charset())
            || disproved(sample, declared.charset(), guess)
        ? decoded(bytes, 0, guess, over("the bytes fit", declared))
        : decoded(bytes, 0, declared.charset(), declared + ", which the bytes allow");
  }

  /** Whether bytes cannot be what is declared, but can be what was guessed. */
  private static boolean disproved(byte[] sample, Charset declared, Charset guess) {
    var asDeclared = Likeness.of(new String(sample, declared));
    var asGuessed = Likeness.of(new String(sample, guess));
    return asDeclared.worseThan(asGuessed);
  }

  /** Charsets of seven bits, which switch by escape characters. */
  private static Decoded switching(byte[] bytes, @Nullable Declaration declared) {
    var guess = declared == null ? Sniffer.guess(Sniffer.sample(bytes)) : declared.charset();
    return guess != null && guess.name().startsWith("ISO-2022")
        ? decoded(bytes, 0, guess, declared == null ? "its escapes" : declared.toString())
        : decoded(bytes, 0, StandardCharsets.UTF_8, "all of it is ASCII");
  }

  private static @Nullable Decoded marked(byte[] bytes) {
    var why = "the byte order mark";
    if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
      var utf8 = Utf8.of(bytes, 3);
      var text = new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
      return new Decoded(
          Controls.cleaned(text), StandardCharsets.UTF_8, why, utf8.broken() + utf8.cutOff());
    }
    if (starts(bytes, 0xFF, 0xFE, 0, 0)) {
      return decoded(bytes, 4, UTF_32LE, why);
    }
    if (starts(bytes, 0, 0, 0xFE, 0xFF)) {
      return decoded(bytes, 4, UTF_32BE, why);
    }
    if (starts(bytes, 0xFF, 0xFE)) {
      return decoded(bytes, 2, StandardCharsets.UTF_16LE, why);
    }
    return starts(bytes, 0xFE, 0xFF) ? decoded(bytes, 2, StandardCharsets.UTF_16BE, why) : null;
  }

  private static boolean starts(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** UTF-16 without a mark: markup and blanks have a zero in every second byte, on one side. */
  private static @Nullable Charset wide(byte[] bytes) {
    int length = Math.min(bytes.length, HEAD);
    int even = 0;
    int odd = 0;
    for (int i = 0; i < length; i++) {
      if (bytes[i] == 0) {
        if (i % 2 == 0) {
          even++;
        } else {
          odd++;
        }
      }
    }
    if (Math.max(even, odd) * 10 < length || Math.min(even, odd) * 10 > Math.max(even, odd)) {
      return null;
    }
    return even > odd ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
  }

  /** Not what a text of ASCII looks like: no blank and no markup at its beginning. */
  private static boolean odd(byte[] bytes) {
    for (int i = 0; i < Math.min(bytes.length, HEAD); i++) {
      if (bytes[i] == ' ' || bytes[i] == '<' || bytes[i] == '\n') {
        return false;
      }
    }
    return bytes.length > 1;
  }

  private static Decoded utf8(byte[] bytes, Utf8 utf8, String why) {
    var read = new String(bytes, StandardCharsets.UTF_8);
    var text = Mojibake.repair(read);
    return new Decoded(
        utf8.controls() == 0 ? text : Controls.cleaned(text),
        StandardCharsets.UTF_8,
        text.length() == read.length() ? why : why + "; encoded twice in places, which is repaired",
        utf8.broken() + utf8.cutOff());
  }

  private static Decoded decoded(byte[] bytes, int from, Charset charset, String why) {
    var text = new String(bytes, from, bytes.length - from, charset);
    long replaced = 0;
    for (int at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) {
      replaced++;
    }
    return new Decoded(Controls.cleaned(text), charset, why, replaced);
  }

  private static String over(String why, @Nullable Declaration declared) {
    return declared == null ? why : why + ", though " + declared;
  }

  private static boolean isUtf8(Charset charset) {
    return charset.equals(StandardCharsets.UTF_8);
  }
}
