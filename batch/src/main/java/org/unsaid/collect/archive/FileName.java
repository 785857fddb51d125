package org.unsaid.collect.archive;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names of our WARC files: a serial, by which they sort, and our clock. Nothing of what they hold
 * gets into them.
 */
final class FileName {

  private static final Pattern OURS = Pattern.compile("unsaid-([0-9]{8})-[0-9]{14}\\.warc\\.gz");

  private FileName() {}

  static boolean isOurs(String name) {
    return OURS.matcher(name).matches();
  }

  /** For the file that is begun after another one; null: the first. */
  static String after(@Nullable Path last, Instant now) {
    var serial = 1L;
    if (last != null) {
      var match = OURS.matcher(last.getFileName().toString());
      serial = match.matches() ? Long.parseLong(match.group(1)) + 1 : serial;
    }
    return String.format(Locale.ROOT, "unsaid-%08d-%s.warc.gz", serial, IndexLine.digits(now));
  }
}
