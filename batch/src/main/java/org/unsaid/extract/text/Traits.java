package org.unsaid.extract.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;

/** What an element's name and attributes say about it, as bits. */
final class Traits {

  /** Holds no text for readers, such as scripts and buttons. */
  static final int UNREAD = 1;

  /** A line ends here, and nothing is within. */
  static final int BREAK = 1 << 1;

  /** Runs on in the line. */
  static final int INLINE = 1 << 2;

  static final int LINK = 1 << 3;
  static final int HEADING = 1 << 5;
  static final int PARAGRAPH = 1 << 6;
  static final int ITEM = 1 << 7;
  static final int LIST = 1 << 8;
  static final int TABLE = 1 << 9;
  static final int ROW = 1 << 10;
  static final int CELL = 1 << 11;

  /** Keeps its line ends; so does what is within. */
  static final int PRE = 1 << 12;

  static final int CAPTION = 1 << 13;
  static final int ARTICLE = 1 << 14;

  /** Not shown. */
  static final int HIDDEN = 1 << 15;

  /** By its name around the text, not in it: dropped unless it holds much of the page. */
  static final int AROUND = 1 << 16;

  /** As {@link #AROUND}, and can hold more text than the text itself: comments, related stories. */
  static final int ASIDE = 1 << 17;

  /** By its name the text itself. */
  static final int BODY = 1 << 18;

  /** By its name around the text and more: an article with its title. */
  static final int CONTENT = 1 << 19;

  static final int MAIN = 1 << 20;

  /** A line about the text: who wrote it, when, where. */
  static final int META = 1 << 21;

  static final int QUOTE = 1 << 22;
  static final int FIRST_HEADING = 1 << 23;

  private static final Map<String, Integer> TAGS = new HashMap<>();

  static {
    put(
        UNREAD,
        "script style noscript template iframe frame object embed applet audio video canvas map svg"
            + " button select input textarea option datalist progress meter head link meta rp rt"
            + " dialog param source track img picture nextid");
    put(BREAK, "br hr");
    put(
        INLINE,
        "abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q ruby s samp"
            + " small span strike strong sub sup time tt u var wbr nobr blink math mi mo mn");
    put(INLINE | LINK, "a");
    put(HEADING | FIRST_HEADING, "h1");
    put(HEADING, "h2 h3 h4 h5 h6");
    put(PARAGRAPH, "p");
    put(ITEM, "li dd dt");
    put(LIST, "ul ol dl");
    put(TABLE, "table");
    put(ROW, "tr");
    put(CELL, "td th");
    put(PRE, "pre listing xmp");
    put(CAPTION, "figcaption");
    put(ARTICLE, "article");
    put(MAIN, "main");
    put(QUOTE, "blockquote");
    put(AROUND, "nav footer aside menu");
  }

  private Traits() {}

  private static void put(int kind, String names) {
    for (var name : names.split(" ", -1)) {
      TAGS.put(name, kind);
    }
  }

  static int ofTag(String name) {
    var kind = TAGS.get(name);
    // <o:p> and its like come from office programs and stand within lines
    return kind != null ? kind : name.indexOf(':') >= 0 ? INLINE : 0;
  }

  static int ofAttributes(Element element) {
    int kind = 0;
    if (element.attributesSize() == 0) {
      return 0;
    }
    for (var attribute : element.attributes()) {
      var value = attribute.getValue();
      switch (attribute.getKey()) {
        case "class", "id" -> kind |= Names.kind(value);
        case "hidden" -> kind |= HIDDEN;
        case "aria-hidden" -> kind |= "true".equals(value) ? HIDDEN : 0;
        case "style" -> kind |= hides(value) ? HIDDEN : 0;
        case "itemprop" -> kind |= ofProperty(value);
        case "property" -> kind |= value.endsWith("articleBody") ? BODY : 0;
        case "role" -> kind |= ofRole(value);
        default -> {}
      }
    }
    return kind;
  }

  private static int ofProperty(String value) {
    return switch (value) {
      case "articleBody" -> BODY;
      case "author", "datePublished", "dateModified", "headline" -> META;
      default -> 0;
    };
  }

  private static int ofRole(String value) {
    return switch (value) {
      case "main" -> MAIN;
      case "article" -> ARTICLE;
      case "navigation",
          "complementary",
          "contentinfo",
          "search",
          "dialog",
          "alertdialog",
          "menu",
          "banner" ->
          AROUND;
      default -> 0;
    };
  }

  private static boolean hides(String style) {
    int at = style.toLowerCase(Locale.ROOT).indexOf("display");
    if (at < 0) {
      return false;
    }
    int i = at + "display".length();
    while (i < style.length() && (style.charAt(i) == ':' || style.charAt(i) <= ' ')) {
      i++;
    }
    return style.regionMatches(true, i, "none", 0, 4);
  }
}
