package org.unsaid.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When one institution was really watched.
 *
 * @param institution id
 * @param required ids of the sources on which it publishes and which we fetch: it was watched by
 *     looking when all of them were. An answer may stand on any
 * @param parts may overlap, in any order
 * @param gaps times in which a required source was not watched, and why; in any order
 * @param unwatched channels on which it publishes too, and which nobody watches
 */
public record Coverage(
    String institution,
    Set<String> required,
    List<Part> parts,
    List<Gap> gaps,
    List<Source.Unwatched> unwatched) {

  public Coverage {
    required = Set.copyOf(required);
    parts = List.copyOf(parts);
    gaps = List.copyOf(gaps);
    unwatched = List.copyOf(unwatched);
  }

  /** Of an institution that has no other channel. */
  public Coverage(String institution, Set<String> required, List<Part> parts, List<Gap> gaps) {
    this(institution, required, parts, gaps, List.of());
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
    return new Coverage(institution, required, allParts, allGaps, unwatched);
  }

  /** How good the proof is that nothing was missed. */
  public enum Grade {
    /** By the ledger, with overlap. */
    PROVED,
    /** By an archive that says what it covers. */
    DECLARED,
    /** By a coder who searched named channels. */
    SEARCHED,
    /** By nobody. */
    NONE;

    /** The word that is stored and printed. */
    public String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param source id of the source that was watched
   * @param by who vouches for it
   */
  public record Part(Span span, Grade grade, String source, String by) {
    public Part {
      if (grade == Grade.NONE) {
        throw new IllegalArgumentException("What nobody vouches for is a gap, not a part");
      }
    }
  }

  /** Whether anybody watches it at all; what nobody ever watched is told as that, and is no gap. */
  public boolean isWatched() {
    return !(required.isEmpty() && parts.isEmpty() && gaps.isEmpty());
  }

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

  /** How much of a time was watched, from 0 to 1. */
  public double share(Span span) {
    long watched =
        Spans.shared(List.of(span), watched()).stream()
            .mapToLong(part -> Duration.between(part.from(), part.to()).toMillis())
            .sum();
    return (double) watched / Duration.between(span.from(), span.to()).toMillis();
  }

  /** The weakest proof that is needed for all of the time; none if it is not proved at all. */
  public Grade grade(Instant from, Instant to) {
    for (var weakest : List.of(Grade.PROVED, Grade.DECLARED, Grade.SEARCHED)) {
      var strong = parts.stream().filter(part -> part.grade().compareTo(weakest) <= 0).toList();
      if (new Coverage(institution, required, strong, gaps).reaches(from, to)) {
        return weakest;
      }
    }
    return Grade.NONE;
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
    return Spans.joined(spans);
  }

  /** Within a time, when it was not watched; in order. */
  public List<Span> holes(Span span) {
    return Spans.without(List.of(span), watched());
  }

  /**
   * What is not known of some times: the gaps of our own sources where nobody else vouches for all
   * of it, and, without a source, what is left then. A channel that is declared unwatched is none.
   *
   * @param asked in order, apart from each other
   * @return in order of source and time
   */
  public List<Gap> unproved(List<Span> asked) {
    var holes = Spans.without(asked, watched());
    var unproved = new ArrayList<Gap>();
    for (var gap : gaps) {
      Spans.shared(List.of(gap.span()), holes)
          .forEach(span -> unproved.add(new Gap(gap.source(), span, gap.why())));
    }
    if (unwatched.isEmpty() || !parts.isEmpty() || !required.isEmpty()) {
      var told = Spans.joined(unproved.stream().map(Gap::span).toList());
      Spans.without(holes, told).forEach(span -> unproved.add(new Gap("", span, uncovered())));
    }
    unproved.sort(Comparator.comparing(Gap::source).thenComparing(gap -> gap.span().from()));
    return unproved;
  }

  /** Why nobody vouches for a time in which no source of ours has a gap, in words. */
  public String uncovered() {
    if (!parts.isEmpty() || !required.isEmpty()) {
      return "its sources do not cover the whole window";
    }
    return unwatched.isEmpty()
        ? "no source covers it"
        : unwatched.stream()
            .map(channel -> "%s is not watched: %s".formatted(channel.id(), channel.why()))
            .collect(Collectors.joining("; "));
  }

  /** When all required sources were watched at once. */
  private List<Span> fetched() {
    if (required.isEmpty()) {
      return List.of();
    }
    var left = required.iterator();
    var all = fetched(left.next());
    while (left.hasNext()) {
      all = Spans.shared(all, fetched(left.next()));
    }
    return all;
  }

  private List<Span> fetched(String source) {
    return Spans.joined(
        parts.stream()
            .filter(part -> part.grade() == Grade.PROVED && part.source().equals(source))
            .map(Part::span)
            .toList());
  }
}
