package org.unsaid.extract.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What bytes are, by themselves: names and headers are often wrong. */
public enum FileKind {
  /** HTML, or text that is none of the others: to be read as a page. */
  PAGE("a page"),
  /** XML that is no page: a feed, perhaps. */
  XML("XML"),
  /** An object or a list of JSON. */
  JSON("JSON"),
  PDF("a PDF"),
  /** doc, xls, ppt and others of the old kind. */
  OLE("an old Office document"),
  /** docx, odt and others, and any archive that is packed alike. */
  ZIP("a ZIP archive or a new Office document"),
  RTF("a rich text document"),
  GZIP("packed by gzip"),
  IMAGE("an image"),
  /** Sound, film, programs and what nobody knows. */
  BINARY("of an unknown kind"),
  EMPTY("empty");

  private static final int HEAD = 1024;

  /** In Latin-1, so that each byte is a character. */
  private static final String[] IMAGES = {
    "\u0089PNG", "\u00FF\u00D8\u00FF", "GIF8", "II*\0", "MM\0*", "BM", "\0\0\1\0"
  };

  /** Roots of feeds and sitemaps; some are sent with a stray line before them. */
  private static final List<String> FEEDS =
      List.of("<rss", "<feed", "<rdf:rdf", "<channel", "<urlset", "<sitemapindex");

  private final String words;

  FileKind(String words) {
    this.words = words;
  }

  /** Such as {@code a PDF}. */
  public String words() {
    return words;
  }

  /** Whether {@link Documents} reads it. */
  public boolean isDocument() {
    return this == PDF || this == OLE || this == ZIP || this == RTF;
  }

  /** What the bytes are; a few of the first ones decide. */
  public static FileKind of(byte[] bytes) {
    var head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
    if (head.isBlank() && bytes.length <= HEAD) {
      return EMPTY;
    }
    if (head.startsWith("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1")) {
      return OLE;
    }
    if (head.startsWith("PK\3\4") || head.startsWith("PK\5\6")) {
      return ZIP;
    }
    if (head.startsWith("\u001F\u008B")) {
      return GZIP;
    }
    if (head.startsWith("{\\rtf")) {
      return RTF;
    }
    if (Arrays.stream(IMAGES).anyMatch(head::startsWith) || isWebp(head)) {
      return IMAGE;
    }
    // some servers send blanks or a stray line before it
    if (head.contains("%PDF-") && !head.toLowerCase(Locale.ROOT).contains("<html")) {
      return PDF;
    }
    return isBinary(head) ? BINARY : text(head);
  }

  private static boolean isWebp(String head) {
    return head.startsWith("RIFF") && head.startsWith("WEBP", 8);
  }

  /** Text of UTF-16 or UTF-32 has zeros at every second byte, or at three of four. */
  private static boolean isBinary(String head) {
    if (head.startsWith("\u00FF\u00FE")
        || head.startsWith("\u00FE\u00FF")
        || head.startsWith("\0\0\u00FE\u00FF")) {
      return false;
    }
    int zeros = 0;
    int controls = 0;
    for (int i = 0; i < head.length(); i++) {
      char c = head.charAt(i);
      zeros += c == 0 ? 1 : 0;
      // escapes change the script in some East Asian charsets
      controls +=
          c < ' ' && c != 0 && c != '\t' && c != '\n' && c != '\f' && c != '\r' && c != 0x1B
              ? 1
              : 0;
    }
    int length = head.length();
    boolean wide = zeros >= length / 3 && zeros <= length / 4 * 3 + 1;
    return controls > length / 20 || (zeros > length / 100 && !wide);
  }

  private static FileKind text(String head) {
    var start = head.replace("\0", "").replaceFirst("^(\u00EF\u00BB\u00BF)?\\s*", "");
    var lower = start.toLowerCase(Locale.ROOT);
    if (lower.startsWith("{") || lower.startsWith("[")) {
      return JSON;
    }
    if (FEEDS.stream().anyMatch(root -> standsBefore(root, "<html", lower))) {
      return XML;
    }
    return lower.startsWith("<?xml")
            && !lower.contains("<html")
            && !lower.contains("<!doctype html")
        ? XML
        : PAGE;
  }

  private static boolean standsBefore(String root, String other, String text) {
    int at = text.indexOf(root);
    int html = text.indexOf(other);
    return at >= 0 && (html < 0 || at < html);
  }
}
