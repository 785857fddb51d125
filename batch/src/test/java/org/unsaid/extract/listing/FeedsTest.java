package org.unsaid.extract.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.unsaid.core.Source.Polled.Kind;
import org.unsaid.extract.date.DateCandidate;

class FeedsTest {

  @Test
  void readsRssInItsOrderWithDatesAsWritten() {
    var listing =
        Told.feed(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel><title>Ministry</title><link>https://ministry.example/</link>
            <item><title>Rain &amp; floods</title><link>https://ministry.example/b</link>
              <guid isPermaLink="false">n-2</guid><pubDate>Tues, 3 Mar 2026 9.05 MEZ</pubDate>
              <dc:creator>Press office</dc:creator><description>Short</description>
              <content:encoded><![CDATA[<p>Long &amp; wide</p>]]></content:encoded></item>
            <item><title>Older &lt;b&gt;news&lt;/b&gt;</title><link>https://ministry.example/a</link></item>
            </channel></rss>
            """);

    assertThat(listing.kind()).isEqualTo(Kind.FEED);
    assertThat(listing.format()).isEqualTo("RSS 2.0");
    assertThat(listing.faults()).isEmpty();
    assertThat(listing.complete()).isTrue();
    assertThat(Told.titles(listing)).containsExactly("Rain & floods", "Older news");
    var first = listing.items().getFirst();
    assertThat(first.url()).isEqualTo(URI.create("https://ministry.example/b"));
    assertThat(first.id()).isEqualTo("n-2");
    assertThat(first.published()).isEqualTo("Tues, 3 Mar 2026 9.05 MEZ");
    assertThat(first.author()).isEqualTo("Press office");
    assertThat(first.summary()).isEqualTo("Short");
    assertThat(first.content()).isEqualTo("<p>Long &amp; wide</p>");
  }

  @Test
  void readsAtomWithItsBasesPagesAndKindsOfText() {
    var listing =
        Told.feed(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://other.example/x/">
              <title>T</title><link rel="next" href="?page=2"/>
              <entry xml:base="y/"><title type="text">Less than &lt;b&gt;</title><id>tag:1</id>
                <link rel="enclosure" href="z.mp3"/><link href="one.html"/>
                <published>2026-03-03T10:00:00+01:00</published>
                <updated>2026-03-04T10:00:00Z</updated>
                <author><name>A</name><email>a@x.example</email></author><author><name>B</name></author>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hi</p></div></content>
                <source><title>Another feed</title><id>tag:other</id></source></entry>
              <entry><title type="html">R&amp;amp;D &lt;i&gt;now&lt;/i&gt;</title><id>tag:2</id>
                <link rel="alternate" href="/two"/><content type="html">&lt;p&gt;Ho&lt;/p&gt;</content></entry>
            </feed>
            """);

    assertThat(listing.format()).isEqualTo("Atom 1.0");
    assertThat(listing.faults()).isEmpty();
    assertThat(Told.urls(listing))
        .containsExactly("https://other.example/x/y/one.html", "https://other.example/two");
    assertThat(Told.titles(listing)).containsExactly("Less than <b>", "R&D now");
    assertThat(listing.further()).containsExactly(URI.create("https://other.example/x/?page=2"));
    var first = listing.items().getFirst();
    assertThat(first.published()).isEqualTo("2026-03-03T10:00:00+01:00");
    assertThat(first.updated()).isEqualTo("2026-03-04T10:00:00Z");
    assertThat(first.author()).isEqualTo("A, B");
    assertThat(first.id()).isEqualTo("tag:1");
    assertThat(first.content()).isEqualTo("<p>Hi</p>");
    assertThat(listing.items().getLast().content()).isEqualTo("<p>Ho</p>");
  }

  @Test
  void readsTheFeedsOfOldWhoseItemsStandBesideTheChannel() {
    var listing =
        Told.feed(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
                xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/">
              <channel rdf:about="https://ministry.example/"><title>T</title>
                <link>https://ministry.example/</link><description>D</description></channel>
              <item rdf:about="https://ministry.example/1"><title>One</title>
                <link>https://ministry.example/1</link><d:date>2026-03-03</d:date></item>
            </rdf:RDF>
            """);

    assertThat(listing.format()).isEqualTo("RSS 1.0");
    assertThat(listing.malformed()).isFalse();
    assertThat(Told.urls(listing)).containsExactly("https://ministry.example/1");
    assertThat(listing.items().getFirst().published()).isEqualTo("2026-03-03");
  }

  @Test
  void takesThePermanentLinkOrTheFileWhereAnItemHasNoLink() {
    var listing =
        Told.feed(
            """
            <rss version="2.0"><channel><title>Podcast</title>
            <item><title>A</title><guid>https://ministry.example/a</guid></item>
            <item><title>B</title><guid isPermaLink="false">https://ministry.example/b</guid>
              <enclosure url="/b.mp3" length="1" type="audio/mpeg"/></item>
            <item><title>C</title><guid isPermaLink="false">c</guid></item>
            </channel></rss>
            """);

    assertThat(Told.urls(listing))
        .containsExactly("https://ministry.example/a", "https://ministry.example/b.mp3", "null");
    assertThat(listing.faults()).contains("1 of 3 items name no address");
  }

  @Test
  void makesRelativeAndUntidyLinksAbsolute() {
    var listing =
        Told.feed(
            """
            <rss version="2.0"><channel><title>T</title>
            <item><link>../x y/ü?q=a|b</link></item>
            <item><link>
               https://ministry.example/long
               er </link></item>
            <item><link>?id=7</link></item>
            <item><link>//cdn.example/1</link></item>
            <item><link>javascript:alert(1)</link></item>
            </channel></rss>
            """);

    assertThat(Told.urls(listing))
        .containsExactly(
            "https://ministry.example/x%20y/%C3%BC?q=a%7Cb",
            "https://ministry.example/longer",
            "https://ministry.example/news/feed.xml?id=7",
            "https://cdn.example/1",
            "null");
  }

  @Test
  void prefersThePageToItsCopiesInOtherFormats() {
    var listing =
        Told.feed(
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><entry><title>T</title><id>1</id>
            <link rel="alternate" type="application/pdf" href="/1.pdf"/>
            <link rel="alternate" type="text/html" href="/1"/></entry></feed>
            """);

    assertThat(Told.urls(listing)).containsExactly("https://ministry.example/1");
  }

  @Test
  void handsItsDatesToTheDatingOfThePage() {
    var listing =
        Told.feed(
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><entry><title>T</title>
            <link href="/1"/><published>2026-03-03</published><updated>2026-03-09</updated></entry></feed>
            """);

    assertThat(listing.hints(listing.items().getFirst()))
        .extracting("source", "role", "text")
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                DateCandidate.Source.FEED, DateCandidate.Role.PUBLISHED, "2026-03-03"),
            org.assertj.core.groups.Tuple.tuple(
                DateCandidate.Source.FEED, DateCandidate.Role.UPDATED, "2026-03-09"));
  }
}
