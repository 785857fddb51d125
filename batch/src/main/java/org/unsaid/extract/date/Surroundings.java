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
      FOOTER
          | NAVIGATION
          | ASIDE
          | RELATED
          | COMMENTS
          | SITE_HEADER
          | LINK
          | EVENT
          | MAIN
          | ARTICLE;

  private static final Words WORDS = new Words();

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
      WORDS.put(word, flag);
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

  /**
   * One pass without making strings, since pages have thousands of classes. Words are looked up by
   * their digest, and names that are written together are known by their last eight letters.
   */
  private static int read(String names) {
    int flags = 0;
    long word = 0;
    long whole = 0;
    // the last eight letters of the name
    long tail = 0;
    int letters = 0;
    int held = 0;
    boolean small = false;
    for (int i = 0; i <= names.length(); i++) {
      char c = i < names.length() ? names.charAt(i) : ' ';
      boolean capital = c >= 'A' && c <= 'Z';
      boolean letter = capital || (c >= 'a' && c <= 'z') || (c > 127 && Character.isLetter(c));
      if (word != 0 && (!letter || (capital && small))) {
        flags |= WORDS.of(word);
        word = 0;
      }
      if (letter) {
        char lower = capital ? (char) (c + 32) : c;
        word = 31 * word + lower;
        whole = 31 * whole + lower;
        tail = (tail << 8) | (lower & 0xff);
        held |= glued(lower, tail);
        letters++;
        if (letters == 4 && ends(tail, DATE_WORD)) {
          held |= DATE;
        }
      } else if (c <= ' ') {
        if (letters >= 4) {
          flags |= WORDS.of(whole) | held;
          if (ends(tail, TIME_WORD)
              || (ends(tail, DATE_WORD)
                  && !ends(tail, UPDATE_WORD)
                  && !ends(tail, CANDIDATE_WORD))) {
            flags |= DATE;
          }
        }
        whole = 0;
        tail = 0;
        letters = 0;
        held = 0;
      }
      small = letter && !capital;
    }
    return flags;
  }

  private static final long DATE_WORD = packed("date");
  private static final long TIME_WORD = packed("time");
  private static final long UPDATE_WORD = packed("update");
  private static final long CANDIDATE_WORD = packed("andidate");
  private static final long PUBLISH_WORD = packed("publish");
  private static final long PUBDATE_WORD = packed("pubdate");
  private static final long MODIFIED_WORD = packed("modified");
  private static final long UPDATED_WORD = packed("updated");
  private static final long LAST_UPDATE_WORD = packed("stupdate");
  private static final long COMMENT_WORD = packed("comment");
  private static final long RELATED_WORD = packed("related");
  private static final long TEASER_WORD = packed("teaser");
  private static final long RECOMMEND_WORD = packed("ecommend");
  private static final long SIDEBAR_WORD = packed("sidebar");
  private static final long BREADCRUMB_WORD = packed("eadcrumb");

  private static int glued(char last, long tail) {
    return switch (last) {
      case 'h' -> ends(tail, PUBLISH_WORD) ? PUBLISHED : 0;
      case 'e' -> ends(tail, PUBDATE_WORD) ? PUBLISHED : ends(tail, LAST_UPDATE_WORD) ? UPDATED : 0;
      case 'd' ->
          ends(tail, MODIFIED_WORD) || ends(tail, UPDATED_WORD)
              ? UPDATED
              : ends(tail, RELATED_WORD) || ends(tail, RECOMMEND_WORD) ? RELATED : 0;
      case 't' -> ends(tail, COMMENT_WORD) ? COMMENTS : 0;
      case 'r' -> ends(tail, TEASER_WORD) ? RELATED : ends(tail, SIDEBAR_WORD) ? ASIDE : 0;
      case 'b' -> ends(tail, BREADCRUMB_WORD) ? NAVIGATION : 0;
      default -> 0;
    };
  }

  private static long packed(String letters) {
    long packed = 0;
    for (int i = 0; i < letters.length(); i++) {
      packed = packed << 8 | letters.charAt(i);
    }
    return packed;
  }

  private static boolean ends(long tail, long word) {
    long mask = -1L >>> (Long.numberOfLeadingZeros(word) / 8 * 8);
    return (tail & mask) == word;
  }

  /** Flags by the digest of a word: open addressing, never full. */
  private static final class Words {
    private final long[] keys = new long[1024];
    private final int[] flags = new int[1024];

    void put(String word, int flag) {
      long key = 0;
      for (int i = 0; i < word.length(); i++) {
        key = 31 * key + word.charAt(i);
      }
      int slot = slot(key);
      while (keys[slot] != 0 && keys[slot] != key) {
        slot = slot + 1 & keys.length - 1;
      }
      keys[slot] = key;
      flags[slot] |= flag;
    }

    int of(long key) {
      int slot = slot(key);
      while (keys[slot] != 0) {
        if (keys[slot] == key) {
          return flags[slot];
        }
        slot = slot + 1 & keys.length - 1;
      }
      return 0;
    }

    private int slot(long key) {
      return (int) (key ^ key >>> 32 ^ key >>> 10) & keys.length - 1;
    }
  }

  /** Without what an element of that name, at that place, cannot mean by its names. */
  static int plausible(int flags, String tag, int around) {
    if (tag.equals("body") || tag.equals("html")) {
      return flags & MAIN;
    }
    boolean ends = (flags & (SITE_HEADER | FOOTER)) != 0;
    boolean ofArticle = (around & ARTICLE) != 0 && (flags & RELATED) == 0;
    return ends && ofArticle ? flags & ~(SITE_HEADER | FOOTER) : flags;
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
