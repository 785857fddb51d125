package org.unsaid.assess.chorus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * What probabilities of silence came to, where it is known: from what was claimed to what held.
 *
 * <p>Isotonic regression by pooling adjacent violators (Ayer and others 1955, <a
 * href="https://doi.org/10.1214/aoms/1177728423">doi</a>): of all maps that never fall, the one
 * that is nearest to what came. Each pool of n claims, of which k came, counts as (k + ½) / (n +
 * 1), so that nothing is ever impossible or sure, also at the ends; where that makes a pool fall
 * behind the one before it, both are one. Between the middles of two pools the map is a straight
 * line, beyond the first and the last it is even: of what was never claimed nothing else is known.
 */
public final class Calibration {

  private final double[] claimed;
  private final double[] held;

  /**
   * @param silence probability that was given, 0 to 1
   * @param came whether it was a silence
   */
  public record Claim(double silence, boolean came) {}

  /** Claims that have become one. */
  private record Pool(double claimed, double came, double count) {

    double held() {
      return (came + 0.5) / (count + 1);
    }

    double middle() {
      return claimed / count;
    }

    Pool and(Pool other) {
      return new Pool(claimed + other.claimed, came + other.came, count + other.count);
    }
  }

  private Calibration(List<Pool> pools) {
    claimed = pools.stream().mapToDouble(Pool::middle).toArray();
    held = pools.stream().mapToDouble(Pool::held).toArray();
  }

  /**
   * @param claims in any order
   * @throws IllegalArgumentException if there is none
   */
  public static Calibration of(List<Claim> claims) {
    if (claims.isEmpty()) {
      throw new IllegalArgumentException("Nothing was claimed, so nothing can have held");
    }
    // equal claims are one from the beginning: which of them comes first means nothing
    var alike = new TreeMap<Double, Pool>();
    for (var claim : claims) {
      alike.merge(claim.silence(), new Pool(claim.silence(), claim.came() ? 1 : 0, 1), Pool::and);
    }
    var pools = new ArrayList<Pool>();
    for (var each : alike.values()) {
      var next = each;
      while (!pools.isEmpty() && isFall(pools.getLast(), next)) {
        next = pools.removeLast().and(next);
      }
      pools.add(next);
    }
    return new Calibration(rising(pools));
  }

  /** Whether no larger share came of the larger claims. */
  private static boolean isFall(Pool one, Pool next) {
    return one.came() * next.count() >= next.came() * one.count();
  }

  private static List<Pool> rising(List<Pool> pools) {
    var rising = new ArrayList<Pool>();
    for (var pool : pools) {
      var next = pool;
      while (!rising.isEmpty() && rising.getLast().held() >= next.held()) {
        next = rising.removeLast().and(next);
      }
      rising.add(next);
    }
    return rising;
  }

  /**
   * What held where so much was claimed: more than 0, less than 1, and never less for a larger
   * claim.
   */
  public double held(double silence) {
    int at = Arrays.binarySearch(claimed, silence);
    if (at >= 0) {
      return held[at];
    }
    int next = -at - 1;
    if (next == 0) {
      return held[0];
    }
    if (next == claimed.length) {
      return held[next - 1];
    }
    double part = (silence - claimed[next - 1]) / (claimed[next] - claimed[next - 1]);
    return held[next - 1] + part * (held[next] - held[next - 1]);
  }
}
