package org.unsaid.extract;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Capture;
import org.unsaid.core.Institution;
import org.unsaid.core.Source;
import org.unsaid.extract.date.Surround;

/**
 * What is known of a page before it is read.
 *
 * @param selectors CSS selectors by {@code body}, {@code published}, {@code title} and {@code
 *     attachment}, which a researcher wrote: they win
 * @param zone in which its publisher's days begin; null: unknown
 * @param hints dates that came with it, such as those of its feed entry
 */
public record PageRules(
    Map<String, String> selectors, @Nullable ZoneId zone, List<Surround.Hint> hints) {

  /** Nothing is known. */
  public static final PageRules NONE = new PageRules(Map.of(), null, List.of());

  public PageRules {
    selectors = Map.copyOf(selectors);
    hints = List.copyOf(hints);
  }

  /** Those of a source on the day of a capture: old captures are read by the rules of their day. */
  static PageRules of(
      Source.Polled source, Institution institution, Capture capture, List<Surround.Hint> hints) {
    var captured = capture.captured();
    var day = captured == null ? LocalDate.MAX : captured.atZone(institution.zone()).toLocalDate();
    return new PageRules(source.selectorsOn(day), institution.zone(), hints);
  }

  @Nullable String selector(String name) {
    return selectors.get(name);
  }
}
