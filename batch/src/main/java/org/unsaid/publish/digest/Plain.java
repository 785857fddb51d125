package org.unsaid.publish.digest;

/** What others wrote, as it may stand in a line of ours. */
final class Plain {

  private Plain() {}

  /** On one line, without what would turn the rest around or end a header. */
  static String of(String text) {
    return text.replaceAll("[\\s\\p{Z}]+", " ")
        .replaceAll("[\\p{Cntrl}\\p{Cf}\u2028\u2029]", "")
        .strip();
  }

  /** The same, no longer than that. */
  static String of(String text, int longest) {
    var plain = of(text);
    if (plain.codePointCount(0, plain.length()) <= longest) {
      return plain;
    }
    return plain.substring(0, plain.offsetByCodePoints(0, longest - 1)).strip() + "…";
  }

  /** A web address that a reader may follow; else empty. */
  static String address(String url) {
    return url.matches("(?i)https?://[^\\s\"<>\\p{Cntrl}]+") ? url : "";
  }
}
