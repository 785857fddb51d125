package org.unsaid.extract.listing;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The part of a text that is the feed or the sitemap: from the start tag of its root to its end
 * tag. Declarations of encodings, document types and entities stand before it and so are never
 * looked at.
 *
 * @param name of the root, without prefix, in small letters; {@code html} for a page
 * @param text from the start tag on; where the end is missing, up to the last tag, since the text
 *     behind it may be cut in the middle of an address
 * @param line on which it starts, from 1
 * @param before what stands before it and does not belong there; null: nothing
 * @param behind what stands behind it and does not belong there; null: nothing
 * @param inPage whether it stands within a page
 * @param ended whether its end tag is there
 */
record Rooted(
    String name,
    String text,
    long line,
    @Nullable String before,
    @Nullable String behind,
    boolean inPage,
    boolean ended) {

  private static final Set<String> FEEDS = Set.of("rss", "feed", "rdf", "channel");
  private static final Set<String> SITEMAPS = Set.of("urlset", "sitemapindex");

  boolean isFeed() {
    return FEEDS.contains(name);
  }

  boolean isSitemap() {
    return SITEMAPS.contains(name);
  }

  /** Whether there is anything in it: pages have elements that are called like feeds. */
  boolean holdsItems() {
    return isSitemap()
        ? text.contains("<loc") || text.contains(":loc")
        : text.contains("<item") || text.contains("<entry") || text.contains(":entry");
  }

  /** The first root that we know; else a page, or the first element; null: no markup at all. */
  static @Nullable Rooted find(String text) {
    var ends = Ends.of(text);
    String first = null;
    int firstAt = -1;
    boolean page = false;
    int at = text.indexOf('<');
    while (at >= 0) {
      int skipped = ends.behindOther(text, at);
      if (skipped > at) {
        page |= text.regionMatches(true, at, "<!doctype html", 0, 14);
        at = text.indexOf('<', skipped);
        continue;
      }
      var name = local(tagName(text, at));
      if (!name.isEmpty()) {
        if (FEEDS.contains(name) || SITEMAPS.contains(name)) {
          return cut(text, at, name, page);
        }
        page |= name.equals("html") || name.equals("body") || name.equals("head");
        if (first == null) {
          first = name;
          firstAt = at;
        }
        if (page && name.equals("script") && at < ends.script) {
          at = text.indexOf("</script", at);
        }
      }
      at = text.indexOf('<', at + 1);
    }
    if (first == null) {
      return null;
    }
    return new Rooted(page ? "html" : first, text, line(text, firstAt), null, null, page, true);
  }

  private static Rooted cut(String text, int start, String name, boolean page) {
    var written = tagName(text, start);
    int end = lastEnd(text, written, start);
    boolean ended = end >= 0;
    if (!ended) {
      end = Math.max(text.lastIndexOf('>') + 1, Math.min(start + 1, text.length()));
    }
    return new Rooted(
        name,
        text.substring(start, end),
        line(text, start),
        stray(text.substring(0, start)),
        ended ? stray(text.substring(end)) : null,
        page,
        ended);
  }

  /** Behind the last end tag of that name, or behind the start tag if that ends itself; or -1. */
  private static int lastEnd(String text, String written, int start) {
    for (int at = text.lastIndexOf("</"); at > start; at = text.lastIndexOf("</", at - 1)) {
      if (text.regionMatches(true, at + 2, written, 0, written.length())) {
        int close = text.indexOf('>', at);
        return close < 0 ? -1 : close + 1;
      }
    }
    int close = text.indexOf('>', start);
    return close > start && text.charAt(close - 1) == '/' ? close + 1 : -1;
  }

  /** The start of what is neither comment, instruction, document type nor white space. */
  private static @Nullable String stray(String around) {
    var ends = Ends.of(around);
    int at = 0;
    while (at < around.length()) {
      if (Character.isWhitespace(around.charAt(at)) || around.charAt(at) == '\ufeff') {
        at++;
        continue;
      }
      int skipped = around.charAt(at) == '<' ? ends.behindOther(around, at) : at;
      if (skipped <= at) {
        var rest = around.substring(at).strip();
        return rest.length() > 60 ? rest.substring(0, 60) + "…" : rest;
      }
      at = skipped;
    }
    return null;
  }

  private static String tagName(String text, int at) {
    int end = at + 1;
    while (end < text.length() && end - at < 80 && isName(text.charAt(end))) {
      end++;
    }
    return text.substring(at + 1, end);
  }

  private static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || c == ':' || c == '-' || c == '_' || c == '.';
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
  }

  static long line(String text, int at) {
    return 1 + text.substring(0, at).chars().filter(c -> c == '\n').count();
  }

  /**
   * Where the last of each mark stands, so that none is sought in vain again and again.
   *
   * @param script end tag
   */
  private record Ends(int comment, int section, int tag, int subset, int script) {

    static Ends of(String text) {
      return new Ends(
          text.lastIndexOf("-->"),
          text.lastIndexOf("]]>"),
          text.lastIndexOf('>'),
          text.lastIndexOf("]>"),
          text.lastIndexOf("</script"));
    }

    /** Behind a comment, an instruction, a document type or a section; {@code at} if none. */
    int behindOther(String text, int at) {
      if (text.startsWith("<!--", at)) {
        return at < comment ? text.indexOf("-->", at) + 3 : at + 4;
      }
      if (text.startsWith("<![CDATA[", at)) {
        return at < section ? text.indexOf("]]>", at) + 3 : at + 9;
      }
      if (text.startsWith("<?", at)) {
        return at < tag ? text.indexOf('>', at) + 1 : at + 2;
      }
      if (text.regionMatches(true, at, "<!doctype", 0, 9)) {
        if (at >= tag) {
          return at + 9;
        }
        int end = text.indexOf('>', at) + 1;
        boolean opened = text.indexOf('[', at, end) >= 0 && at < subset;
        return opened ? text.indexOf("]>", at) + 2 : end;
      }
      return at;
    }
  }
}
