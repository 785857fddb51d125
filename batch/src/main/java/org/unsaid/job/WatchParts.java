package org.unsaid.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Source;
import org.unsaid.core.Watch;

/**
 * What of a watch the statements of an index depend on, in parts: a query that changes asks nobody
 * to read a page again.
 */
final class WatchParts {

  private WatchParts() {}

  /** What texts are read by: whose they are, in which zone, by which selectors. */
  static String reading(Watch watch) {
    var parts = new ArrayList<String>();
    // in the order of their ids: where they stand in the files makes no difference
    new TreeMap<>(watch.institutions())
        .forEach((id, institution) -> add(parts, "institution", id, institution.zone()));
    // in the order of the files: of archives that say the same the first counts
    for (var source : watch.sources()) {
      switch (source) {
        case Source.Archive archive ->
            add(
                parts,
                "archive",
                archive.id(),
                archive.institution(),
                archive.format(),
                sorted(archive.fields()));
        case Source.Polled polled -> {
          add(parts, "polled", polled.id(), polled.institution(), polled.kind(), polled.url());
          for (var select : polled.select()) {
            add(parts, "select", select.until(), sorted(select.selectors()));
          }
        }
        case Source.Unwatched _ -> {
          // nothing is read of it
        }
      }
    }
    return Fingerprint.of(parts);
  }

  /** What statements are marked by: queries, and how institutions are called. */
  static String tagging(Watch watch) {
    var parts = new ArrayList<String>();
    watch.topics().forEach(topic -> add(parts, "topic", topic.id(), topic.query()));
    watch
        .events()
        .forEach(
            event ->
                add(
                    parts,
                    "event",
                    event.id(),
                    event.query(),
                    event.nearQuery(),
                    new TreeMap<>(event.stance())));
    parts.add(institutions(watch));
    return Fingerprint.of(parts);
  }

  /** How institutions are called, grouped, and when they exist. */
  static String institutions(Watch watch) {
    var parts = new ArrayList<String>();
    new TreeMap<>(watch.institutions())
        .forEach(
            (id, institution) ->
                add(
                    parts,
                    id,
                    institution.name(),
                    institution.names(),
                    institution.groups(),
                    institution.zone(),
                    institution.validFrom(),
                    institution.validTo()));
    return Fingerprint.of(parts);
  }

  /** Maps that cannot be changed have another order in each run. */
  private static List<String> sorted(Map<String, String> map) {
    var sorted = new ArrayList<String>();
    new TreeMap<>(map).forEach((key, value) -> sorted.add(Fingerprint.of(List.of(key, value))));
    return sorted;
  }

  private static void add(List<String> parts, @Nullable Object... values) {
    for (var value : values) {
      parts.add(String.valueOf(value));
    }
  }
}
