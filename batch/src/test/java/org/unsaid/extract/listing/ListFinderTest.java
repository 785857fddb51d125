package org.unsaid.extract.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class ListFinderTest {

  @Test
  void findsTheListAmongMenusAndBoxes() {
    var listing =
        Told.list(
            """
            <html><body>
            <div class="main-menu"><ul>
              <li><a href="/about">About the ministry and its history</a></li>
              <li><a href="/law">Laws and regulations of the ministry</a></li>
              <li><a href="/jobs">Vacancies and traineeships with us</a></li>
              <li><a href="/contact">How to reach the ministry's offices</a></li></ul></div>
            <div class="content"><div class="row odd post-12"><span>03/03/2026</span><a href="/n/3">Council meets on the flood of the north</a></div>
              <div class="row even post-13"><span>02/03/2026</span><a href="/n/2">Bridge in the west is open again</a></div>
              <div class="row odd post-14"><span>01/03/2026</span><a href="/n/1">Minister speaks to the twelve mayors</a></div></div>
            <div class="box"><a href="https://other.example/1">A partner with a long name of its own</a>
              <a href="https://another.example/2">Another partner with a longer name still</a>
              <a href="https://third.example/3">The third partner whose name is the longest of all</a></div>
            <div class="pager"><a href="/n?p=2">2</a><a href="/n?p=3">3</a><a href="/n?p=2">下一页</a></div>
            </body></html>
            """);

    assertThat(Told.urls(listing))
        .containsExactly(
            "https://ministry.example/n/3",
            "https://ministry.example/n/2",
            "https://ministry.example/n/1");
    assertThat(listing.items())
        .extracting(Listing.Item::published)
        .containsExactly("03/03/2026", "02/03/2026", "01/03/2026");
    assertThat(listing.further())
        .containsExactly(
            URI.create("https://ministry.example/n?p=2"),
            URI.create("https://ministry.example/n?p=3"));
    assertThat(listing.complete()).isTrue();
  }

  @Test
  void findsChineseTitlesWhichAreShort() {
    var listing =
        Told.list(
            """
            <table><tr><td><a href="1.html">外长会见东方国家大使</a></td><td>[03-03]</td></tr>
            <tr><td><a href="2.html">部长出席北方水利会议</a></td><td>[03-02]</td></tr>
            <tr><td><a href="3.html">关于西部桥梁的答记者问</a></td><td>[03-01]</td></tr></table>
            """);

    assertThat(Told.titles(listing)).hasSize(3);
    assertThat(listing.items().getFirst().published()).isEqualTo("[03-03]");
  }

  @Test
  void saysThatThereIsNoListRatherThanTakingTheMenu() {
    var listing =
        Told.list(
            """
            <html><head><link rel="alternate" type="application/atom+xml" href="/atom"></head>
            <body><a href="/a">Home</a> <a href="/b">News</a> <a href="/c">Contact</a>
            <p>Welcome to the ministry.</p></body></html>
            """);

    assertThat(listing.items()).isEmpty();
    assertThat(listing.complete()).isFalse();
    assertThat(listing.faults().getFirst())
        .startsWith("no list of links found")
        .contains("https://ministry.example/atom");
  }

  @Test
  void doesNotTakeAPageForAMenuBecauseItsFrameIsCalledSo() {
    var listing =
        Told.list(
            """
            <div class="page menu-closed"><ul>
            <li><a href="/1">Council meets on the flood of the north</a></li>
            <li><a href="/2">Bridge in the west is open again</a></li>
            <li><a href="/3">Minister speaks to the twelve mayors</a></li></ul></div>
            <script>createPageHTML(3, 0, "index", "html");</script>
            """);

    assertThat(Told.urls(listing)).hasSize(3);
    assertThat(listing.faults().getFirst()).startsWith("no dates beside the links");
    assertThat(listing.further())
        .extracting(URI::getPath)
        .containsExactly("/news/index.html", "/news/index_1.html", "/news/index_2.html");
  }

  @Test
  void doesNotTakeThePartnersForTheStatements() {
    var listing =
        Told.list(
            """
            <ul><li><a href="https://one.example/">Agency for bridges and for northern floods</a></li>
            <li><a href="https://two.example/">Portal of the transparent public budget</a></li>
            <li><a href="https://three.example/">Community of the twelve western towns</a></li></ul>
            """);

    assertThat(listing.items()).isEmpty();
  }
}
