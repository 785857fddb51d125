package org.unsaid.extract.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class JsonFeedTest {

  @Test
  void readsAJsonFeed() {
    var listing =
        Told.feed(
            """
            {"version":"https://jsonfeed.org/version/1.1","title":"T","hubs":[{"type":"x"}],
             "items":[{"id":7,"url":"/7","title":"R&D <now>","content_text":"a < b",
               "date_published":"2026-03-03T10:00:00+01:00","date_modified":"2026-03-04",
               "authors":[{"name":"A"},{"name":"B"}]},
               {"id":"https://ministry.example/6","content_html":"<p>x</p>"}],
             "next_url":"https://ministry.example/feed.json?page=2"}
            """);

    assertThat(listing.format()).isEqualTo("JSON Feed 1.1");
    assertThat(listing.faults()).isEmpty();
    assertThat(Told.urls(listing))
        .containsExactly("https://ministry.example/7", "https://ministry.example/6");
    var first = listing.items().getFirst();
    assertThat(first.id()).isEqualTo("7");
    assertThat(first.title()).isEqualTo("R&D <now>");
    assertThat(first.content()).isEqualTo("a &lt; b");
    assertThat(first.author()).isEqualTo("A, B");
    assertThat(first.published()).isEqualTo("2026-03-03T10:00:00+01:00");
    assertThat(first.updated()).isEqualTo("2026-03-04");
    assertThat(listing.further())
        .containsExactly(URI.create("https://ministry.example/feed.json?page=2"));
  }

  @Test
  void readsACutOneUpToTheCut() {
    var listing =
        Told.feed(
            """
            {"version":"https://jsonfeed.org/version/1","items":[
            {"id":"1","url":"/1"},
            {"id":"2","ur""");

    assertThat(listing.format()).isEqualTo("JSON Feed 1.0");
    assertThat(Told.urls(listing)).containsExactly("https://ministry.example/1");
    assertThat(listing.complete()).isFalse();
    assertThat(listing.faults().getFirst()).startsWith("malformed, line 3: ");
  }
}
