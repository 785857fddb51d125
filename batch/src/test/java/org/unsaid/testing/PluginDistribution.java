package org.unsaid.testing;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A copy of the distribution with one more plugin; the original is shared and stays as it is. */
final class PluginDistribution {
  private static final String PLUGIN = "SecurityAnalysis";
  private static final String PACKAGE = "org.unsaid.testing.plugin";

  private static final Pattern MAIN_JAR = Pattern.compile("elasticsearch-(\\d.*)\\.jar");

  private PluginDistribution() {}

  static Path make(Path original, Path copy) throws IOException {
    for (var part : List.of("bin", "lib", "modules")) {
      link(original.resolve(part), copy.resolve(part));
    }
    var plugin = Files.createDirectories(copy.resolve("plugins/security-analysis"));
    var classes = compile(original, copy.resolve("plugin-classes"));
    pack(classes, plugin.resolve("security-analysis.jar"));
    Files.writeString(
        plugin.resolve("plugin-descriptor.properties"),
        """
        name=security-analysis
        description=what the index .security needs
        version=1
        classname=%s.%s
        java.version=21
        elasticsearch.version=%s
        """
            .formatted(PACKAGE, PLUGIN, version(original)));
    return copy;
  }

  /** Hard links cost no room; across disks it is a copy. */
  private static void link(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            var target = to.resolve(from.relativize(file));
            try {
              Files.createLink(target, file);
            } catch (IOException | UnsupportedOperationException acrossDisks) {
              Files.copy(file, target);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static Path compile(Path distribution, Path classes) throws IOException {
    Files.createDirectories(classes);
    var source = classes.resolve(PLUGIN + ".java");
    try (var text = PluginDistribution.class.getResourceAsStream(PLUGIN + ".java")) {
      Files.write(source, Objects.requireNonNull(text).readAllBytes());
    }
    var jars = jars(distribution).map(Path::toString).collect(Collectors.joining(":"));
    var compiler = ToolProvider.getSystemJavaCompiler();
    int result =
        compiler.run(
            null,
            null,
            null,
            "--release",
            "21",
            "-proc:none",
            "-cp",
            jars,
            "-d",
            classes.toString(),
            source.toString());
    if (result != 0) {
      throw new IllegalStateException("the plugin does not compile; see above");
    }
    return classes;
  }

  private static Stream<Path> jars(Path distribution) throws IOException {
    try (var files = Files.list(distribution.resolve("lib"))) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList().stream();
    }
  }

  private static String version(Path distribution) throws IOException {
    return jars(distribution)
        .map(jar -> MAIN_JAR.matcher(jar.getFileName().toString()))
        .filter(Matcher::matches)
        .map(jar -> jar.group(1))
        .findFirst()
        .orElseThrow();
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (var out = new JarOutputStream(Files.newOutputStream(jar));
        var files = Files.walk(classes)) {
      for (var file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }
}
