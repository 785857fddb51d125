package org.unsaid.publish.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Whether a small chance is seen as one, and not as none. */
final class Digits {

  private static final BigDecimal SMALL = new BigDecimal("0.004");

  private Digits() {}

  /**
   * What is wrong with how a field is written, if it holds a chance.
   *
   * @param format of a data view ({@code pattern}) or of Lens ({@code decimals}); missing: Kibana's
   *     own, which has three digits
   */
  static Optional<String> fault(String field, JsonNode format) {
    var pattern = format.at("/params/pattern").asString("");
    int point = pattern.indexOf('.');
    int digits =
        pattern.isEmpty()
            ? format.at("/params/decimals").asInt(3)
            : point < 0 ? 0 : pattern.substring(point).replaceAll("[^0]", "").length();
    var shown = SMALL.setScale(digits, RoundingMode.HALF_UP);
    return field.startsWith("silence_p") && shown.signum() == 0
        ? Optional.of("%s of %s is shown as %s".formatted(field, SMALL, shown))
        : Optional.empty();
  }
}
