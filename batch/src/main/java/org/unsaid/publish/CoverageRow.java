package org.unsaid.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.unsaid.core.Coverage.Grade;
import org.unsaid.core.Span;

/**
 * A time of the window in which a source was watched, or was not.
 *
 * @param source id; empty: of none, since none covers it
 * @param state {@code watched}, {@code gap} or {@code unwatched}
 * @param words who vouches for it, or why nobody can
 */
record CoverageRow(String source, Span span, Grade grade, String state, String words) {

  /** What is known of the window, source by source, in order of time. */
  static List<CoverageRow> of(Dossier dossier) {
    var asked = dossier.asked();
    if (asked == null) {
      return List.of();
    }
    var coverage = dossier.coverage();
    var rows = new ArrayList<CoverageRow>();
    for (var part : coverage.parts()) {
      add(rows, asked, part.source(), part.span(), part.grade(), "watched", part.by());
    }
    for (var gap : coverage.gaps()) {
      add(rows, asked, gap.source(), gap.span(), Grade.NONE, "gap", gap.why());
    }
    for (var gap : coverage.unproved(List.of(asked))) {
      if (gap.source().isEmpty()) {
        add(rows, asked, "", gap.span(), Grade.NONE, "gap", gap.why());
      }
    }
    for (var channel : coverage.unwatched()) {
      add(rows, asked, channel.id(), asked, Grade.NONE, "unwatched", channel.why());
    }
    rows.sort(Comparator.comparing(CoverageRow::source).thenComparing(row -> row.span().from()));
    return rows;
  }

  private static void add(
      List<CoverageRow> rows,
      Span asked,
      String source,
      Span span,
      Grade grade,
      String state,
      String words) {
    var from = later(span.from(), asked.from());
    var to = span.to().isBefore(asked.to()) ? span.to() : asked.to();
    if (from.isBefore(to)) {
      rows.add(new CoverageRow(source, new Span(from, to), grade, state, words));
    }
  }

  /** When the institution was watched in the window, all of its sources together. */
  static List<Span> watched(Dossier dossier) {
    var asked = dossier.asked();
    if (asked == null) {
      return List.of();
    }
    return dossier.coverage().watched().stream()
        .filter(span -> span.from().isBefore(asked.to()) && span.to().isAfter(asked.from()))
        .map(
            span ->
                new Span(
                    later(span.from(), asked.from()),
                    span.to().isBefore(asked.to()) ? span.to() : asked.to()))
        .toList();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
