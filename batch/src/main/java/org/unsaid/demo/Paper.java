package org.unsaid.demo;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a site looks: its list in the form that it has, and its pages. */
final class Paper {

  private static final String HTML = "text/html; charset=utf-8";
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.UK);

  private final Site site;
  private final boolean redesigned;

  Paper(Site site, boolean redesigned) {
    this.site = site;
    this.redesigned = redesigned;
  }

  Reply list(List<Site.Page> pages) {
    return switch (site.form()) {
      case RSS ->
          Reply.of(
              "application/rss+xml",
              "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>%s</title><link>%s</link>%s</channel></rss>"
                  .formatted(
                      escaped(site.name()),
                      "http://" + site.host() + "/",
                      each(
                          pages,
                          page ->
                              "<item><title>%s</title><link>%s</link><pubDate>%s</pubDate></item>"
                                  .formatted(
                                      escaped(page.title()),
                                      address(page),
                                      DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                          page.posted())))));
      case ATOM ->
          Reply.of(
              "application/atom+xml",
              "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>%s</title>%s</feed>"
                  .formatted(
                      escaped(site.name()),
                      each(
                          pages,
                          page ->
                              "<entry><id>%s</id><title>%s</title><link href=\"%s\"/><published>%s</published><updated>%s</updated></entry>"
                                  .formatted(
                                      address(page),
                                      escaped(page.title()),
                                      address(page),
                                      stated(page.posted()),
                                      page.changed()))));
      case SITEMAP ->
          Reply.of(
              "application/xml",
              "<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">%s</urlset>"
                  .formatted(
                      each(
                          pages,
                          page ->
                              "<url><loc>%s</loc><lastmod>%s</lastmod></url>"
                                  .formatted(address(page), page.changed()))));
      case LIST, PDFS -> redesigned ? cards(pages) : rows(pages);
    };
  }

  private Reply rows(List<Site.Page> pages) {
    return html(
        site.name(),
        "<ul class=\"news\">%s</ul>"
            .formatted(
                each(
                    pages,
                    page ->
                        "<li><a href=\"%s\">%s</a> <span class=\"day\">%s</span></li>\n"
                            .formatted(
                                page.path(), escaped(page.title()), SHOWN.format(page.posted())))));
  }

  /** The same, as somebody thought it prettier: no selector of before finds anything. */
  private Reply cards(List<Site.Page> pages) {
    return html(
        site.name(),
        "<section class=\"cards\">%s</section>"
            .formatted(
                each(
                    pages,
                    page ->
                        "<article class=\"card\"><h3>%s</h3><a href=\"%s\">Read more</a></article>\n"
                            .formatted(escaped(page.title()), page.path()))));
  }

  Reply page(Site.Page page) {
    if (site.form() == Site.Form.PDFS) {
      return new Reply(
          200,
          "application/pdf",
          Pdf.of(page.title(), site.name() + ", " + SHOWN.format(page.posted()), page.text()));
    }
    return html(
        page.title(),
        "<article><h1>%s</h1><p class=\"day\"><time datetime=\"%s\">%s</time></p><div id=\"text\"><p>%s</p></div></article>"
            .formatted(
                escaped(page.title()),
                stated(page.posted()),
                SHOWN.format(page.posted()),
                escaped(page.text())));
  }

  private Reply html(String title, String body) {
    return Reply.of(
        HTML,
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>%s</title></head>
        <body><header><a href="/">%s</a></header><main>%s</main>
        <footer>Halvara and all its ministries are invented.</footer></body></html>
        """
            .formatted(escaped(title), escaped(site.name()), body));
  }

  /** A feed or sitemap names whole addresses. */
  private String address(Site.Page page) {
    return "http://" + site.host() + page.path();
  }

  private static String each(List<Site.Page> pages, Function<Site.Page, String> written) {
    return pages.stream().map(written).collect(Collectors.joining());
  }

  private static String stated(ZonedDateTime time) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
