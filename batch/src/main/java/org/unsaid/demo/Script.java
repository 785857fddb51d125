package org.unsaid.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads {@code sites.tsv} and {@code script.tsv}: columns apart by tabs, their names in the first
 * line, comments behind {@code #}.
 */
final class Script {

  private final Path file;
  private final List<Line> lines;

  private Script(Path file, List<Line> lines) {
    this.file = file;
    this.lines = lines;
  }

  private record Line(int number, List<String> cells) {}

  /** The sites by host, each with what happens to it in the order of time. */
  static Map<String, Site> read(Path folder) {
    var happenings = happenings(open(folder.resolve("script.tsv"), 6));
    var script = open(folder.resolve("sites.tsv"), 6);
    var sites = new HashMap<String, Site>();
    for (var line : script.lines) {
      var host = line.cells.get(0);
      sites.put(
          host,
          new Site(
              host,
              line.cells.get(5),
              script.form(line),
              line.cells.get(2),
              script.number(line),
              script.zone(line),
              happenings.getOrDefault(host, List.of())));
    }
    for (var host : happenings.keySet()) {
      if (!sites.containsKey(host)) {
        throw new WorldException(
            "%s: the script tells of '%s', which sites.tsv does not have. Add it there."
                .formatted(script.file, host));
      }
    }
    return sites;
  }

  private static Map<String, List<Happening>> happenings(Script script) {
    var happenings = new HashMap<String, List<Happening>>();
    for (var line : script.lines) {
      var happening =
          new Happening(
              script.time(line),
              script.what(line),
              line.cells.get(3),
              line.cells.get(4),
              line.cells.get(5));
      var ofHost = happenings.computeIfAbsent(line.cells.get(1), _ -> new ArrayList<>());
      if (!ofHost.isEmpty() && ofHost.getLast().at().isAfter(happening.at())) {
        throw script.fault(
            line, "is earlier than the line of this site before", "Write it in the order of time");
      }
      ofHost.add(happening);
    }
    return happenings;
  }

  private static Script open(Path file, int columns) {
    List<String> all;
    try {
      all = Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The world of the demo cannot be read: " + file, e);
    }
    var lines = new ArrayList<Line>();
    var script = new Script(file, lines);
    for (int number = 2; number <= all.size(); number++) {
      var text = all.get(number - 1);
      if (!text.isBlank() && !text.startsWith("#")) {
        var cells =
            Stream.concat(
                    Arrays.stream(text.split("\t", -1)).map(String::strip),
                    // what is empty at the end may be left out
                    Stream.generate(() -> "").limit(columns))
                .toList();
        var line = new Line(number, cells);
        if (text.chars().filter(letter -> letter == '\t').count() >= columns) {
          throw script.fault(line, "has more than %d columns".formatted(columns), "Take tabs away");
        }
        lines.add(line);
      }
    }
    return script;
  }

  private Instant time(Line line) {
    try {
      return Instant.parse(line.cells.get(0));
    } catch (DateTimeParseException e) {
      throw fault(line, "'" + line.cells.get(0) + "' is no time", "Write 2026-07-03T16:10:00Z");
    }
  }

  private Happening.What what(Line line) {
    return word(line, line.cells.get(2), Happening.What.values());
  }

  private Site.Form form(Line line) {
    return word(line, line.cells.get(1), Site.Form.values());
  }

  private <E extends Enum<E>> E word(Line line, String word, E[] known) {
    return Arrays.stream(known)
        .filter(each -> written(each).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                fault(
                    line,
                    "'" + word + "' is not known",
                    "Write one of "
                        + Arrays.stream(known)
                            .map(Script::written)
                            .collect(Collectors.joining(", "))));
  }

  private static String written(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private int number(Line line) {
    if (!line.cells.get(3).matches("[1-9][0-9]{0,3}")) {
      throw fault(line, "'" + line.cells.get(3) + "' is no number of items", "Write 20");
    }
    return Integer.parseInt(line.cells.get(3));
  }

  private ZoneId zone(Line line) {
    if (!ZoneId.getAvailableZoneIds().contains(line.cells.get(4))) {
      throw fault(line, "'" + line.cells.get(4) + "' is not a time zone", "Write Europe/Berlin");
    }
    return ZoneId.of(line.cells.get(4));
  }

  private WorldException fault(Line line, String what, String instead) {
    return new WorldException("%s, line %d: %s. %s.".formatted(file, line.number, what, instead));
  }
}
