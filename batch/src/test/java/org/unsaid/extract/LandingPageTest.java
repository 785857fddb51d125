package org.unsaid.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unsaid.core.Capture;
import org.unsaid.core.Institution;
import org.unsaid.core.Source;
import org.unsaid.core.Source.Polled.Kind;

/** Pages that hand out a document, by the door that captures come in by. */
class LandingPageTest {

  private static final String HEAD =
      "<html lang=en><title>The dykes hold</title><h1>The dykes hold</h1><p>3 March 2026</p>";
  private static final String TEXT =
      "<p id=text>The ministry speaks of the dykes, which hold since the morning and will go on to"
          + " hold for some days, as its speaker said to those who had come to hear it.</p>";
  private static final String LINK = "<p><a class=doc href='/the.pdf'>Download</a></p>";

  private static CaptureReading read(String html, Map<String, String> selectors) {
    var zone = ZoneOffset.UTC;
    var institution =
        new Institution("water", "Ministry", List.of(), List.of(), null, zone, null, null, null);
    var source =
        new Source.Polled(
            "list",
            "water",
            Kind.LIST,
            URI.create("https://water.example/news"),
            null,
            null,
            List.of(new Source.Selectors(null, selectors)));
    try (var extractor = new Extractor()) {
      return extractor.statement(
          new Capture(
              URI.create("https://water.example/news/17"),
              Instant.parse("2026-03-04T08:00:00Z"),
              Map.of("content-type", List.of("text/html; charset=utf-8")),
              html.getBytes(UTF_8)),
          source,
          institution,
          List.of());
    }
  }

  private static void assertAttached(CaptureReading reading) {
    assertThat(reading)
        .isInstanceOfSatisfying(
            CaptureReading.Attached.class,
            attached -> assertThat(attached.document().getPath()).isEqualTo("/the.pdf"));
  }

  @Test
  void pointsAtTheDocumentOfAPageThatSaysNothing() {
    assertAttached(read(HEAD + LINK, Map.of()));
    assertAttached(read(HEAD + LINK, Map.of("body", "#text")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#text"})
  void readsAPageThatSaysSomethingAndHandsOutADocumentBesides(String body) {
    assertThat(read(HEAD + TEXT + LINK, body.isEmpty() ? Map.of() : Map.of("body", body)))
        .isInstanceOf(CaptureReading.Read.class);
  }

  @Test
  void readsTheDocumentThatTheWatchNamesWhateverThePageSays() {
    var other = "<p><a href='/other.pdf'>Download</a></p>";

    assertAttached(read(HEAD + TEXT + other + LINK, Map.of("attachment", "a.doc")));
    assertAttached(read(HEAD + other + LINK, Map.of("attachment", "a.doc")));
  }

  @Test
  void readsThePageWhereTheWatchNamesADocumentThatIsNotThere() {
    assertThat(read(HEAD + TEXT, Map.of("attachment", "a.doc")))
        .isInstanceOf(CaptureReading.Read.class);
  }

  @Test
  void namesTheDocumentsAmongWhichItCannotDecide() {
    var links = "<p><a href='/1.pdf'>Part 1</a> <a href='/2.pdf'>Part 2</a></p>";

    assertThat(read(HEAD + links, Map.of()))
        .isEqualTo(
            new CaptureReading.Rejected(
                "no text, but documents of which any may be it: https://water.example/1.pdf,"
                    + " https://water.example/2.pdf; name one with the selector 'attachment'"));
  }

  @Test
  void followsNoLinkOfAnErrorPage() {
    assertThat(read("<title>Page not found</title><h1>404</h1>" + LINK, Map.of()))
        .isInstanceOf(CaptureReading.Noticed.class);
  }

  @Test
  void saysThatThereIsNoTextWhereThereIsNoDocumentEither() {
    assertThat(read("<html><script>load()</script></html>", Map.of()))
        .isInstanceOfSatisfying(
            CaptureReading.Rejected.class,
            rejected -> assertThat(rejected.why()).startsWith("no text: "));
  }
}
