package org.unsaid.assess.chorus;

/** How far an institution counts as evidence about an event. */
public enum Observed {
  /** It has answered. */
  ANSWERED,
  /** It has not, as far as was looked. */
  SILENT,
  /** Nobody looked. */
  NONE
}
