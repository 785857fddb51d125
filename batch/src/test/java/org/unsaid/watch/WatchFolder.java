package org.unsaid.watch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.unsaid.core.QuerySyntax;
import org.unsaid.core.Watch;

/** A watch folder named {@code demo} that a test writes and reads. */
record WatchFolder(Path path) {

  static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

  /** Knows one fault: a double bracket. */
  static final QuerySyntax QUERIES =
      query -> {
        int at = query.indexOf("((");
        return at < 0
            ? Optional.empty()
            : Optional.of(new QuerySyntax.Fault(at, "'((' stands there", "Close each bracket."));
      };

  static final String INSTITUTIONS =
      """
      institutions:
        - id: council
          name: Council
          zone: Europe/Berlin
        - id: health
          name: Ministry of Health
          names: [Health Ministry]
          groups: [cabinet/small]
          superior: council
          zone: Europe/Berlin
          calendar: de
          valid: {from: 2016-02-01}
        - id: finance
          name: Ministry of Finance
          groups: [cabinet]
          zone: America/New_York
          valid: {to: 2020-12-31}
      """;

  static final String EVENTS =
      """
      events:
        - id: flood-2024
          name: Flood
          class: flood
          occurred: {at: 2024-05-01, zone: Europe/Berlin}
          query: flood
          asked: [cabinet]
          window: 14d
        - id: flood-2026
          name: Flood again
          class: flood
          occurred: {at: 2026-03-01T14:05, precision: day, zone: Europe/Berlin}
          query: '"flood" OR "洪水"'
          near_query: water
          asked: [council, cabinet]
          window: 36h
          look_back: 0d
          precedents: [flood-2024]
          stance: {support: brave, oppose: '', neutral: '"no comment"'}
      """;

  static final String SOURCES =
      """
      sources:
        - id: health-news
          institution: health
          kind: list
          url: https://health.example/news
          every: 30m
          expect: {items: 1..20, per: week}
          select:
            - {until: 2025-03-01, item: li a, body: "#text"}
            - {item: article a, body: main, published: time, title: h1}
        - {id: health-feed, institution: health, kind: feed, url: "http://health.example/rss"}
        - {id: chat, institution: finance, kind: unwatched, why: cannot be collected}
        - id: old
          kind: archive
          path: data/old.jsonl.zst
          fields: {institution: actor_id, language: lang}
          covers: {from: 2005-01-01, to: 2007-12-31, by: its authors}
          institutions: [cabinet]
      """;

  static final String TOPICS =
      """
      topics:
        - {id: floods, name: Floods, query: flood}
      """;

  static final String ANSWERS =
      """
      event,institution,act_kind,published,precision,act_time,channels,searched_from,searched_to,evidence,coder,note
      flood-2024,health,own,2024-05-02,day,2024-05-01,,,,https://health.example/1,ann,"two
      lines"
      flood-2026,council,searched_none,,,,paper; site,2026-03-01,2026-03-05,,ben,
      """;

  static WatchFolder empty(Path parent) {
    try {
      return new WatchFolder(Files.createDirectories(parent.resolve("demo")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With all of the above. */
  static WatchFolder good(Path parent) {
    return empty(parent)
        .with("institutions.yml", INSTITUTIONS)
        .with("events/all.yaml", EVENTS)
        .with("sources.yml", SOURCES)
        .with("topics.yml", TOPICS)
        .with("answers.csv", ANSWERS);
  }

  WatchFolder with(String file, String text) {
    return with(file, text.getBytes(StandardCharsets.UTF_8));
  }

  WatchFolder with(String file, byte[] bytes) {
    try {
      var target = path.resolve(file);
      Files.createDirectories(target.getParent());
      Files.write(target, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Watch read() {
    return new WatchFiles(QUERIES, QUERIES, NOW).read(path);
  }

  /** The printed faults; it must have some. */
  List<String> faults() {
    assertThatThrownBy(this::read).isInstanceOf(WatchException.class);
    return catchThrowableOfType(WatchException.class, this::read).faults().stream()
        .map(WatchFault::toString)
        .toList();
  }
}
