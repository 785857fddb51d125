package org.unsaid.extract.date;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.extract.date.DatedPage.page;
import static org.unsaid.extract.date.DatedPage.published;

import java.net.URI;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HomeClockTest {

  @ParameterizedTest
  @CsvSource({
    // midnight has passed in Greenwich, and nowhere in Canada
    "https://harbour.example.ca/, fr-CA, 2024-05-04T00:23:33Z, 2024-05-03T20:23:33-04:00",
    // which day it is depends on where in Canada
    "https://harbour.example.ca/, fr-CA, 2024-05-04T05:23:33Z, 2024-05-04T05:23:33Z",
    "https://harbour.gov/, en, 2024-05-04T02:10:00Z, 2024-05-03T22:10:00-04:00",
    "https://harbour.example/, pt-BR, 2024-05-04T00:23:33Z, 2024-05-03T21:23:33-03:00",
    // many systems write en-US unless told otherwise
    "https://harbour.example/, en-US, 2024-05-04T00:23:33Z, 2024-05-04T00:23:33Z",
    // a zone of its own is not doubted
    "https://harbour.example.ca/, en, 2024-05-04T00:23:33-02:30, 2024-05-04T00:23:33-02:30",
  })
  void tellsTheDayWhereAllOfTheCountryHasTheSame(
      String address, String language, String instant, String day) {
    var html =
        page(
            language,
            "<meta property=article:published_time content=" + instant + ">",
            "<h1>On the lighthouse</h1>");

    var dating =
        Dates.read(
            Jsoup.parse(html), new Surround(URI.create(address), null, null, null, List.of()));

    assertThat(published(dating)).isEqualTo(day);
  }
}
