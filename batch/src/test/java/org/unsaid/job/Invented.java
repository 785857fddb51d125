package org.unsaid.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A watch of any size: twenty ministries, three topics, five events, and statements of words that
 * mean nothing. The same number is always the same statement.
 */
final class Invented {

  private static final int INSTITUTIONS = 20;
  private static final int EVENTS = 5;
  private static final int WORDS = 60;
  private static final String[] SYLLABLES = {"ba", "do", "ki", "lu", "me", "no", "ri", "sa", "tu"};
  private static final LocalDateTime BEGINNING = LocalDateTime.of(2026, 1, 1, 0, 0);
  private static final int DAYS = 180;

  private Invented() {}

  /** Statements {@code from} (inclusive) to {@code to}, each saying in which archive it stood. */
  record Archive(String id, int from, int to) {}

  /** Writes a watch folder with its archives beside it; returns the folder. */
  static Path watch(Path folder, Archive... archives) throws IOException {
    Files.createDirectories(folder);
    var institutions = new StringBuilder("institutions:\n");
    for (int i = 0; i < INSTITUTIONS; i++) {
      institutions.append(
          "  - {id: m%02d, name: Ministry %d, groups: [ministries], zone: Europe/Berlin}%n"
              .formatted(i, i));
    }
    Files.writeString(folder.resolve("institutions.yml"), institutions);
    Files.writeString(
        folder.resolve("topics.yml"),
        """
        topics:
          - {id: first, name: First, query: 'badoki OR lumen*'}
          - {id: second, name: Second, query: 'title:sa* AND me*'}
          - {id: third, name: Third, query: '"no ri"~3 OR rilume'}
        """);
    var events = new StringBuilder("events:\n");
    for (int k = 0; k < EVENTS; k++) {
      events.append(
          """
            - id: flood-%d
              name: Flood %d
              class: flood
              occurred: {at: %s, precision: minute, zone: Europe/Berlin}
              query: '"flood %s"'
              asked: [ministries]
              window: 14d
          """
              .formatted(k, k, occurred(k), place(k)));
    }
    Files.writeString(folder.resolve("events.yml"), events);
    var sources = new StringBuilder("sources:\n");
    for (var archive : archives) {
      sources.append(
          """
            - id: %s
              kind: archive
              path: %s.jsonl
              covers: {from: 2026-01-01, to: 2026-06-30, by: its makers}
              institutions: [ministries]
          """
              .formatted(archive.id(), archive.id()));
      var lines = new ArrayList<String>();
      for (int i = archive.from(); i < archive.to(); i++) {
        lines.add(line(i, archive.id()));
      }
      Files.write(folder.resolve(archive.id() + ".jsonl"), lines);
    }
    Files.writeString(folder.resolve("sources.yml"), sources);
    return folder;
  }

  private static LocalDateTime occurred(int event) {
    return BEGINNING.plusDays(20 + 30L * event).plusHours(10);
  }

  private static String place(int event) {
    return List.of("skarn", "brask", "sula", "marren", "veland").get(event);
  }

  private static String line(int number, String archive) {
    var random = new SplittableRandom(number);
    boolean answers = random.nextInt(60) == 0;
    int event = random.nextInt(EVENTS);
    var published =
        answers
            ? occurred(event).plusMinutes(random.nextInt(20 * 24 * 60))
            : BEGINNING.plusMinutes(random.nextInt(DAYS * 24 * 60));
    var text = words(random, WORDS) + (answers ? " flood " + place(event) : "");
    boolean atOnce = random.nextBoolean();
    return String.format(
        Locale.ROOT,
        """
        {"id": "s-%d", "institution": "m%02d", "published": "%sZ", "title": "%s", \
        "text": "%s %s As %s tells.", "url": "https://example.org/s/%d", "language": "en"}""",
        number,
        random.nextInt(INSTITUTIONS),
        published,
        words(random, 5) + (answers && atOnce ? " flood " + place(event) : ""),
        text,
        words(random, WORDS),
        archive,
        number);
  }

  private static String words(SplittableRandom random, int count) {
    var words = new StringBuilder();
    for (int i = 0; i < count; i++) {
      words.append(i == 0 ? "" : " ");
      for (int syllables = 1 + random.nextInt(3); syllables > 0; syllables--) {
        words.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
      }
    }
    return words.toString();
  }
}
