package org.unsaid.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * When one institution was really watched.
 *
 * @param institution id
 * @param required ids of the sources on which it publishes and which we fetch: it was watched by
 *     looking when all of them were. An answer may stand on any
 * @param parts may overlap, in any order
 * @param gaps times in which a required source was not watched, and why; in any order
 */
public record Coverage(String institution, Set<String> required, List<Part> parts, List<Gap> gaps) {

  public Coverage {
    required = Set.copyOf(required);
    parts = List.copyOf(parts);
    gaps = List.copyOf(gaps);
  }

  /** Of an institution of which no source is fetched. */
  public Coverage(String institution, List<Part> parts) {
    this(institution, Set.of(), parts, List.of());
  }

  /** The same, and what else is known. */
  public Coverage with(List<Part> moreParts, List<Gap> moreGaps) {
    var allParts = new ArrayList<>(parts);
    allParts.addAll(moreParts);
    var allGaps = new ArrayList<>(gaps);
    allGaps.addAll(moreGaps);
    return new Coverage(institution, required, allParts, allGaps);
  }

  /** How good the proof is that nothing was missed. */
  public enum Grade {
    /** By the ledger, with overlap. */
    PROVED,
    /** By an archive that says what it covers. */
    DECLARED,
    /** By a coder who searched named channels. */
    SEARCHED;

    /** The word that is stored and printed. */
    public String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param source id of the source that was watched
   * @param by who vouches for it
   */
  public record Part(Span span, Grade grade, String source, String by) {}

  /** Whether every instant from {@code from} up to {@code to} was watched. */
  public boolean reaches(Instant from, Instant to) {
    var covered = from;
    for (var span : watched()) {
      if (span.from().isAfter(covered)) {
        break;
      }
      if (span.to().isAfter(covered)) {
        covered = span.to();
      }
    }
    return !covered.isBefore(to);
  }

  /**
   * When it was watched: somebody vouches for all of it, or all that is fetched was fetched.
   *
   * @return in order, without those that overlap or touch
   */
  public List<Span> watched() {
    var spans = new ArrayList<Span>();
    for (var part : parts) {
      if (part.grade() != Grade.PROVED) {
        spans.add(part.span());
      }
    }
    spans.addAll(fetched());
    return joined(spans);
  }

  /** When all required sources were watched at once. */
  private List<Span> fetched() {
    if (required.isEmpty()) {
      return List.of();
    }
    var left = required.iterator();
    var all = fetched(left.next());
    while (left.hasNext()) {
      all = shared(all, fetched(left.next()));
    }
    return all;
  }

  private List<Span> fetched(String source) {
    return joined(
        parts.stream()
            .filter(part -> part.grade() == Grade.PROVED && part.source().equals(source))
            .map(Part::span)
            .toList());
  }

  private static List<Span> joined(List<Span> spans) {
    var joined = new ArrayList<Span>();
    for (var span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
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
  private static List<Span> shared(List<Span> some, List<Span> others) {
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
}
