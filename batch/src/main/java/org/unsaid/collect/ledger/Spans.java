package org.unsaid.collect.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.unsaid.core.Span;

/** Sums and differences of times. */
final class Spans {

  private Spans() {}

  /** In order, what touches made one. */
  static List<Span> joined(List<Span> spans) {
    var all = new ArrayList<Span>();
    for (var span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
      if (all.isEmpty() || all.getLast().to().isBefore(span.from())) {
        all.add(span);
      } else if (all.getLast().to().isBefore(span.to())) {
        all.add(new Span(all.removeLast().from(), span.to()));
      }
    }
    return all;
  }

  /**
   * What of the spans is in none of the holes.
   *
   * @param spans in order, apart from each other
   */
  static List<Span> without(List<Span> spans, List<Span> holes) {
    var left = new ArrayList<Span>();
    var dug = joined(holes);
    int first = 0;
    for (var span : spans) {
      while (first < dug.size() && !dug.get(first).to().isAfter(span.from())) {
        first++;
      }
      Instant from = span.from();
      for (int i = first; i < dug.size() && dug.get(i).from().isBefore(span.to()); i++) {
        if (from.isBefore(dug.get(i).from())) {
          left.add(new Span(from, dug.get(i).from()));
        }
        from = dug.get(i).to();
      }
      if (from.isBefore(span.to())) {
        left.add(new Span(from, span.to()));
      }
    }
    return left;
  }
}
