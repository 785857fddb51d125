package org.unsaid.extract.date;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** Small pages about a lighthouse, and what is read of them. */
final class DatedPage {

  private DatedPage() {}

  static final String PARAGRAPH =
      "<p>The council of the harbour has heard the report on the new lighthouse, thanked all who"
          + " had worked on it through the long winter, and asked the mayor to come back with a"
          + " plan for the road that leads there, and with what it would cost the town.</p>";

  static String linked(String type, String headline, String dates) {
    return "<script type=application/ld+json>{\"@type\":\"%s\",\"headline\":\"%s\",%s}</script>"
        .formatted(type, headline, dates);
  }

  static String page(String language, String head, String body) {
    return page(language, head, body, PARAGRAPH + PARAGRAPH);
  }

  static String page(String language, String head, String body, String text) {
    return "<html lang='%s'><head><title>On the lighthouse</title>%s</head><body>%s%s</body></html>"
        .formatted(language, head, body, text);
  }

  static Dating read(String html) {
    return Dates.read(Jsoup.parse(html), new Surround(null, null, null, null, List.of()));
  }

  static Surround captured(String instant) {
    return new Surround(null, Instant.parse(instant), null, null, List.of());
  }

  static Surround at(String url) {
    return new Surround(URI.create(url), null, null, null, List.of());
  }

  static DateCandidate given(@Nullable DateCandidate candidate) {
    return Objects.requireNonNull(candidate);
  }

  static @Nullable String published(Dating dating) {
    return dating.published() == null ? null : dating.published().time().toString();
  }
}
