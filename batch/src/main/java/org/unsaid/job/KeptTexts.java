package org.unsaid.job;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unsaid.collect.archive.Archive;
import org.unsaid.core.CapturePlace;
import org.unsaid.core.Source;
import org.unsaid.core.Watch;
import org.unsaid.extract.CaptureReading;
import org.unsaid.extract.Extractor;
import org.unsaid.extract.listing.Listing;

/**
 * What the archive kept of a text, as this program reads it for this watch. Safe for use by many
 * threads.
 */
final class KeptTexts {

  private final Watch watch;
  private final Archive archive;
  private final Extractor extractor;
  private final Map<String, Source.Polled> sources = new HashMap<>();

  KeptTexts(Watch watch, Archive archive, Extractor extractor) {
    this.watch = watch;
    this.archive = archive;
    this.extractor = extractor;
    watch.polled().forEach(source -> sources.put(source.id(), source));
  }

  /** Null: the watch fetches no such source. */
  Source.@Nullable Polled source(String id) {
    return sources.get(id);
  }

  /**
   * @param source id
   * @param published as written on the list; null: nothing was written
   * @param place where the archive has the text
   * @param landing where it has the page that links to the document at {@code place}; null: the
   *     text is the page's own
   */
  CaptureReading read(
      String source,
      @Nullable String published,
      CapturePlace place,
      @Nullable CapturePlace landing) {
    var polled = sources.get(source);
    if (polled == null) {
      return new CaptureReading.Rejected(
          "the watch has no source '" + source + "' that is fetched");
    }
    var kept = archive.read(place);
    var page = landing == null ? kept : archive.read(landing);
    if (kept.isEmpty() || page.isEmpty()) {
      return new CaptureReading.Rejected(
          "the archive does not hold " + (kept.isEmpty() ? place : landing));
    }
    var institution = watch.institution(polled.institution());
    var hints = Listing.hints(polled.kind(), published);
    var capture = kept.get().capture();
    return landing == null
        ? extractor.statement(capture, polled, institution, hints)
        : extractor.statement(page.get().capture(), capture, polled, institution, hints);
  }
}
