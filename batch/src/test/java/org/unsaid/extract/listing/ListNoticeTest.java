package org.unsaid.extract.listing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unsaid.core.Capture;
import org.unsaid.core.Source.Polled.Kind;

/** Error pages, walls and logins that were sent where a list is due. */
class ListNoticeTest {

  private static final String ITEMS =
      """
      <ul class=news>
      <li><a href=/1>The dykes of the north hold since the morning</a> <span>2026-03-01</span>
      <li><a href=/2>The dams of the south are as full as they can be</a> <span>2026-03-02</span>
      <li><a href=/3>The minister travels to the valleys below the dams</a> <span>2026-03-03</span>
      </ul>
      """;

  private static Listing read(String html, @Nullable Kind kind, @Nullable String selector) {
    return Listings.read(
        new Capture(
            URI.create("https://water.example/news"),
            null,
            Map.of("content-type", List.of("text/html; charset=utf-8")),
            html.getBytes(UTF_8)),
        kind,
        selector);
  }

  @Test
  void doesNotTakeTheMenuOfAnErrorPageForAList() {
    var menu = ITEMS.replaceAll("<span>.*?</span>", "");
    var page = "<title>网站维护中</title><h1>网站维护中</h1>" + menu;

    assertThat(read(page, Kind.LIST, "ul.news a").isNotice()).isTrue();
    assertThat(read(page, Kind.LIST, null).isNotice()).isTrue();
    assertThat(read(page, Kind.LIST, null).items()).isEmpty();
  }

  @Test
  void doesNotTakeNewsBesideAnErrorForTheListThatNobodySelected() {
    var page = "<title>Error 404 | Water</title><h1>Page not found</h1>" + ITEMS;

    assertThat(read(page, Kind.LIST, null).isNotice()).isTrue();
    assertThat(read(page, Kind.LIST, null).kind()).isNull();
  }

  @Test
  void readsTheListThatIsSelectedAndDatedWhateverItsPageIsCalled() {
    var listing = read("<title>404</title>" + ITEMS, Kind.LIST, "ul.news a");

    assertThat(listing.items()).hasSize(3);
    assertThat(listing.isNotice()).isFalse();
  }

  @Test
  void readsAListBesideALogin() {
    var page = "<title>News | Ministry of Water</title><aside><h1>Login</h1></aside>" + ITEMS;

    assertThat(read(page, Kind.LIST, null).items()).hasSize(3);
  }

  @Test
  void readsAListOfWhichAnItemTellsOfMaintenance() {
    var page = "<title>News</title><h1>News</h1><h2>Site under maintenance</h2>" + ITEMS;

    assertThat(read(page, Kind.LIST, null).items()).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource
  void knowsANoticeInPlaceOfAnySource(Kind kind) {
    assertThat(read("<title>Access denied</title><p>No.", kind, null).isNotice()).isTrue();
    assertThat(read("404 page not found", kind, null).isNotice()).isTrue();
    assertThat(read("{\"error\":\"x\",\"status\":500}", kind, null).isNotice()).isTrue();
    assertThat(read("<title>Welcome</title><p>Hello.", kind, null).isNotice()).isFalse();
  }

  @Test
  void saysWhatStandsThere() {
    assertThat(read("<title>Access denied</title><p>No.", Kind.FEED, null).faults())
        .containsExactly(
            "it says that we may not see it so, with status 200: its title is 'Access denied'");
  }
}
