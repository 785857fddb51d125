package org.unsaid.extract.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.unsaid.core.Source.Polled.Kind;
import org.unsaid.extract.date.DateCandidate;

class SitemapsTest {

  private static final String NEWS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
          xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"
          xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
        <url><loc>https://ministry.example/2?a=1&amp;b=2</loc><lastmod>2026-03-04</lastmod>
          <n:news><n:publication><n:name>M</n:name></n:publication>
            <n:publication_date>2026-03-03T10:00+01:00</n:publication_date>
            <n:title>Floods</n:title></n:news>
          <image:image><image:loc>https://ministry.example/2.jpg</image:loc></image:image></url>
        <url><loc> https://ministry.example/1 </loc></url>
      </urlset>
      """;

  @Test
  void readsASitemapWithDatesAsWritten() {
    var listing = Told.sitemap(NEWS);

    assertThat(listing.kind()).isEqualTo(Kind.SITEMAP);
    assertThat(listing.faults()).isEmpty();
    assertThat(listing.complete()).isTrue();
    assertThat(Told.urls(listing))
        .containsExactly("https://ministry.example/2?a=1&b=2", "https://ministry.example/1");
    var first = listing.items().getFirst();
    assertThat(first.title()).isEqualTo("Floods");
    assertThat(first.published()).isEqualTo("2026-03-03T10:00+01:00");
    assertThat(first.updated()).isEqualTo("2026-03-04");
    assertThat(listing.hints(first))
        .extracting("source")
        .containsOnly(DateCandidate.Source.SITEMAP);
  }

  @Test
  void namesTheSitemapsOfAnIndexAsFurther() {
    var listing =
        Told.sitemap(
            """
            <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            <sitemap><loc>https://ministry.example/s1.xml.gz</loc><lastmod>2026</lastmod></sitemap>
            <sitemap><loc>https://ministry.example/s2.xml</loc></sitemap>
            </sitemapindex>
            """);

    assertThat(listing.format()).isEqualTo("sitemap index");
    assertThat(listing.items()).isEmpty();
    assertThat(listing.further())
        .extracting(Object::toString)
        .containsExactly("https://ministry.example/s1.xml.gz", "https://ministry.example/s2.xml");
  }

  @Test
  void readsOneOfPlainText() {
    var listing = Told.sitemap("https://ministry.example/1\r\n\r\nhttps://ministry.example/2\n");

    assertThat(listing.format()).isEqualTo("sitemap, plain text");
    assertThat(Told.urls(listing))
        .containsExactly("https://ministry.example/1", "https://ministry.example/2");
  }

  @Test
  void readsABrokenOneAsFarAsItGoes() {
    var listing =
        Told.sitemap(
            """
            <urlset>
            <url><loc>https://ministry.example/?a=1&b=2</loc></url>
            <url><loc>https://ministry.example/cut-in-the-mid""");

    assertThat(listing.malformed()).isTrue();
    assertThat(listing.complete()).isFalse();
    assertThat(Told.urls(listing)).containsExactly("https://ministry.example/?a=1&b=2");
    assertThat(listing.faults()).anyMatch(fault -> fault.startsWith("malformed, line 2: "));
  }

  @Test
  void unpacksWhatIsPackedWhateverItIsCalled() throws IOException {
    var twice = packed(packed(NEWS.getBytes(StandardCharsets.UTF_8)));

    assertThat(Told.read(twice, Kind.SITEMAP)).isEqualTo(Told.sitemap(NEWS));
  }

  @Test
  void readsADamagedPackageAsFarAsItGoes() throws IOException {
    var many = new StringBuilder("<urlset>");
    for (int i = 0; i < 5000; i++) {
      many.append("<url><loc>https://ministry.example/").append(i * 7919L).append("</loc></url>");
    }
    var whole = packed(many.append("</urlset>").toString().getBytes(StandardCharsets.UTF_8));

    var listing = Told.read(Arrays.copyOf(whole, whole.length - 2000), Kind.SITEMAP);

    assertThat(listing.items()).hasSizeBetween(1000, 4999);
    assertThat(listing.complete()).isFalse();
    assertThat(listing.faults()).anyMatch(fault -> fault.startsWith("packed: damaged after "));
  }

  @Test
  void stopsUnpackingABomb() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(
          "<urlset><url><loc>https://ministry.example/1</loc></url>"
              .getBytes(StandardCharsets.UTF_8));
      var blanks = new byte[1 << 20];
      Arrays.fill(blanks, (byte) ' ');
      for (int i = 0; i < 16; i++) {
        gzip.write(blanks);
      }
    }

    var listing = Told.read(out.toByteArray(), Kind.SITEMAP);

    assertThat(Told.urls(listing)).containsExactly("https://ministry.example/1");
    assertThat(listing.complete()).isFalse();
    assertThat(listing.faults()).anyMatch(fault -> fault.contains("the rest was not unpacked"));
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}
