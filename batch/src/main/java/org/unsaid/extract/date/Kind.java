package org.unsaid.extract.date;

import org.unsaid.extract.date.DateCandidate.Source;

/** Sources that seldom err together are of different kinds: only their agreement adds up. */
enum Kind {
  OUTSIDE,
  LINKED,
  META,
  SHOWN,
  URL,
  OTHER;

  static Kind of(Source source) {
    return switch (source) {
      case SELECTOR, FEED, SITEMAP, LIST -> OUTSIDE;
      case JSON_LD -> LINKED;
      case META -> META;
      case TIME_ELEMENT, LABEL, HEADLINE, DATELINE, TEXT -> SHOWN;
      case URL -> URL;
      case DOCUMENT, HTTP -> OTHER;
    };
  }
}
