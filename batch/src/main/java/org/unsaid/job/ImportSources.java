package org.unsaid.job;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Source;
import org.unsaid.core.Watch;

/** Tells to which source of a watch a capture belongs that was made without it. */
final class ImportSources {

  private final Map<String, List<Source.Polled>> byHost = new HashMap<>();
  private final Map<String, Source.Polled> byId = new HashMap<>();

  ImportSources(Watch watch) {
    for (var source : watch.polled()) {
      byId.put(source.id(), source);
      byHost.computeIfAbsent(host(source.url()), _ -> new ArrayList<>()).add(source);
    }
  }

  /**
   * The source on the same host, with or without {@code www.}; of several, the one whose address
   * shares the longest path, and of these the first of the watch.
   *
   * @param stated id of the source of the whole file; null: it was not said
   */
  Optional<Source.Polled> of(URI address, @Nullable String stated) {
    if (stated != null) {
      return Optional.ofNullable(byId.get(stated));
    }
    return byHost.getOrDefault(host(address), List.of()).stream()
        // of equals, max gives the last
        .min(Comparator.comparingInt(source -> -shared(source.url(), address)));
  }

  /** In small letters and without {@code www.}; empty if there is none. */
  static String host(URI address) {
    var host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
    return host.startsWith("www.") ? host.substring(4) : host;
  }

  /** How many folders of their paths are the same. */
  private static int shared(URI one, URI other) {
    var names = names(one);
    var others = names(other);
    int same = 0;
    while (same < Math.min(names.length, others.length) && names[same].equals(others[same])) {
      same++;
    }
    return same;
  }

  private static String[] names(URI address) {
    var path = address.getPath() == null ? "" : address.getPath();
    return path.replaceFirst("^/+", "").split("/", -1);
  }
}
