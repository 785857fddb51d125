package org.unsaid.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchMutationTest {

  private static final String TELLING = "\0\t\n\r \"'#&*,-:;>?@[]{}|!%`~\\xu0é\u00ff";

  @TempDir Path parent;

  @Test
  void neverFailsButByNamingFaultsWhateverIsInTheFiles() {
    var random = new Random(20_260_124L);
    var files = files();
    var folder = WatchFolder.good(parent);
    int refused = 0;

    for (int i = 0; i < 500; i++) {
      var names = List.copyOf(files.keySet());
      var name = names.get(random.nextInt(names.size()));
      var good = files.getOrDefault(name, "").getBytes(StandardCharsets.UTF_8);
      var bad = mutated(good, random);

      var thrown = catchThrowable(folder.with(name, bad)::read);

      if (thrown != null) {
        refused++;
        assertThat(thrown)
            .as("%s in round %s: %s", name, i, new String(bad, StandardCharsets.UTF_8))
            .isInstanceOf(WatchException.class);
        assertThat(((WatchException) thrown).faults()).isNotEmpty();
      }
      folder.with(name, good);
    }

    assertThat(refused).isBetween(200, 500);
  }

  private static byte[] mutated(byte[] good, Random random) {
    var bytes = good.clone();
    for (int changes = 1 + random.nextInt(4); changes > 0 && bytes.length > 1; changes--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = (byte) TELLING.charAt(random.nextInt(TELLING.length()));
        case 2 -> bytes = Arrays.copyOf(bytes, at);
        case 3 -> bytes = without(bytes, at, Math.min(bytes.length, at + random.nextInt(12)));
        default -> {
          int end = Math.min(bytes.length, at + random.nextInt(40));
          bytes = twice(bytes, at, end);
        }
      }
    }
    return bytes;
  }

  private static byte[] without(byte[] bytes, int from, int to) {
    var shorter = Arrays.copyOf(bytes, bytes.length - (to - from));
    System.arraycopy(bytes, to, shorter, from, bytes.length - to);
    return shorter;
  }

  private static byte[] twice(byte[] bytes, int from, int to) {
    var longer = Arrays.copyOf(bytes, bytes.length + (to - from));
    System.arraycopy(bytes, from, longer, to, bytes.length - from);
    return longer;
  }

  private static Map<String, String> files() {
    var files = new LinkedHashMap<String, String>();
    files.put("institutions.yml", WatchFolder.INSTITUTIONS);
    files.put("events/all.yaml", WatchFolder.EVENTS);
    files.put("sources.yml", WatchFolder.SOURCES);
    files.put("topics.yml", WatchFolder.TOPICS);
    files.put("answers.csv", WatchFolder.ANSWERS);
    return files;
  }
}
