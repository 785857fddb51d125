package org.unsaid.assess.chorus;

/**
 * The same number on every machine: fdlibm by {@link StrictMath}.
 *
 * <p>With L the logit of p: p = 1 / (1 + e<sup>−L</sup>).
 */
final class Logistic {

  private Logistic() {}

  static double of(double logit) {
    return 1 / (1 + StrictMath.exp(-logit));
  }
}
