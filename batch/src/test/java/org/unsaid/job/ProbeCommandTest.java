package org.unsaid.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unsaid.testing.Site;

class ProbeCommandTest {

  @TempDir Path folder;

  @Test
  void proposesASourceThatFindsTheItemsThatItShows() {
    try (var site = Site.open()) {
      for (int i = 1; i <= 6; i++) {
        site.page(
            "/" + i, "<h1>Bridge %d</h1><p>3 March 2026</p><p>It is mended.</p>".formatted(i));
      }
      site.page("/news", list());

      var ran =
          Ran.command(
              "probe", site.at("/news"), "--contact", "a@example.org", "--allow", site.host());

      assertThat(ran.code()).as(ran.err() + ran.out()).isZero();
      assertThat(ran.out())
          .contains("Bridge 6 is mended")
          .contains("2026-03-03")
          .contains("    kind: list\n")
          .contains("    select: [{item: \"ul.news a\"}]\n");
      assertThat(site.asked()).contains("/robots.txt", "/news", "/6", "/5", "/4");
    }
  }

  @Test
  void tellsWhatTheHostWishesAndWhichPagesCannotBeHad() {
    try (var site = Site.open()) {
      site.file(
          "/robots.txt",
          "text/plain",
          ("User-agent: *\nDisallow: /5\nSitemap: " + site.at("/all.xml") + "\n").getBytes(UTF_8));
      site.page("/4", "<html lang=de><h1>Brücke 4</h1><p>3. März 2026</p><p>Sie steht wieder.</p>");
      site.page("/news", list());

      var ran =
          Ran.command(
              "probe", site.at("/news"), "--contact", "a@example.org", "--allow", site.host());

      assertThat(ran.out())
          .contains("sitemap    " + site.at("/all.xml") + " (robots.txt names it)")
          .containsPattern("page +" + site.at("/6") + " cannot be had, gone: ")
          .containsPattern("page +" + site.at("/5") + " cannot be had, robots.txt of ")
          .containsPattern("encoding +(UTF-8|US-ASCII)")
          .contains("dates      6 of 6 items bear one, 6 to the day; from 2026-03-01 to 2026-03-06")
          .contains("zone       dates are days, which begin by the institution's 'zone'");
    }
  }

  @Test
  void showsTheItemsOfOneOfTheSitemapsOfAnIndex() {
    try (var site = Site.open()) {
      site.file(
          "/index.xml",
          "text/xml",
          ("<sitemapindex><sitemap><loc>%1$s</loc></sitemap><sitemap><loc>%1$s2</loc></sitemap>"
                  + "</sitemapindex>")
              .formatted(site.at("/1.xml"))
              .getBytes(UTF_8));
      site.file(
          "/1.xml",
          "text/xml",
          "<urlset><url><loc>%s</loc></url></urlset>".formatted(site.at("/7")).getBytes(UTF_8));

      var ran =
          Ran.command(
              "probe", site.at("/index.xml"), "--contact", "a@example.org", "--allow", site.host());

      assertThat(ran.code()).as(ran.err()).isZero();
      assertThat(ran.out())
          .contains("is         sitemap index, 2 sitemaps")
          .contains(site.at("/1.xml") + ", 1 items")
          .contains(site.at("/7").toString())
          .contains("    kind: sitemap\n");
    }
  }

  @Test
  void proposesHowOftenToLookAndWhatToExpectByTheDatesOfAFeed() throws IOException {
    var items = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      items.append(
          "<item><title>Note %1$d</title><link>https://roads.example.de/%1$d</link><pubDate>%2$s</pubDate></item>"
              .formatted(
                  i,
                  DateTimeFormatter.RFC_1123_DATE_TIME.format(
                      OffsetDateTime.parse("2026-03-31T10:00:00+02:00").minusHours(12L * i))));
    }
    var file =
        Files.writeString(
            folder.resolve("feed.xml"),
            "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel>"
                + items
                + "</channel></rss>");

    var ran = Ran.command("probe", "https://roads.example.de/rss", "--file", file);

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("30 of 30 items bear one, 30 to the second")
        .contains("+02:00 stated by 30 of 30 dates with a time; by its address and language")
        .contains("Europe/Berlin")
        .contains("    every: 1h   # 2.0 new items a day")
        .contains("    expect: {items: 1..3, per: day}");
    var watch = Files.createDirectories(folder.resolve("watch"));
    Files.writeString(
        watch.resolve("watch.yml"),
        "collect: {contact: a@example.org}\ninstitutions:\n"
            + "  - {id: roads, name: Roads, zone: Europe/Berlin}\n"
            + ran.out().substring(ran.out().indexOf("sources:")).replace("WHOSE", "roads"));
    var check = Ran.command("check", watch);
    assertThat(check.code()).as(check.err()).isZero();
  }

  @Test
  void readsASavedPageWithoutANetwork() throws IOException {
    var file = Files.writeString(folder.resolve("news.html"), list());

    var ran = Ran.command("probe", "https://roads.example/news", "--file", file);

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("https://roads.example/6")
        .contains("  - id: roads-example\n")
        .contains("    url: \"https://roads.example/news\"\n");
  }

  @Test
  void asksWhoFetches() {
    var ran = Ran.command("probe", "https://roads.example/news");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("--contact you@example.org");
  }

  @Test
  void refusesAPrivateAddressThatNobodyAllowed() {
    var ran = Ran.command("probe", "http://127.0.0.1:9/", "--contact", "a@example.org");

    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.out()).contains("cannot be fetched: address");
  }

  @Test
  void saysWhatIsNoSource() throws IOException {
    var file = Files.writeString(folder.resolve("page.html"), "<h1>Bridge</h1><p>It is mended.");

    var ran = Ran.command("probe", "--file", file);

    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.out()).contains("This is no source as it is");
  }

  private static String list() {
    return "<h1>News</h1><ul class=news>"
        + IntStream.iterate(6, i -> i - 1)
            .limit(6)
            .mapToObj(
                i ->
                    "<li><a href='/%d'>Bridge %d is mended at last</a> <i>2026-03-0%d</i></li>"
                        .formatted(i, i, i))
            .collect(Collectors.joining())
        + "</ul>";
  }
}
