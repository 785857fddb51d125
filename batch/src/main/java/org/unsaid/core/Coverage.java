package org.unsaid.core;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * When one institution was really watched.
 *
 * @param institution id
 * @param parts may overlap, in any order
 */
public record Coverage(String institution, List<Part> parts) {

  public Coverage {
    parts = List.copyOf(parts);
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

  /** Whether every instant from {@code from} up to {@code to} lies in some part. */
  public boolean reaches(Instant from, Instant to) {
    var covered = from;
    var byStart = parts.stream().map(Part::span).sorted(Comparator.comparing(Span::from)).toList();
    for (var span : byStart) {
      if (span.from().isAfter(covered)) {
        break;
      }
      if (span.to().isAfter(covered)) {
        covered = span.to();
      }
    }
    return !covered.isBefore(to);
  }
}
