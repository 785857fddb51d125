package org.unsaid.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unsaid.core.Conduct;

class ConductsTest {

  @TempDir Path folder;

  @Test
  void readsHowSourcesAreFetched() {
    var watch =
        WatchFolder.good(folder)
            .with(
                "collect.yml",
                """
                collect:
                  contact: watch@example.org
                  pause: 10s
                  allow: [Intranet.example, 127.0.0.1:8000, '[::1]:8000']
                  proxy: http://proxy.example:3128
                """)
            .read();

    assertThat(watch.conduct())
        .isEqualTo(
            new Conduct(
                "watch@example.org",
                Duration.ofSeconds(10),
                List.of("intranet.example", "127.0.0.1:8000", "[::1]:8000"),
                URI.create("http://proxy.example:3128")));
    assertThat(watch.conduct().userAgent("1.0")).contains("unsaid/1.0 (+watch@example.org)");
  }

  @Test
  void introducesNobodyWithoutAContact() {
    assertThat(WatchFolder.good(folder).read().conduct()).isEqualTo(Conduct.USUAL);
    assertThat(Conduct.USUAL.userAgent("1.0")).isEmpty();
  }

  @Test
  void wantsOneMannerForTheWholeWatch() {
    assertThat(
            WatchFolder.good(folder)
                .with("a.yml", "collect: {contact: a@example.org}")
                .with("b.yml", "collect: {contact: b@example.org}")
                .faults())
        .containsExactly(
            "demo/b.yml, line 1: a second 'collect:'. Keep one; the first is in demo/a.yml, line 1.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "contact: nobody                       | 'nobody' is not a mail or web address",
        "contact: 'a@b.example (x) y'          | is not a mail or web address",
        "contact: a@b.example, pause: 5        | '5' is not a pause",
        "contact: a@b.example, allow: ['*']    | '*' is not a host",
        "contact: a@b.example, proxy: socks://x | is not a web address",
        "pause: 5s                             | without 'contact'"
      })
  void saysWhatItCannotRead(String manner, String found) {
    assertThat(WatchFolder.good(folder).with("c.yml", "collect: {" + manner + "}").faults())
        .singleElement()
        .asString()
        .contains(found);
  }
}
