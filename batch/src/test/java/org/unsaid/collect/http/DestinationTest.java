package org.unsaid.collect.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unsaid.core.Failure;

class DestinationTest {

  private static final Manners MANNERS = allowing();

  private static Manners allowing(String... hosts) {
    return new Manners(Fetching.AGENT, Duration.ZERO, Fetching.LIMITS, Set.of(hosts));
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP://Ministry.Example, http://ministry.example/",
    "http://ministry.example.:80/a#b, http://ministry.example/a",
    "https://ministry.example:443?q, https://ministry.example/?q",
    "https://ministry.example:8443/, https://ministry.example:8443/",
    "http://ministry.example:/x, http://ministry.example/x",
    "http://my_ministry.example/, http://my_ministry.example/",
    "http://bücher.example/ä?ö, http://xn--bcher-kva.example/%C3%A4?%C3%B6",
    "http://министерство.example/, http://xn--b1afiashkohcid.example/",
    "http://[2606:4700:0:0:0:0:0:1]/, http://[2606:4700::1]/",
    "http://1.2.3.4/, http://1.2.3.4/",
    "http://ministry.example/a%2Fb/../c, http://ministry.example/a%2Fb/../c",
  })
  void asksForOneFormOfAUrl(String written, String asked) throws Exception {
    assertThat(Destination.of(new URI(written), MANNERS).url()).isEqualTo(URI.create(asked));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://ministry.example/",
        "mailto:a@ministry.example",
        "/relative",
        "http://ministry.example:22/",
        "http://ministry.example:0/",
        "http://ministry.example:99999/",
        "http://user@ministry.example/",
        "http://a..b/",
        "http://.a/",
        "http://a.1/",
        "http://1.2.3/",
        "http://01.2.3.4/",
        "http://0x7f000001/",
        "http://256.1.1.1/",
        "http://straße.example/",
        "http://a%00b.example/",
        "http://a%2Fb.example/",
      })
  void refusesWhatIsNoAddressOfTheWeb(String url) {
    assertThatThrownBy(() -> Destination.of(new URI(url), MANNERS))
        .isInstanceOfSatisfying(
            FetchFault.class, fault -> assertThat(fault.failure()).isEqualTo(Failure.ADDRESS));
  }

  @Test
  void goesToOddPortsOfHostsThatAreAllowed() throws Exception {
    var manners = allowing("a.example", "b.example:99", "[::1]:98", "БЮРО.example");

    assertThat(Destination.of(URI.create("http://a.example:97/"), manners).port()).isEqualTo(97);
    assertThat(Destination.of(URI.create("http://b.example:99/"), manners).port()).isEqualTo(99);
    assertThat(Destination.of(URI.create("http://[::1]:98/"), manners).port()).isEqualTo(98);
    assertThat(Destination.of(new URI("http://бюро.example:96/"), manners).port()).isEqualTo(96);
    assertThatThrownBy(() -> Destination.of(URI.create("http://b.example:98/"), manners))
        .hasMessageContaining("98");
  }

  @Test
  void saysWhichHostCannotBeAllowed() {
    assertThatThrownBy(() -> allowing("a b")).hasMessageContaining("'a b'");
  }

  @Test
  void hasAUserAgentWithAContact() {
    assertThatThrownBy(() -> new Manners("Mozilla/5.0", Duration.ZERO, Fetching.LIMITS, Set.of()))
        .hasMessageContaining("contact");
  }

  @Test
  void showsNoCharacterThatActs() {
    assertThat(Shown.text("a\u001b[2Jb\u202ec\u200bd\r\ne\u0085f\ud800g"))
        .isEqualTo("a\\u{1b}[2Jb\\u{202e}c\\u{200b}d\\u{d}\\u{a}e\\u{85}f\\u{d800}g");
    assertThat(Shown.text("x".repeat(1000))).hasSize(301);
  }
}
