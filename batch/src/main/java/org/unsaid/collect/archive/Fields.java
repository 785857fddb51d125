package org.unsaid.collect.archive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The head of a WARC record or of an HTTP message: a first line, then named fields. Read with
 * patience, since archives hold what servers really sent: bare line feeds, folded lines, lines
 * without a colon (left out).
 */
final class Fields {

  private final String firstLine;
  private final Map<String, List<String>> values;

  private Fields(String firstLine, Map<String, List<String>> values) {
    this.firstLine = firstLine;
    this.values = values;
  }

  /** Reads {@code bytes[from, to)}, which ends before or behind its empty line. */
  static Fields parse(byte[] bytes, int from, int to) {
    var lines = lines(text(bytes, from, to));
    var values = new LinkedHashMap<String, List<String>>();
    for (var line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      var colon = line.indexOf(':');
      if (colon > 0) {
        values
            .computeIfAbsent(
                line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                name -> new ArrayList<>())
            .add(line.substring(colon + 1).strip());
      }
    }
    return new Fields(lines.isEmpty() ? "" : lines.getFirst(), values);
  }

  /** UTF-8 as WARC demands, unless it is not: then bytes are letters, as HTTP once said. */
  private static String text(byte[] bytes, int from, int to) {
    var utf8 = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    return utf8.indexOf('\uFFFD') < 0
        ? utf8
        : new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** A line that begins with a blank goes on with the one before. */
  private static List<String> lines(String text) {
    var lines = new ArrayList<String>();
    var folded = new StringBuilder();
    for (var line : (Iterable<String>) text.lines()::iterator) {
      var goesOn = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
      if (goesOn && lines.size() > 0) {
        folded.append(' ').append(line.strip());
        continue;
      }
      flush(lines, folded);
      if (!line.isBlank()) {
        lines.add("");
        folded.append(line);
      }
    }
    flush(lines, folded);
    return lines;
  }

  private static void flush(List<String> lines, StringBuilder folded) {
    if (!folded.isEmpty()) {
      lines.set(lines.size() - 1, folded.toString());
      folded.setLength(0);
    }
  }

  /** Where the head that begins at {@code from} ends, its empty line included; -1: it does not. */
  static int end(byte[] bytes, int from) {
    for (var i = from; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        if (i + 1 < bytes.length && bytes[i + 1] == '\n') {
          return i + 2;
        }
        if (i + 2 < bytes.length && bytes[i + 1] == '\r' && bytes[i + 2] == '\n') {
          return i + 3;
        }
      }
    }
    return -1;
  }

  /** Such as {@code WARC/1.1} or {@code HTTP/1.1 200 OK}. */
  String firstLine() {
    return firstLine;
  }

  /** Names in lower case. */
  Map<String, List<String>> values() {
    return values;
  }

  List<String> all(String name) {
    return values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  /** The first value, whatever the case of its name. */
  Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }
}
