package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unsaid.core.Source;
import org.unsaid.extract.Selectors;
import org.unsaid.tag.Tagger;
import org.unsaid.watch.WatchFiles;

class ImportSourcesTest {

  private ImportSources sources;

  @BeforeEach
  void begin(@TempDir Path watch) throws IOException {
    Files.writeString(
        watch.resolve("watch.yml"),
        """
        institutions:
          - {id: water, name: Ministry of Water, zone: UTC}
        sources:
          - {id: all, institution: water, kind: feed, url: 'https://water.example/news'}
          - {id: dykes, institution: water, kind: feed, url: 'https://www.water.example/news/dykes'}
        """);
    sources =
        new ImportSources(
            new WatchFiles(
                    Tagger.syntax(), Selectors.syntax(), Instant.parse("2026-08-01T00:00:00Z"))
                .read(watch));
  }

  @Test
  void takesTheSourceThatSharesTheLongestPathWhetherOrNotItsHostBeginsWithWww() {
    assertThat(of("http://www.water.example/news/dykes/7", null)).isEqualTo("dykes");
    assertThat(of("https://WATER.example/news/dykes/7", null)).isEqualTo("dykes");
    assertThat(of("https://water.example/news/rivers/7", null)).isEqualTo("all");
    assertThat(of("https://water.example/dykes/7", null)).isEqualTo("all");
  }

  @Test
  void takesTheSourceThatIsStatedWhateverTheHost() {
    assertThat(of("https://mirror.example/news/dykes/7", "all")).isEqualTo("all");
  }

  @Test
  void knowsNoSourceOfAnotherHost() {
    assertThat(of("https://deep.water.example/news", null)).isEqualTo("none");
  }

  private String of(String address, @Nullable String stated) {
    return sources.of(URI.create(address), stated).map(Source.Polled::id).orElse("none");
  }
}
