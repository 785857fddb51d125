package org.unsaid.extract.encoding;

/** Takes out characters that no text has, and that indices and terminals stumble over. */
final class Controls {

  private Controls() {}

  /**
   * Control characters of ASCII but tab and line ends as spaces, halves of surrogate pairs as
   * U+FFFD; the same string if there are none, which is nearly always.
   */
  static String cleaned(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' || c >= 0x7F) && bad(text, i)) {
        return cleaned(text, i);
      }
    }
    return text;
  }

  private static String cleaned(String text, int from) {
    var clean = new StringBuilder(text.length()).append(text, 0, from);
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      clean.append(!bad(text, i) ? c : Character.isSurrogate(c) ? '\uFFFD' : ' ');
    }
    return clean.toString();
  }

  private static boolean bad(String text, int at) {
    char c = text.charAt(at);
    if (c < ' ') {
      return c != '\n' && c != '\t' && c != '\r' && c != '\f';
    }
    if (c < 0x7F || !Character.isSurrogate(c)) {
      return c == 0x7F;
    }
    return Character.isHighSurrogate(c)
        ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
        : at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
  }
}
