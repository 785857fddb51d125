package org.unsaid.publish.digest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.unsaid.core.Finding;
import org.unsaid.core.Finding.Kind;

/**
 * Parts of a digest, in their order: whether sources can be trusted comes before what is said by
 * them.
 */
enum Chapter {
  SOURCES(Kind.SOURCE_ALARM),
  SILENCES(Kind.SILENCE, Kind.GROUP_SILENCE),
  ENDED(Kind.SILENCE_ENDED),
  LATE(Kind.LATE),
  ANSWERS,
  CHANGED(Kind.EDIT, Kind.DELETION),
  LULLS(Kind.GONE_DARK, Kind.TOPIC_AVOIDANCE),
  LEADS(Kind.LEAD),
  STANCES(Kind.STANCE_CHANGE);

  private final List<Kind> kinds;

  Chapter(Kind... kinds) {
    this.kinds = List.of(kinds);
  }

  static Chapter of(Finding finding) {
    return Arrays.stream(values())
        .filter(chapter -> chapter.kinds.contains(finding.kind()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(finding.kind() + " is in no chapter"));
  }

  /** Its name among the words. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
