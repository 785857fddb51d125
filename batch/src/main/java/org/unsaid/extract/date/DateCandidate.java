package org.unsaid.extract.date;

/**
 * One date that a page, its address or its sender shows.
 *
 * @param source where it comes from, by kind
 * @param place in words, such as {@code <meta property="article:published_time">}
 * @param quote what is written there, at most 120 characters
 * @param role what it seems to be
 * @param weight how much it speaks for being the publication, from 0; only for ranking
 * @param why the weight, in words
 */
public record DateCandidate(
    ShownTime time,
    Source source,
    String place,
    String quote,
    Role role,
    double weight,
    String why) {

  /** What a date says of its page. */
  public enum Role {
    PUBLISHED,
    UPDATED,
    /** When the thing happened that the page tells of. */
    ACT,
    COPYRIGHT,
    /** Of another page that this one points at. */
    TEASER,
    UNKNOWN
  }

  /** Where a date stands. */
  public enum Source {
    SELECTOR,
    FEED,
    SITEMAP,
    /** Beside the link to the page, in a list of its publisher. */
    LIST,
    JSON_LD,
    META,
    TIME_ELEMENT,
    LABEL,
    HEADLINE,
    DATELINE,
    URL,
    TEXT,
    DOCUMENT,
    HTTP
  }
}
