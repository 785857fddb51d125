package org.unsaid.extract.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.unsaid.core.Source.Polled.Kind;

class LinkListTest {

  private static final String LIST =
      """
      <html><body><nav><a href="/">Home</a></nav>
      <ul class="news">
        <li><a href="/3" title="Minister receives the council of the twelve towns">Minister receives the cou…</a><span>2026-03-03</span></li>
        <li class="hot"><a href="/2">[置顶] How to write to us</a><span>03.01.2024</span></li>
        <li><span class="d">2</span> <span class="m">March 2026</span> <a href="/1">Report of 2025-12-31 published</a></li>
      </ul>
      <div class="pages"><a href="?page=1">1</a><a href="?page=2">2</a><a href="?page=2">Next »</a></div>
      </body></html>
      """;

  @Test
  void readsTheLinksThatAreSelected() {
    var listing = Told.list(LIST, "ul.news a");

    assertThat(listing.kind()).isEqualTo(Kind.LIST);
    assertThat(listing.faults()).isEmpty();
    assertThat(Told.urls(listing))
        .containsExactly(
            "https://ministry.example/3",
            "https://ministry.example/2",
            "https://ministry.example/1");
    assertThat(Told.titles(listing))
        .containsExactly(
            "Minister receives the council of the twelve towns",
            "How to write to us",
            "Report of 2025-12-31 published");
    assertThat(listing.items())
        .extracting(Listing.Item::published)
        .containsExactly("2026-03-03", "03.01.2024", "2 March 2026");
    assertThat(listing.items())
        .extracting(Listing.Item::pinned)
        .containsExactly(false, true, false);
    assertThat(listing.further())
        .containsExactly(
            URI.create("https://ministry.example/news/feed.xml?page=1"),
            URI.create("https://ministry.example/news/feed.xml?page=2"));
  }

  @Test
  void findsTheLinkInWhatIsSelected() {
    assertThat(Told.list(LIST, "ul.news li").items())
        .isEqualTo(Told.list(LIST, "ul.news a").items());
  }

  @Test
  void takesTheTitleWhereAPictureAndMoreAreLinkedToo() {
    var listing =
        Told.list(
            """
            <div class="card"><a href="/1"><img src="1.jpg" alt="A picture"></a>
              <h3><a href="/1">The first title</a></h3><time datetime="2026-03-03T10:00:00+01:00">yesterday</time>
              <a href="/1">Read more</a></div>
            <div class="card"><a href="/2"><img src="2.jpg" alt=""></a>
              <h3><a href="/2">The second title</a></h3><time datetime="2026-03-02">Monday</time>
              <a href="/2">Read more</a></div>
            """,
            ".card");

    assertThat(Told.titles(listing)).containsExactly("The first title", "The second title");
    assertThat(listing.items())
        .extracting(Listing.Item::published)
        .containsExactly("2026-03-03T10:00:00+01:00", "2026-03-02");
  }

  @Test
  void takesTheHeadingWhereEveryLinkSaysMore() {
    var listing =
        Told.list(
            """
            <div><h3>First title</h3><p>Some words</p><a class="m" href="/1">More</a></div>
            <div><h3>Second title</h3><p>Some words</p><a class="m" href="/2">More</a></div>
            <div><h3>Third title</h3><p>Some words</p><a class="m" href="/3">More</a></div>
            """,
            "a.m");

    assertThat(Told.titles(listing)).containsExactly("First title", "Second title", "Third title");
  }

  @Test
  void givesDatesThatStandBetweenRowsToTheirLinks() {
    var before =
        Told.list(
            "<dl><dt>3 May 2026<dd><a href='/1'>One</a><dt>2 May 2026<dd><a href='/2'>Two</a></dl>",
            "a");
    var behind =
        Told.list(
            "<div><a href='/1'>One</a> (3 May 2026)<br><a href='/2'>Two</a> (2 May 2026)<br></div>",
            "a");

    assertThat(before.items())
        .extracting(Listing.Item::published)
        .containsExactly("3 May 2026", "2 May 2026");
    assertThat(behind.items())
        .extracting(Listing.Item::published)
        .containsExactly("(3 May 2026)", "(2 May 2026)");
  }

  @Test
  void saysWhyNothingWasSelected() {
    assertThat(Told.list(LIST, "ul.olds a").faults())
        .containsExactly("nothing matches the item selector 'ul.olds a'");
    assertThat(Told.list(LIST, "ul[").faults().getFirst()).startsWith("'ul[' is no CSS selector");
    assertThat(Told.list(LIST, "ul.news span").complete()).isFalse();
  }
}
