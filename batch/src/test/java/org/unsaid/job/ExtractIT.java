package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unsaid.testing.MadeFiles;

/** Documents are read by children of the packed jar, whose classes lie in jars within it. */
class ExtractIT {

  @TempDir Path folder;

  @Test
  void readsADocumentFromThePackedJar() throws Exception {
    var file =
        Files.write(folder.resolve("dams.pdf"), MadeFiles.pdf("The dams of Halvara are full."));

    var process = extract(file);

    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(out).contains("The dams of Halvara are full.");
    assertThat(process.exitValue()).isZero();
    assertThat(folder.resolve("err")).isEmptyFile();
  }

  @Test
  void keepsWhatLibrariesSayApartFromItsResults() throws Exception {
    var file =
        Files.writeString(
            folder.resolve("map.xml"), "<urlset><url><loc>http://x.example/1</loc></url><url>");

    var process = extract(file);

    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(out).contains("http://x.example/1").doesNotContain("WARN", "INFO");
  }

  @Test
  void leavesNoChildBehindWhenItIsKilled() throws Exception {
    var file = Files.write(folder.resolve("slow.pdf"), MadeFiles.bombPdf(2000));

    var process = extract(file);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> process.children().findAny().isPresent() || !process.isAlive());
    var children = process.children().toList();
    process.destroyForcibly().waitFor();

    assertThat(children).isNotEmpty();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
  }

  private Process extract(Path file) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("unsaid.jar"),
                "extract",
                file.toString()))
        .redirectError(folder.resolve("err").toFile())
        .start();
  }
}
