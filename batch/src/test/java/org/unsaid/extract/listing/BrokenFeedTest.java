package org.unsaid.extract.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unsaid.core.Source.Polled.Kind;

class BrokenFeedTest {

  private static final String ITEM =
      "<item><title>One</title><link>https://ministry.example/1</link></item>";

  @Test
  void readsOnWhereEntitiesAndNamespacesAreNotDeclared() {
    var listing =
        Told.feed(
            """
            <rss version="2.0"><channel><title>T</title>
            <item><title>R&D&nbsp;&uuml;ber &#8364;</title><link>https://ministry.example/?a=1&b=2</link>
            <dc:date>2026-03-03</dc:date><content:encoded>&lt;p&gt;x&lt;/p&gt;</content:encoded></item>
            </channel></rss>
            """);

    assertThat(listing.malformed()).isTrue();
    assertThat(listing.faults().getFirst()).startsWith("malformed, line 2: ");
    assertThat(listing.complete()).isTrue();
    var item = listing.items().getFirst();
    assertThat(item.title()).isEqualTo("R&D über €");
    assertThat(item.url()).hasToString("https://ministry.example/?a=1&b=2");
    assertThat(item.published()).isEqualTo("2026-03-03");
    assertThat(item.content()).isEqualTo("<p>x</p>");
  }

  @Test
  void neverReadsAFileThatADocumentNames(@TempDir Path folder) throws IOException {
    var secret = Files.writeString(folder.resolve("secret.txt"), "hidden words");

    var listing =
        Told.feed(
            """
            <?xml version="1.0"?>
            <!DOCTYPE rss [<!ENTITY x SYSTEM "%s"><!ENTITY y "inner">]>
            <rss version="2.0"><channel><title>T</title>
            <item><title>A &x; &y;</title><link>https://ministry.example/1</link></item>
            </channel></rss>
            """
                .formatted(secret.toUri()));

    assertThat(Told.titles(listing)).containsExactly("A &x; &y;");
    assertThat(listing.toString()).doesNotContain("hidden words");
  }

  @Test
  void doesNotBlowUpEntitiesOfEntities() {
    var entities = new StringBuilder("<!ENTITY l0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      entities.append("<!ENTITY l%d \"%s\">".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
    }

    var listing =
        Told.feed(
            "<?xml version='1.0'?><!DOCTYPE rss ["
                + entities
                + "]><rss version='2.0'><channel><title>T</title><item><title>&l29;</title>"
                + "<link>https://ministry.example/1</link></item></channel></rss>");

    assertThat(Told.titles(listing)).containsExactly("&l29;");
  }

  @Test
  void readsATruncatedFeedAsFarAsItGoesAndSaysSo() {
    var listing =
        Told.feed(
            "<rss version='2.0'><channel><title>T</title>"
                + ITEM
                + "<item><title>Two</title><link>https://ministry.exa");

    assertThat(listing.complete()).isFalse();
    assertThat(listing.malformed()).isTrue();
    assertThat(Told.titles(listing)).containsExactly("One", "Two");
    assertThat(listing.items().getLast().url()).isNull();
  }

  @Test
  void doesNotLoseItemsWhoseTagsAreNotClosed() {
    var listing =
        Told.feed(
            """
            <rss version="2.0"><channel><title>T</title>
            <item><title>One<link>https://ministry.example/1</link><pubDate>3 Mar 2026</pubDate>
            <item><title>Two</title><description>a<br>b<p>c<pubDate>4 Mar 2026</pubDate></item>
            </channel></rss>
            """);

    assertThat(Told.titles(listing)).containsExactly("One", "Two");
    assertThat(listing.items().getFirst().url()).hasToString("https://ministry.example/1");
    assertThat(listing.items().getFirst().published()).isEqualTo("3 Mar 2026");
    assertThat(listing.items().getLast().published()).isEqualTo("4 Mar 2026");
  }

  @Test
  void passesOverWhatStandsBeforeAndBehindAFeed() {
    var listing =
        Told.feed(
            "\n\n<br />\n<b>Warning</b>: line 3<br />\n<?xml version='1.0'?>\n<rss version='2.0'><channel>"
                + "<title>T</title>"
                + ITEM
                + "</channel></rss><script>count()</script>");

    assertThat(Told.titles(listing)).containsExactly("One");
    assertThat(listing.complete()).isTrue();
    assertThat(listing.faults())
        .containsExactly(
            "malformed: before its start stands: <br /> <b>Warning</b>: line 3<br /> <?xml version='1.0'?>",
            "malformed: behind its end stands: <script>count()</script>");
  }

  @Test
  void findsAFeedThatIsWrappedInAPage() {
    var feed = "<rss version='2.0'><channel><title>T</title>" + ITEM + "</channel></rss>";

    var raw = Told.feed("<html><body>" + feed + "</body></html>");
    var shown =
        Told.feed(
            "<html><body><pre>"
                + feed.replace("&", "&amp;").replace("<", "&lt;")
                + "</pre></body></html>");

    assertThat(Told.titles(raw)).containsExactly("One");
    assertThat(raw.faults()).contains("malformed: wrapped in a page");
    assertThat(Told.titles(shown)).containsExactly("One");
    assertThat(shown.malformed()).isTrue();
  }

  @Test
  void saysOfAPageThatItIsNoFeedAndWhereTheFeedIs() {
    var listing =
        Told.feed(
            """
            <!DOCTYPE html><html><head><title>News</title>
            <link rel="alternate" type="application/rss+xml" href="/rss.xml"></head>
            <body><p>Welcome</p></body></html>
            """);

    assertThat(listing.items()).isEmpty();
    assertThat(listing.complete()).isFalse();
    assertThat(listing.faults())
        .containsExactly(
            "a page, not a feed; it names as its feed: https://ministry.example/rss.xml");
  }

  @Test
  void saysWhatItWasGivenInsteadOfAFeed() {
    assertThat(Told.feed("").faults()).containsExactly("empty: 0 bytes");
    assertThat(Told.feed(" \n ").faults()).containsExactly("empty: 3 bytes");
    assertThat(Told.feed("%PDF-1.7\n…").faults())
        .containsExactly("a PDF document (12 bytes), not a feed");
    assertThat(Told.read("\u0089PNG\r\n".getBytes(StandardCharsets.ISO_8859_1), Kind.FEED).faults())
        .containsExactly("an image (6 bytes), not a feed");
    assertThat(Told.feed("Come to the river").faults()).containsExactly("plain text, not a feed");
    assertThat(Told.feed("Service unavailable").faults())
        .containsExactly(
            "it says that it cannot answer now, with status 200: its text begins 'Service unavailable'");
    assertThat(Told.feed("<note><to>You</to></note>").faults())
        .containsExactly("XML with the root <note>, not a feed");
    assertThat(Told.feed("{\"river\":404}").faults())
        .containsExactly("JSON, but no JSON Feed: it has no items");
    assertThat(Told.feed("{\"error\":{\"status\":404}}").isNotice()).isTrue();
  }

  @Test
  void takesASitemapForASitemapWhateverWasExpected() {
    var listing = Told.feed("<urlset><url><loc>https://ministry.example/1</loc></url></urlset>");

    assertThat(listing.kind()).isEqualTo(Kind.SITEMAP);
    assertThat(listing.faults()).contains("a sitemap, not a feed");
    assertThat(Told.urls(listing)).containsExactly("https://ministry.example/1");
  }
}
