package org.unsaid.extract.date;

import java.util.HashMap;
import java.util.Map;

/**
 * What the names of elements, their classes and ids say of what stands in them. Sites choose their
 * names freely, yet few words do for nearly all of them.
 */
final class Surroundings {

  static final int FOOTER = 1;
  static final int NAVIGATION = 1 << 1;
  static final int ASIDE = 1 << 2;
  static final int RELATED = 1 << 3;
  static final int COMMENTS = 1 << 4;
  static final int SITE_HEADER = 1 << 5;
  static final int LINK = 1 << 6;
  static final int EVENT = 1 << 7;
  static final int MAIN = 1 << 8;

  /** Of the element itself and those just around it, not of all that is inside. */
  static final int DATE = 1 << 9;

  static final int PUBLISHED = 1 << 10;
  static final int UPDATED = 1 << 11;
  static final int BYLINE = 1 << 12;
  static final int ARTICLE = 1 << 13;
  static final int TITLE = 1 << 14;
  static final int LIST = 1 << 15;

  /** What holds for all that is inside. */
  static final int INHERITED =
      FOOTER | NAVIGATION | ASIDE | RELATED | COMMENTS | SITE_HEADER | LINK | EVENT | MAIN | ARTICLE;

  private static final Map<String, Integer> WORDS = new HashMap<>();

  static {
    put(FOOTER, "footer foot colophon copyright bottombar impressum pagefooter sitefooter legal");
    put(NAVIGATION, "nav menu breadcrumb breadcrumbs navbar navigation pagination pager langs");
    put(ASIDE, "aside sidebar widget widgets rail rightcol rightcolumn leftcol");
    put(
        RELATED,
        "related teaser teasers recommend recommended recommendation recommendations popular"
            + " trending latest recent mostread similar promo carousel slider swiper ticker"
            + " newsticker archives suggested suggestions upnext readmore readnext morefrom"
            + " moreon otherposts relatedposts recentposts card cards tease hotnews linklist prevnext"
            + " previous adjacent outbrain taboola jp-relatedposts recirc recirculation");
    put(COMMENTS, "comment comments commentlist reply replies disqus respond discussion reviews");
    put(SITE_HEADER, "masthead topbar siteheader pageheader toolbar topnav weather clock");
    put(EVENT, "event events calendar termin termine kalender agenda veranstaltung");
    put(
        DATE,
        "date datum time timestamp dateline fecha datetime pubtime day dates datumzeile zeit heure"
            + " tarih posttime postdate articledate newsdate dt dateposted entrydate meta postmeta"
            + " entrymeta articlemeta info articleinfo infos metadata details");
    put(
        PUBLISHED,
        "published pubdate publish publication posted publishdate publishtime datepublished"
            + " publisheddate postedon pub parution released publishedat");
    put(UPDATED, "updated modified lastmod update lastmodified changed lastupdate dateupdated upd");
    put(BYLINE, "byline author authors credit source autor writer entryauthor");
    put(ARTICLE, "article post entry story newsdetail artikel beitrag hentry");
    put(TITLE, "title headline heading entrytitle posttitle");
    put(LIST, "list items listing archive");
  }

  private final Map<String, Integer> known = new HashMap<>();

  private static void put(int flag, String words) {
    for (var word : words.split(" ", -1)) {
      WORDS.merge(word, flag, (a, b) -> a | b);
    }
  }

  /** What classes or an id say. */
  int of(String names) {
    if (names.length() > 400) {
      return 0;
    }
    var flags = known.get(names);
    if (flags == null) {
      flags = read(names);
      known.put(names, flags);
    }
    return flags;
  }

  private static int read(String names) {
    int flags = 0;
    var word = new StringBuilder();
    var whole = new StringBuilder();
    for (int i = 0; i <= names.length(); i++) {
      char c = i < names.length() ? names.charAt(i) : ' ';
      boolean letter = Character.isLetter(c);
      boolean hump =
          letter
              && Character.isUpperCase(c)
              && i > 0
              && Character.isLowerCase(names.charAt(i - 1));
      if ((!letter || hump) && !word.isEmpty()) {
        flags |= WORDS.getOrDefault(word.toString(), 0);
        word.setLength(0);
      }
      if (letter) {
        word.append(Character.toLowerCase(c));
        whole.append(Character.toLowerCase(c));
      } else if (Character.isWhitespace(c)) {
        flags |= wholly(whole);
        whole.setLength(0);
      }
    }
    return flags;
  }

  /** Names that are written together. */
  private static int wholly(StringBuilder letters) {
    if (letters.length() < 4) {
      return 0;
    }
    var name = letters.toString();
    int flags = WORDS.getOrDefault(name, 0);
    if (name.endsWith("date") && !name.endsWith("update") && !name.endsWith("candidate")
        || name.startsWith("date")
        || name.endsWith("time")) {
      flags |= DATE;
    }
    if (name.contains("publish") && !name.contains("publisher") || name.contains("pubdate")) {
      flags |= PUBLISHED;
    }
    if (name.contains("modified") || name.contains("updated") || name.contains("lastupdate")) {
      flags |= UPDATED;
    }
    if (name.contains("comment")) {
      flags |= COMMENTS;
    }
    if (name.contains("related") || name.contains("teaser") || name.contains("recommend")) {
      flags |= RELATED;
    }
    if (name.contains("sidebar") || name.equals("secondary") || name.equals("side")) {
      flags |= ASIDE;
    }
    if (name.contains("breadcrumb")) {
      flags |= NAVIGATION;
    }
    if (name.contains("footer") && !name.contains("article") && !name.contains("entry")
        && !name.contains("post")) {
      flags |= FOOTER;
    }
    return flags;
  }

  /** What the element's own name says; headers and footers of an article are part of it. */
  static int ofTag(String tag, int around) {
    boolean inside = (around & (ARTICLE | MAIN)) != 0;
    return switch (tag) {
      case "footer" -> inside ? 0 : FOOTER;
      case "nav" -> NAVIGATION;
      case "aside" -> ASIDE;
      case "header" -> inside ? 0 : SITE_HEADER;
      case "main" -> MAIN;
      case "article" -> ARTICLE;
      case "a" -> LINK;
      case "time" -> DATE;
      default -> 0;
    };
  }
}
