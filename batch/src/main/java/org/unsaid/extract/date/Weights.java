package org.unsaid.extract.date;

/**
 * How much each kind of evidence speaks for a day, in one place. The weights of independent sources
 * add up, so two that agree beat a stronger one that stands alone. They are set by what the sources
 * are, and were checked on pages of many sites; none belongs to a single site.
 */
final class Weights {

  private Weights() {}

  /** A researcher said that the date stands here. */
  static final double SELECTOR = 50;

  /** A feed's or a news sitemap's own word for this very page. */
  static final double FEED = 5;

  /** Beside the link in a publisher's list: it means this page, and is meant for readers. */
  static final double LIST = 3;

  /** An article's linked data, when it is this page's. */
  static final double LINKED_ARTICLE = 4.5;

  /** Linked data of the page around the article: some systems renew it with each visit. */
  static final double LINKED_PAGE = 2.8;

  /** Made before it was published, often by days. */
  static final double LINKED_CREATED = 2.4;

  /** A film that is embedded in the page is seldom the page. */
  static final double LINKED_MEDIA = 1.2;

  /** Linked data of other pages. */
  static final double LINKED_OTHER = 0.3;

  /** A meta element whose name says that it is the publication. */
  static final double META_PUBLISHED = 4.2;

  /** {@code created}, {@code available}: near the publication. */
  static final double META_CREATED = 2.6;

  /** {@code date}, {@code dc.date}: in offices' systems often the last change. */
  static final double META_DATE = 2.2;

  /** A name that nobody has described, but that has to do with dates. */
  static final double META_VAGUE = 1.3;

  /** {@code itemprop} outside of the head. */
  static final double ITEMPROP = 4;

  /** Year, month and day in the address; a print edition's may be a day off. */
  static final double URL_DAY = 3.6;

  /** Year and month in the address: supports a day, and cannot stand alone. */
  static final double URL_MONTH = 1;

  /** Any other JSON in the page: it serves the program, and often holds other pages too. */
  static final double SCRIPT = 1.2;

  /** A comment in the markup that the publishing system left. */
  static final double COMMENT_NODE = 2;

  /** Properties of a document are those of its template or its last printing. */
  static final double DOCUMENT = 0.8;

  /** A server's clock tells of the server. */
  static final double HTTP = 0.2;

  /** Shown between the headline and the text. */
  static final double SHOWN_BELOW_HEADLINE = 2.6;

  /** Shown in the lines just above the headline. */
  static final double SHOWN_ABOVE_HEADLINE = 2.2;

  /** Shown as a line of its own inside or shortly after the text. */
  static final double SHOWN_IN_TEXT = 0.9;

  /** Shown in the last lines of the text, where letters are signed. */
  static final double SHOWN_AT_END = 1.3;

  /** Shown anywhere else. */
  static final double SHOWN_ELSEWHERE = 0.6;

  /** At the very beginning of the first paragraph, with a place. */
  static final double DATELINE = 1.8;

  /** A label that says: published. */
  static final double LABEL_PUBLISHED = 2.2;

  /** A label that says no more than: date. */
  static final double LABEL_DATE = 1.2;

  /** Nothing else stands on its line. */
  static final double ALONE = 0.7;

  /** The site's own names for the element speak of dates or bylines. */
  static final double DATE_CLASS = 0.7;

  /** The site's own names for the element speak of publishing. */
  static final double NAMED_PUBLISHED = 0.4;

  /** An element made for dates. */
  static final double TIME_ELEMENT = 0.5;

  /** A clock beside the day is shown by news systems, seldom in prose. */
  static final double CLOCK = 0.3;

  /** Second source of one kind: they are seldom independent. */
  static final double SECOND = 0.3;

  /** Linked data and meta elements of one page are written by one system, from one field. */
  static final double SAME_SYSTEM = 0.5;

  /** What a date beside the headline weighs at least. */
  static final double SHOWN_CLEARLY = 3.2;

  /** A shown day that lies before the one that is stated for programs. */
  static final double SHOWN_BEFORE = 0.8;

  /** An instant whose day is another one in the publisher's zone. */
  static final double OTHER_ZONE = 0.9;

  /** An instant whose day would be this one in some zone of the world. */
  static final double SOME_ZONE = 0.4;

  /** In a footer. */
  static final double IN_FOOTER = 0.25;

  /** In a menu. */
  static final double IN_NAVIGATION = 0.2;

  /** In a column beside the text. */
  static final double IN_ASIDE = 0.3;

  /** Among pointers at other pages. */
  static final double IN_RELATED = 0.35;

  /** Among readers' comments. */
  static final double IN_COMMENTS = 0.15;

  /** In the head of the site, where today's date may stand. */
  static final double IN_SITE_HEADER = 0.3;

  /** The text of a link: the date of what it leads to. */
  static final double IN_LINK = 0.45;

  /** One of many alike. */
  static final double IN_LIST = 0.3;

  /** Written with less than it takes to be sure. */
  static final double YEAR_ASSUMED = 0.5;

  /** A month is no day. */
  static final double MONTH_ONLY = 0.6;

  /** The first date that stands on its own: the page's own comes before those of others. */
  static final double FIRST_DATE = 0.7;

  /** Linked data whose publication and change are the same: perhaps both are the change. */
  static final double SAME_AS_CHANGE = 0.8;

  /** Updates stand in for a publication only where nothing else is known. */
  static final double UPDATE_INSTEAD = 0.5;

  /** The newest entry of a site's first page, which was changed for it. */
  static final double NEWEST_ENTRY = 2;

  /** What an update needs to stand in. */
  static final double ENOUGH_UPDATE = 2;

  /** Beside the text or below it, but with a label that names it. */
  static final double LABELLED_BESIDE = 0.5;

  /** An element that shows readers another day than it states for programs. */
  static final double CONTRADICTED = 0.6;

  /** What a day without a rival needs. */
  static final double ENOUGH_ALONE = 1.1;

  /** What a day needs, all sources together, to be called the publication. */
  static final double ENOUGH = 2;
}
