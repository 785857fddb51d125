package org.unsaid.assess.chorus;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Which of several tests may be called findings together (Benjamini and Hochberg 1995). */
public final class FalseDiscovery {

  private FalseDiscovery() {}

  /**
   * @param share of wrong ones among the findings that is borne, on average
   * @return of each test, whether it is one
   */
  public static boolean[] findings(double[] p, double share) {
    var order =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    int found = 0;
    for (int rank = 1; rank <= p.length; rank++) {
      if (p[order[rank - 1]] <= share * rank / p.length) {
        found = rank;
      }
    }
    var findings = new boolean[p.length];
    Arrays.stream(order, 0, found).forEach(i -> findings[i] = true);
    return findings;
  }
}
