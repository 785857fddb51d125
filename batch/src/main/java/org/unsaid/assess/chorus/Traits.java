package org.unsaid.assess.chorus;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What is known of an institution beforehand that makes it likelier to answer one event.
 *
 * @param affinity share of what it published in the year before that was about the event's topic
 * @param statements that it published in the 30 days before
 * @param stake 1 if the event concerns it directly, as the researcher says, else 0
 */
public record Traits(double affinity, double statements, double stake) {

  private static final double OF_AFFINITY = 0.60;
  private static final double OF_STATEMENTS = 0.35;
  private static final double OF_STAKE = 1.5;

  /** Lets a share of none have a logarithm. */
  private static final double LEAST_SHARE = 0.003;

  /**
   * Of one of whom nothing else is known, in logits.
   *
   * @param stake as {@link #stake()}
   */
  public static double ofStake(double stake) {
    return OF_STAKE * stake;
  }

  /** In logits; the first two against the mean of all who were observed at the event. */
  public static double[] effects(List<Traits> observed) {
    var effects = new double[observed.size()];
    add(effects, OF_AFFINITY, observed, each -> StrictMath.log(each.affinity() + LEAST_SHARE));
    add(effects, OF_STATEMENTS, observed, each -> StrictMath.log1p(each.statements()));
    for (int i = 0; i < effects.length; i++) {
      effects[i] += ofStake(observed.get(i).stake());
    }
    return effects;
  }

  private static void add(
      double[] effects, double weight, List<Traits> observed, ToDoubleFunction<Traits> value) {
    var values = observed.stream().mapToDouble(value).toArray();
    double mean = 0;
    for (double each : values) {
      mean += each / values.length;
    }
    for (int i = 0; i < effects.length; i++) {
      effects[i] += weight * (values[i] - mean);
    }
  }
}
