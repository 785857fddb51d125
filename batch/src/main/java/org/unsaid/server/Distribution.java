package org.unsaid.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An unpacked Elasticsearch, shared by all homes and never written to.
 *
 * @param folder absolute, without symbolic links
 * @param version such as 9.2.0, read from the name of its main jar
 */
record Distribution(Path folder, String version) {
  private static final Pattern MAIN_JAR =
      Pattern.compile("elasticsearch-(\\d+\\.\\d+\\.\\d+[^/]*)\\.jar");
  private static final List<String> PARTS =
      List.of(
          "bin/elasticsearch",
          "bin/elasticsearch-keystore",
          "lib/tools/server-cli",
          "modules/x-pack-security");

  static Distribution at(Path folder) {
    for (var part : PARTS) {
      if (!Files.exists(folder.resolve(part))) {
        throw missing(folder, part);
      }
    }
    try (var jars = Files.list(folder.resolve("lib"))) {
      var version =
          jars.map(jar -> MAIN_JAR.matcher(jar.getFileName().toString()))
              .filter(Matcher::matches)
              .map(jar -> jar.group(1))
              .findFirst();
      return new Distribution(
          folder.toRealPath(),
          version.orElseThrow(() -> missing(folder, "lib/elasticsearch-VERSION.jar")));
    } catch (IOException e) {
      throw new ServerException(
          "Elasticsearch in " + folder.toAbsolutePath() + " cannot be read.", Remedy.UNPACK, e);
    }
  }

  private static ServerException missing(Path folder, String part) {
    var what = Files.isDirectory(folder) ? "is not complete: it lacks " + part : "is missing";
    return new ServerException(
        "Elasticsearch in %s %s.".formatted(folder.toAbsolutePath(), what), Remedy.UNPACK);
  }

  Path program(String name) {
    return folder.resolve("bin").resolve(name);
  }
}
