package org.unsaid.collect.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.collect.archive.Invented.NOON;
import static org.unsaid.collect.archive.Invented.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unsaid.core.CapturePlace;

/** A process that keeps pages is killed with {@code kill -9}, again and again in one archive. */
class KilledWriterIT {

  private static final int KILLS = 4;

  @TempDir Path folder;

  @Test
  void losesNothingThatItPromised() throws Exception {
    var promised = new HashMap<String, CapturePlace>();
    var random = new Random(11);
    for (var kill = 0; kill < KILLS; kill++) {
      readUntilKilled(kill, 20 + random.nextInt(80), promised);
    }

    try (var archive = Invented.open(folder)) {
      promised.forEach(
          (text, place) ->
              assertThat(archive.read(place).orElseThrow().capture().body())
                  .asString()
                  .startsWith(text + " "));
    }
    assertThat(Verification.of(folder, progress -> {}).faults()).isEmpty();
    assertThat(promised).hasSizeGreaterThan(KILLS * 20);
  }

  private void readUntilKilled(int run, int promises, Map<String, CapturePlace> promised)
      throws IOException, InterruptedException {
    var child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                folder.toString(),
                String.valueOf(run))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said = child.inputReader()) {
      var count = 0;
      for (String line; (line = said.readLine()) != null; ) {
        // what it said before it died counts, even if it is read later
        var words = line.split(" ", -1);
        if (words.length == 5 && words[4].equals("kept")) {
          promised.put(
              words[0] + " " + words[1], new CapturePlace(words[2], Long.parseLong(words[3]), ""));
        }
        if (++count == promises) {
          child.toHandle().destroyForcibly(); // leaves what it said to be read
        }
      }
      assertThat(child.waitFor()).isEqualTo(137);
    }
  }

  /** Keeps pages on four threads for ever, and says of each when it is promised. */
  static final class Writer {

    private Writer() {}

    public static void main(String[] args) {
      var archive = Invented.open(Path.of(args[0]), 200_000);
      for (var thread = 0; thread < 4; thread++) {
        var name = args[1] + "/" + thread;
        Thread.ofPlatform().start(() -> write(archive, name));
      }
    }

    private static void write(Archive archive, String name) {
      var random = new Random(name.hashCode());
      for (var number = 0; ; number++) {
        var text = name + " " + number;
        var url = URI.create("https://tides.example/" + name + "/" + number);
        var noise = new byte[random.nextInt(4_000)];
        random.nextBytes(noise);
        var body = text + " " + HexFormat.of().formatHex(noise);
        for (var second = 0; second < 2; second++) {
          // the second time it is as it was: a revisit
          var kept = page(url, body).at(NOON.plusSeconds(second)).made();
          say(text, archive.keep(List.of(kept), Map.of()).getFirst());
        }
      }
    }

    private static void say(String text, CapturePlace place) {
      // one write, so that lines of several threads stay whole
      System.out.println(text + " " + place.file() + " " + place.offset() + " kept");
    }
  }
}
