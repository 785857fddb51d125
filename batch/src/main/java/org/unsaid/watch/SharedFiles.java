package org.unsaid.watch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The files of a watch as they may be given to anybody: without who reads its digests, and by whom
 * sources are fetched. All else stays as it is written, comments included.
 */
final class SharedFiles {

  private static final Set<String> PRIVATE = Set.of("subscriptions", "collect");
  private static final Pattern KEY =
      Pattern.compile("(?:" + String.join("|", PRIVATE) + ")\\s*:.*");

  /** A list may stand as far left as its key. */
  private static final Pattern GOES_ON = Pattern.compile("(?:\\s.*|-(?:\\s.*)?|#.*|)");

  private SharedFiles() {}

  static byte[] of(Folder.Content file) {
    var bytes = new byte[file.bytes().remaining()];
    file.bytes().duplicate().get(bytes);
    if (file.isAnswers()) {
      return bytes;
    }
    var text = new String(bytes, StandardCharsets.UTF_8);
    var shared = without(text);
    return (isPrivate(shared)
            ? "# This file is left out: what is private in it could not be told from the rest.\n"
            : shared)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The text without the parts of such keys, each on lines of its own. */
  static String without(String text) {
    var kept = new ArrayList<String>();
    boolean leaving = false;
    for (var line : text.split("(?<=\n)")) {
      var plain = line.stripTrailing();
      if (KEY.matcher(plain).matches()) {
        leaving = true;
      } else if (leaving && !GOES_ON.matcher(plain).matches()) {
        leaving = false;
      }
      if (!leaving) {
        kept.add(line);
      }
    }
    return String.join("", kept);
  }

  /** Whether it still has such a part, or nobody can tell. */
  private static boolean isPrivate(String text) {
    try {
      for (var document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text)) {
        if (document instanceof Map<?, ?> map && PRIVATE.stream().anyMatch(map::containsKey)) {
          return true;
        }
      }
      return false;
    } catch (YAMLException e) {
      return true;
    }
  }
}
