package org.unsaid.extract.date;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unsaid.extract.date.DateCandidate.Role;

/** What the names of meta elements and of {@code itemprop} say of the dates they hold. */
final class MetaDates {

  private MetaDates() {}

  /**
   * Meaning of a name.
   *
   * @param why in words
   */
  record Meaning(Role role, double weight, String why) {}

  private static final Map<String, Meaning> NAMES = new HashMap<>();

  static {
    put(
        new Meaning(Role.PUBLISHED, Weights.META_PUBLISHED, "its name says published"),
        "article:published_time article:published og:article:published_time og:published_time"
            + " og:pubdate og:publish_date og:article:published published_time datepublished"
            + " date_published date-published published publish_date publish-date publishdate"
            + " publish_time publish-time publishtime published-date published_date pubdate pub_date"
            + " pub-date publication_date publication-date publicationdate parsely-pub-date"
            + " parsely:pub_date sailthru.date dc.date.issued dcterms.issued dcterms.dateissued"
            + " dc.issued dcterms.published dc.date.published rnews:datepublished"
            + " article_date_original article.published cxenseparse:recs:publishtime"
            + " cxenseparse:publishtime bt:pubdate ptime pubtime firstpublishedtime"
            + " firstpublished first_published originalpublicationdate"
            + " shareaholic:article_published_time displaydate display_date release_date"
            + " releasedate release-date news_date newsdate article:publicationdate"
            + " prism.publicationdate vr:published_time dateissued date_issued date.issued"
            + " article:published_date article:post_date article:publish_date article:publish_time"
            + " news:publication_date issue_date datepublication date-publication sortdate"
            + " article.created publisheddate contentdate lotame:publishdate postdate post_date"
            + " post-date weibo:article:create_at date.published");
    put(
        new Meaning(Role.PUBLISHED, Weights.META_CREATED, "its name says created"),
        "dc.date.created dcterms.created dc.created created created_at datecreated date_created"
            + " date-created create_date create_time createdate creationdate creation_date"
            + " dc.date.available dcterms.available og:created_time article:created"
            + " citation_publication_date citation_online_date citation_date"
            + " bepress_citation_date eprints.date dcterms.dateavailable rnews:datecreated"
            + " article:created_time og:article:created_time dc.date.submitted gentime");
    put(
        new Meaning(Role.PUBLISHED, Weights.META_DATE, "its name says no more than date"),
        "date dc.date dcterms.date dc:date dcterms:date og:date og:article:date article:date datum"
            + " doc_date cse.date timestamp datetime date_time article_date article-date articledate"
            + " pagedate page_date content_date og:time time article_publish meta-date"
            + " citation_year_date og:regdate regdate dc.date.x-metadatalastmodified_");
    put(
        new Meaning(Role.UPDATED, Weights.META_PUBLISHED, "its name says changed"),
        "last-modified last_modified lastmodified article:modified_time article:modified"
            + " og:modified_time og:updated_time og:article:modified_time dc.date.modified"
            + " dcterms.modified dcterms.datemodified dc.modified modified datemodified"
            + " date_modified date-modified lastmod last-mod lastupdate last-update last_updated"
            + " last-updated lastupdated updated updated_at updated_time update_time update-time"
            + " updatetime utime mtime revised revision_date moddate modificationdate"
            + " article:updated_time article:updated article_date_updated bt:moddate"
            + " dc.date.reviewed dcterms.valid changed dc.date.updated date.modified"
            + " article.updated rnews:datemodified cxenseparse:recs:articlemodified"
            + " dc.date.x-metadatalastmodified article:last_modified");
  }

  private static void put(Meaning meaning, String names) {
    for (var name : names.split(" ", -1)) {
      NAMES.put(name, meaning);
    }
  }

  /** What a date under this name would be; null: nothing of the page's own time. */
  static @Nullable Meaning of(String name) {
    if (name.length() > 60) {
      return null;
    }
    var key = name.strip().toLowerCase(Locale.ROOT);
    var known = NAMES.get(key);
    if (known != null) {
      return known;
    }
    if (key.contains("expir")
        || key.contains("valid")
        || key.contains("copyright")
        || key.contains("embargo")
        || key.contains("event")
        || key.contains("start")
        || key.contains("end")
        || key.contains("birth")
        || key.contains("generat")
        || key.contains("cache")
        || key.contains("build")
        || key.contains("format")) {
      return null;
    }
    if (key.contains("modif") || key.contains("updat") || key.contains("lastmod")) {
      return new Meaning(Role.UPDATED, Weights.META_DATE, "its name speaks of a change");
    }
    if (key.contains("publish") || key.contains("pubdate") || key.contains("publication")) {
      return key.contains("publisher")
          ? null
          : new Meaning(Role.PUBLISHED, Weights.META_CREATED, "its name speaks of publishing");
    }
    if (key.endsWith("date") || key.endsWith("datum") || key.contains("date.")) {
      return new Meaning(Role.UNKNOWN, Weights.META_VAGUE, "its name speaks of a date");
    }
    return null;
  }
}
