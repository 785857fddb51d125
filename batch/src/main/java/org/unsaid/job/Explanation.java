package org.unsaid.job;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.unsaid.extract.Extraction;
import org.unsaid.extract.date.DateCandidate;
import org.unsaid.extract.date.Dating;
import org.unsaid.extract.listing.Listing;
import org.unsaid.extract.text.Found;
import org.unsaid.publish.TextTable;

/** What was read from one page, for somebody who looks at it; with reasons, if asked. */
final class Explanation {

  private static final int MOST_CANDIDATES = 40;
  private static final int INDENT = 11;

  private final int width;
  private final @Nullable ZoneId zone;

  Explanation(int width, @Nullable ZoneId zone) {
    this.width = width;
    this.zone = zone;
  }

  String of(String name, Extraction extraction, boolean explain) {
    return switch (extraction) {
      case Extraction.Refused refused -> line("refused", name + ": " + refused.why());
      case Extraction.Listed listed -> items(listed.listing());
      case Extraction.Read read when explain -> reasons(name, read);
      case Extraction.Read read -> contents(read) + "\n" + read.text().value() + "\n";
    };
  }

  private String items(Listing listing) {
    var out = new StringBuilder();
    out.append(
        line(
            "list",
            "%s, %,d items%s"
                .formatted(
                    listing.format(),
                    listing.items().size(),
                    listing.complete() ? "" : ", not read to its end")));
    listing.faults().forEach(fault -> out.append(line("fault", fault)));
    listing.further().forEach(address -> out.append(line("goes on", address.toString())));
    var table = new TextTable(List.of("published", "title", "address"), 1);
    listing
        .items()
        .forEach(
            item ->
                table.add(
                    item.published() == null ? "" : item.published(),
                    (item.pinned() ? "(pinned) " : "") + item.title(),
                    item.url() == null ? "" : item.url().toString()));
    return out.append("\n").append(table.text(width)).toString();
  }

  private String contents(Extraction.Read read) {
    return line("title", read.title().value())
        + line("published", published(read.dating()))
        + line("language", read.language().value());
  }

  private String reasons(String name, Extraction.Read read) {
    var out = new StringBuilder();
    out.append(line("page", name));
    out.append(line("form", read.form()));
    read.notes().forEach(note -> out.append(line("note", note)));
    out.append(found("title", read.title()));
    out.append(found("language", read.language()));
    out.append(line("published", published(read.dating())));
    out.append(line(" ", read.dating().why()));
    other(out, "updated", read.dating().updated());
    other(out, "act", read.dating().act());
    out.append("\n").append(candidates(read.dating().candidates()));
    var text = read.text();
    long blocks = text.value().lines().count();
    out.append("\n")
        .append(
            line(
                "text",
                "%,d characters in %,d blocks".formatted(text.value().length(), blocks)
                    + because(text)));
    out.append("\n").append(text.value()).append("\n");
    return out.toString();
  }

  private String published(Dating dating) {
    var published = dating.published();
    if (published == null) {
      return "not stated";
    }
    var time = published.time();
    var text = new StringBuilder(time.toString());
    if (time.offset() == null) {
      text.append(zone == null ? " (zone not stated)" : " (zone assumed: " + zone + ")");
    }
    return text.append(String.format(Locale.ROOT, ", confidence %.2f", dating.confidence()))
        .toString();
  }

  private void other(StringBuilder out, String name, @Nullable DateCandidate candidate) {
    if (candidate != null) {
      out.append(line(name, candidate.time() + ": " + candidate.place()));
    }
  }

  private String candidates(List<DateCandidate> candidates) {
    var table =
        new TextTable(List.of("weight", "date", "role", "source", "place", "quote", "why"), 6);
    candidates.stream()
        .limit(MOST_CANDIDATES)
        .forEach(
            each ->
                table.add(
                    String.format(Locale.ROOT, "%.2f", each.weight()),
                    each.time().toString(),
                    each.role().name().toLowerCase(Locale.ROOT),
                    each.source().name().toLowerCase(Locale.ROOT),
                    each.place(),
                    each.quote(),
                    each.why()));
    var left = candidates.size() - MOST_CANDIDATES;
    return table.text(width) + (left > 0 ? "and %,d more%n".formatted(left) : "");
  }

  private String found(String name, Found found) {
    return line(name, (found.value().isEmpty() ? "none" : found.value()) + because(found));
  }

  private static String because(Found found) {
    return found.why().isEmpty() ? "" : " (" + found.why() + ")";
  }

  private String line(String name, String value) {
    return TextTable.wrapped(name, value, INDENT, width);
  }
}
