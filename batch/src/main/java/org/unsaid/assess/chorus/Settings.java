package org.unsaid.assess.chorus;

/**
 * What CHORUS takes for granted: priors, in logits, and where it stops. Spreads are standard
 * deviations.
 *
 * @param mean of the logit with which somebody answers something
 * @param meanSpread of that mean
 * @param classSpread of classes of events around the mean
 * @param eventSpread of events within a class: how much more one matters than another
 * @param institutionSpread of institutions
 * @param pairSpread of institutions within one class
 * @param tolerance largest change of a sweep after which fitting ends
 * @param sweeps after which it ends in any case
 * @param classLatency answers of the class that weigh as much as all answers do, in a latency curve
 * @param priorLatency answers that weigh as much as the curve that is believed without any
 * @param groupSpread of what moves a group's members together at one event
 */
record Settings(
    double mean,
    double meanSpread,
    double classSpread,
    double eventSpread,
    double institutionSpread,
    double pairSpread,
    double tolerance,
    int sweeps,
    double classLatency,
    double priorLatency,
    double groupSpread) {

  private static final Settings USUAL =
      new Settings(-1.0, 1.5, 1.0, 1.5, 0.7, 0.5, 1e-9, 500, 20, 2, 0.8);

  /** Chosen on 50 events of the US Senate of 2005 and 2006; others may differ. */
  static Settings usual() {
    return USUAL;
  }
}
