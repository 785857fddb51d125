package org.unsaid.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sums, products and differences of times. */
final class Spans {

  private Spans() {}

  /** In order, what overlaps or touches made one. */
  static List<Span> joined(List<Span> spans) {
    var ordered = new ArrayList<>(spans);
    ordered.sort(Comparator.comparing(Span::from));
    var joined = new ArrayList<Span>(ordered.size());
    for (var span : ordered) {
      if (!joined.isEmpty() && !span.from().isAfter(joined.getLast().to())) {
        var last = joined.removeLast();
        joined.add(new Span(last.from(), span.to().isAfter(last.to()) ? span.to() : last.to()));
      } else {
        joined.add(span);
      }
    }
    return joined;
  }

  /** What both have; each is in order, without overlaps. */
  static List<Span> shared(List<Span> some, List<Span> others) {
    var shared = new ArrayList<Span>();
    int i = 0;
    int j = 0;
    while (i < some.size() && j < others.size()) {
      var one = some.get(i);
      var other = others.get(j);
      var from = one.from().isAfter(other.from()) ? one.from() : other.from();
      var to = one.to().isBefore(other.to()) ? one.to() : other.to();
      if (from.isBefore(to)) {
        shared.add(new Span(from, to));
      }
      if (one.to().isBefore(other.to())) {
        i++;
      } else {
        j++;
      }
    }
    return shared;
  }

  /** What of the spans is in none of the holes; each is in order, without overlaps. */
  static List<Span> without(List<Span> spans, List<Span> holes) {
    var left = new ArrayList<Span>();
    for (var span : spans) {
      Instant from = span.from();
      for (var hole : holes) {
        if (hole.to().isAfter(from) && hole.from().isBefore(span.to())) {
          if (from.isBefore(hole.from())) {
            left.add(new Span(from, hole.from()));
          }
          from = hole.to();
        }
      }
      if (from.isBefore(span.to())) {
        left.add(new Span(from, span.to()));
      }
    }
    return left;
  }
}
