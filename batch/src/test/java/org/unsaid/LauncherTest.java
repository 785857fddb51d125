package org.unsaid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code ./unsaid}, among a JDK and a Maven that only tell how they were called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

  private static final Instant OLD = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant BUILT = Instant.parse("2026-01-02T00:00:00Z");
  private static final Instant NEW = Instant.parse("2026-01-03T00:00:00Z");

  /** All that the script may call; anything else of this machine is hidden from it. */
  private static final List<String> TOOLS =
      List.of(
          "bash",
          "cat",
          "dirname",
          "find",
          "grep",
          "head",
          "ls",
          "mkdir",
          "readlink",
          "sed",
          "tail",
          "touch");

  private static final String TELL = "printf '[%s]\\n' \"$0\" \"$@\"";

  @TempDir Path given;

  private Path folder = Path.of("");
  private Path root = Path.of("");
  private Path tools = Path.of("");
  private Path jdk = Path.of("");
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void layOut() throws IOException {
    folder = given.toRealPath();
    root = folder.resolve("a checkout");
    tools = folder.resolve("tools");
    Files.createDirectories(tools);
    for (var tool : TOOLS) {
      script(tools.resolve(tool), "exec %s \"$@\"".formatted(which(tool)));
    }
    Files.createDirectories(root.resolve("batch/src/main"));
    Files.createDirectories(root.resolve("mappings"));
    Files.writeString(root.resolve("pom.xml"), "");
    Files.writeString(root.resolve("batch/pom.xml"), "");
    Files.writeString(root.resolve("batch/src/main/Program.java"), "");
    Files.writeString(root.resolve("mappings/a.json"), "");
    // Maven runs tests in the module's folder
    Files.copy(Path.of("..", "unsaid"), root.resolve("unsaid"));
    executable(root.resolve("unsaid"));
    dateAll(root, OLD);

    jdk = jdk("jdk", "25.0.1", TELL);
    environment.put("JAVA_HOME", jdk.toString());
    environment.put("PATH", tools.toString());
    environment.put("HOME", folder.toString());
    environment.put("UNSAID_JDK_FOLDERS", folder.resolve("none").toString());
  }

  @Test
  void runsTheProgramWithItsArgumentsAsTheyWereGiven() throws Exception {
    built();

    var run = run("demo", "two words", "", "*", "$HOME", "--as-of=2026-03-03");

    assertThat(run.out()).first().isEqualTo("[" + jdk + "/bin/java]");
    assertThat(run.out())
        .containsSubsequence(
            "[-Dunsaid.root=" + root + "]",
            "[-jar]",
            "[" + root + "/batch/target/unsaid-batch-1.jar]",
            "[demo]",
            "[two words]",
            "[]",
            "[*]",
            "[$HOME]",
            "[--as-of=2026-03-03]");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
  }

  @Test
  void runsWithoutArguments() throws Exception {
    built();

    var run = run();

    assertThat(run.out().getLast()).isEqualTo("[" + root + "/batch/target/unsaid-batch-1.jar]");
    assertThat(run.code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"25", "25.0.1", "26-ea", "27.0.1"})
  void takesTheJdkOfJavaHomeIfItIsNewEnough(String version) throws Exception {
    built();
    var home = jdk("at-home", version, TELL);
    environment.put("JAVA_HOME", home.toString());
    environment.put("PATH", jdk + "/bin:" + tools);

    assertThat(run().out()).first().isEqualTo("[" + home + "/bin/java]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"17.0.15", "1.8.0_402", "24.0.2"})
  void takesTheJdkOnThePathIfThatOfJavaHomeIsTooOld(String version) throws Exception {
    built();
    environment.put("JAVA_HOME", jdk("at-home", version, TELL).toString());
    var bin = Files.createDirectories(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("java"), jdk.resolve("bin/java"));
    environment.put("PATH", bin + ":" + tools);

    assertThat(run().out()).first().isEqualTo("[" + jdk + "/bin/java]");
  }

  @Test
  void takesAJdkFromTheUsualFoldersIfThereIsNoOther() throws Exception {
    built();
    var old = jdk("old", "17.0.15", TELL);
    var found = jdk("of blanks", "25.0.1", TELL);
    environment.remove("JAVA_HOME");
    environment.put("UNSAID_JDK_FOLDERS", folder.resolve("none") + ":" + old + ":" + found);

    assertThat(run().out()).first().isEqualTo("[" + found + "/bin/java]");
  }

  @Test
  void takesNoRuntimeWithoutACompiler() throws Exception {
    built();
    Files.delete(jdk.resolve("bin/javac"));

    assertThat(run().code()).isEqualTo(2);
  }

  @Test
  void asksAJdkThatHasNoReleaseFileForItsVersion() throws Exception {
    built();
    var silent =
        jdk(
            "silent",
            "25",
            "if [ \"$*\" = -version ]; then echo 'openjdk version \"25.0.1\" 2025-10-21' >&2; exit;"
                + " fi; "
                + TELL);
    Files.delete(silent.resolve("release"));
    environment.put("JAVA_HOME", silent.toString());

    assertThat(run().out()).first().isEqualTo("[" + silent + "/bin/java]");
  }

  @Test
  void saysWhatToInstallWhereThereIsNoJdk() throws Exception {
    built();
    environment.remove("JAVA_HOME");

    var run = run();

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .containsExactly(
            "unsaid needs a JDK of 25 or newer and found none in JAVA_HOME, PATH or the usual"
                + " folders.",
            "Install one, such as Temurin 25 (adoptium.net) or Debian's openjdk-25-jdk, or set"
                + " JAVA_HOME.");
  }

  @Test
  void buildsOnceWhereNothingIsBuilt() throws Exception {
    maven("");

    var first = run("demo");
    var second = run("demo");

    assertThat(first.err()).containsExactly("Building unsaid (once; a minute or two) …");
    assertThat(first.out()).endsWith("[demo]");
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).isEqualTo(first.out());
    assertThat(builds()).hasSize(1).first().asString().endsWith("package");
  }

  @Test
  void buildsWhereTheServerIsMissing() throws Exception {
    built();
    Files.delete(root.resolve("batch/target/elasticsearch-9.2.0/bin"));
    maven("");

    run();

    assertThat(builds()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pom.xml",
        "batch/pom.xml",
        "batch/src/main/Program.java",
        "mappings/a.json",
        // what remains of a file that was deleted
        "batch/src/main"
      })
  void buildsOnceWhatChangedSince(String changed) throws Exception {
    built();
    maven("");
    date(root.resolve(changed), NEW);

    run();
    run();

    assertThat(builds()).hasSize(1);
  }

  @Test
  void doesNotBuildBecauseATestOrAReadmeChanged() throws Exception {
    built();
    maven("");
    Files.createDirectories(root.resolve("batch/src/test"));
    Files.writeString(root.resolve("batch/src/test/ProgramTest.java"), "");
    Files.writeString(root.resolve("README.md"), "");

    run();

    assertThat(builds()).isEmpty();
  }

  @Test
  void runsTheVersionThatWasJustBuiltAndNotAnEarlierOne() throws Exception {
    var earlier = root.resolve("batch/target/unsaid-batch-0.jar");
    Files.createDirectories(earlier.getParent());
    Files.writeString(earlier, "");
    date(earlier, OLD);
    date(root.resolve("pom.xml"), BUILT);
    maven("");

    assertThat(run().out()).contains("[" + root + "/batch/target/unsaid-batch-1.jar]");
    assertThat(run().out()).contains("[" + root + "/batch/target/unsaid-batch-1.jar]");
    assertThat(builds()).hasSize(1);
  }

  @Test
  void showsTheLastLinesOfABuildThatFails() throws Exception {
    maven("for i in {1..40}; do echo \"line $i\"; done; echo 'no such package' >&2; exit 3");

    var run = run();

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("Building unsaid (once; a minute or two) …", "line 22")
        .endsWith(
            "line 40",
            "no such package",
            "The build failed; all of it is in " + root + "/batch/target/build.log");
    assertThat(root.resolve("batch/target/build.log")).content().startsWith("line 1\n");
  }

  @Test
  void buildsAgainAfterABuildThatFailed() throws Exception {
    maven("exit 1");
    run();
    maven("");

    assertThat(run("demo").out()).endsWith("[demo]");
  }

  @Test
  void saysThatMavenIsMissingWhereItMustBuild() throws Exception {
    var run = run();

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .containsExactly("unsaid must be built first, and Maven (mvn) is not installed.");
  }

  @Test
  void findsItsFolderThroughLinksAndFromElsewhere() throws Exception {
    built();
    var bin = Files.createDirectories(folder.resolve("some bin"));
    Files.createSymbolicLink(bin.resolve("direct"), root.resolve("unsaid"));
    Files.createSymbolicLink(bin.resolve("linked"), Path.of("direct"));
    var elsewhere = Files.createDirectories(folder.resolve("elsewhere"));

    for (var command :
        List.of(bin.resolve("linked").toString(), "../some bin/linked", "../a checkout/unsaid")) {
      var run = finish(start(elsewhere, command));

      assertThat(run.out()).as(command).contains("[-Dunsaid.root=" + root + "]");
    }
  }

  @Test
  void leavesTheProgramInTheFolderWhereItWasCalled() throws Exception {
    maven("");
    environment.put("JAVA_HOME", jdk("telling", "25", "pwd").toString());
    var elsewhere = Files.createDirectories(folder.resolve("elsewhere"));

    var run = finish(start(elsewhere, root.resolve("unsaid").toString()));

    assertThat(run.out()).containsExactly(elsewhere.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 64, 143})
  void endsAsTheProgramEnds(int code) throws Exception {
    built();
    environment.put("JAVA_HOME", jdk("ending", "25", "exit " + code).toString());

    assertThat(run().code()).isEqualTo(code);
  }

  @Test
  void isTheProgramItselfOnceItRunsSoThatSignalsReachIt() throws Exception {
    built();
    environment.put("JAVA_HOME", jdk("waiting", "25", "echo $$; exec cat").toString());
    var process = start(root, "./unsaid");
    try (var out = process.inputReader()) {
      assertThat(out.readLine()).isEqualTo(String.valueOf(process.pid()));

      process.destroy();

      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(128 + 15);
    } finally {
      process.destroyForcibly();
    }
  }

  private record Run(int code, List<String> out, List<String> err) {}

  private Run run(String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("./unsaid"));
    command.addAll(Arrays.asList(arguments));
    return finish(start(root, command.toArray(new String[0])));
  }

  private Process start(Path from, String... command) throws IOException {
    var builder = new ProcessBuilder(command).directory(from.toFile());
    if (command[0].startsWith(".")) {
      // a relative name is sought from where this JVM runs
      command[0] = from.resolve(command[0]).toString();
      builder.command(command);
    }
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectError(folder.resolve("err").toFile());
    return builder.start();
  }

  private Run finish(Process process) throws Exception {
    try (var out = process.inputReader()) {
      process.getOutputStream().close();
      var lines = out.lines().toList();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      return new Run(process.exitValue(), lines, Files.readAllLines(folder.resolve("err")));
    } finally {
      process.destroyForcibly();
    }
  }

  /** A JDK whose java does what the script says. */
  private Path jdk(String name, String version, String script) throws IOException {
    var home = folder.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    script(home.resolve("bin/java"), script);
    script(home.resolve("bin/javac"), "exit 0");
    Files.writeString(
        home.resolve("release"),
        "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"%s\"\nOS_NAME=\"Linux\"\n".formatted(version));
    return home;
  }

  /** All is built, and newer than its sources. */
  private void built() throws IOException {
    var target = root.resolve("batch/target");
    Files.createDirectories(target.resolve("elasticsearch-9.2.0/bin"));
    for (var jar : List.of("-1.jar", "-1.jar.original", "-1-sources.jar", "-1-tests.jar")) {
      Files.writeString(target.resolve("unsaid-batch" + jar), "");
    }
    dateAll(target, BUILT);
  }

  /** A Maven that first does what the script says, and then builds. */
  private void maven(String script) throws IOException {
    script(
        tools.resolve("mvn"),
        """
        echo "$PWD: $*" >> '%s'
        %s
        mkdir -p batch/target/elasticsearch-9.2.0/bin
        echo > batch/target/unsaid-batch-1.jar
        """
            .formatted(folder.resolve("builds"), script));
  }

  private List<String> builds() throws IOException {
    var told = folder.resolve("builds");
    return Files.exists(told) ? Files.readAllLines(told) : List.of();
  }

  private static void script(Path file, String script) throws IOException {
    Files.writeString(file, "#!" + which("bash") + "\n" + script + "\n");
    executable(file);
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void date(Path file, Instant instant) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(instant));
  }

  private static void dateAll(Path top, Instant instant) throws IOException {
    try (var below = Files.walk(top)) {
      for (var path : below.toList()) {
        date(path, instant);
      }
    }
  }

  private static Path which(String tool) throws IOException {
    for (var entry : System.getenv("PATH").split(File.pathSeparator)) {
      var file = Path.of(entry, tool);
      if (Files.isExecutable(file)) {
        return file.toRealPath();
      }
    }
    throw new IOException("This machine has no " + tool);
  }
}
