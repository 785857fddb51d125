package org.unsaid.publish.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A digest as plain text, for who reads no pages in mails. */
final class TextPart {

  private static final int WIDTH = 76;

  private final StringBuilder out = new StringBuilder();

  private TextPart() {}

  static String of(Sheet sheet) {
    return new TextPart().write(sheet);
  }

  private String write(Sheet sheet) {
    line(sheet.title());
    if (!sheet.quiet()) {
      line(sheet.period());
    }
    blank();
    sheet.intro().forEach(line -> wrapped("", line));
    for (var link : sheet.links()) {
      line(link.words() + ": " + link.address());
    }
    for (var part : sheet.parts()) {
      blank();
      blank();
      line(part.heading().toUpperCase(Locale.ROOT));
      line("-".repeat(Math.min(WIDTH, part.heading().length())));
      if (!part.note().isEmpty()) {
        wrapped("", part.note());
      }
      part.entries().forEach(this::entry);
      if (!part.more().isEmpty()) {
        blank();
        wrapped("", part.more());
      }
    }
    blank();
    line("-- ");
    sheet.footer().forEach(line -> wrapped("", line));
    return out.toString();
  }

  private void entry(Sheet.Entry entry) {
    blank();
    wrapped(
        "* ", entry.badge().isEmpty() ? entry.title() : entry.title() + " [" + entry.badge() + "]");
    entry.lines().forEach(line -> wrapped("  ", line));
    for (var link : entry.links()) {
      line("  " + link.words() + ": " + link.address());
    }
    if (!entry.command().isEmpty()) {
      line("  $ " + entry.command());
    }
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private void blank() {
    line("");
  }

  /** Further lines of an item stand under its first word. */
  private void wrapped(String first, String text) {
    var indent = " ".repeat(first.length());
    var start = first;
    for (var line : wrap(text, WIDTH - first.length())) {
      line(start + line);
      start = indent;
    }
  }

  private static List<String> wrap(String text, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
