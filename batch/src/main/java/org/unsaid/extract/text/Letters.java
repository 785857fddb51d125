package org.unsaid.extract.text;

/** What a character counts for in texts of any script. */
final class Letters {

  private Letters() {}

  /** Letters of a Latin text that say as much: an ideograph is about a third of a word. */
  static int width(char c) {
    return (c >= '\u2e80' && c <= '\u9fff') || (c >= '\uac00' && c <= '\ud7a3') ? 2 : 1;
  }

  /** Whether it parts clauses or sentences, which menus and labels do without. */
  static boolean isMark(char c) {
    return switch (c) {
      case '.',
          ',',
          ';',
          '!',
          '?',
          '。',
          '，',
          '、',
          '；',
          '！',
          '？',
          '؟',
          '،',
          '؛',
          '।',
          '۔',
          '።',
          '։' ->
          true;
      default -> false;
    };
  }

  /** Whether a sentence can end with it. */
  static boolean endsSentence(char c) {
    return switch (c) {
      case '.', '!', '?', '…', '。', '！', '？', '؟', '।', '۔', '።', '։', ':', '：', ';', '；' -> true;
      default -> false;
    };
  }

  static boolean isSpace(char c) {
    return c <= ' '
        || c == '\u00a0'
        || c == '\u3000'
        || c == '\u200b'
        || c == '\ufeff'
        || (c >= '\u2000' && c <= '\u200a')
        || c == '\u202f';
  }
}
