package org.unsaid.assess;

/**
 * How to take those whose answer to an earlier event a gap of ours may have hidden. A silence is
 * claimed only where it is unusual by each: else a gap in what teaches would make one, by taking a
 * silence away from what is usual.
 */
enum Hidden {
  /** As not known; so events teach what is printed. */
  LEFT_OUT,
  /** As if they had said nothing. */
  SILENT,
  /** As if they had answered. */
  ANSWERED
}
