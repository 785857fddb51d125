package org.unsaid.extract.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class ProposedSelectorTest {

  private static final URI BASE = URI.create("http://roads.example/news");

  @Test
  void namesTheListByItsClass() {
    var page =
        """
        <div class=menu><a href=/home>Home</a> <a href=/about>About</a></div>
        <div class="news box12">%s</div>
        """
            .formatted(links("<p><a href='/n/%d'>Bridge %d is mended</a></p>"));

    assertThat(of(page)).isEqualTo("div.news a");
  }

  @Test
  void leavesOutNamesThatChangeFromPageToPage() {
    var page =
        "<a href=/x>More</a><ul id=list7781>"
            + links("<li><h3><a class=t9 href='/n/%d'>Bridge %d</a></h3></li>")
            + "</ul>";

    assertThat(of(page)).isEqualTo("h3 a");
  }

  @Test
  void proposesNothingThatWouldReadTheMenuToo() {
    var page = "<p><a href=/x>More</a></p>" + links("<p><a href='/n/%d'>Bridge %d</a></p>");
    var few = Set.of(BASE.resolve("/n/1"), BASE.resolve("/n/2"));

    assertThat(ProposedSelector.of(Jsoup.parse(page, BASE.toString()), BASE, few)).isEmpty();
  }

  private static String of(String page) {
    var items =
        IntStream.range(0, 10).mapToObj(i -> BASE.resolve("/n/" + i)).collect(Collectors.toSet());
    return ProposedSelector.of(Jsoup.parse(page, BASE.toString()), BASE, items).orElseThrow();
  }

  private static String links(String form) {
    return IntStream.range(0, 10)
        .mapToObj(i -> form.formatted(i, i))
        .collect(Collectors.joining("\n"));
  }
}
