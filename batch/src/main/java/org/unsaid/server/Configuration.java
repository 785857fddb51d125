package org.unsaid.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The files that tell the server how to run. Two equal ones make servers that can stand in for each
 * other.
 *
 * @param yml settings
 * @param jvmOptions one Java option a line
 */
record Configuration(String yml, String jvmOptions) {
  /** Megabytes that one thread of the collector is through with before anybody waits for it. */
  private static final int SMALL_HEAP = 1_024;

  private static final String ONE_COLLECTOR_THREAD = "-XX:ParallelGCThreads=1\n-XX:ConcGCThreads=1";

  /** One log of at most 50 MB, where the server's own way would fill gigabytes twice over. */
  private static final String LOGGING =
      """
      status = error
      appender.console.type = Console
      appender.console.name = console
      appender.console.layout.type = PatternLayout
      appender.console.layout.pattern = [%d{ISO8601}][%-5p][%-25c{1.}] [%node_name]%marker %m%consoleException%n
      appender.file.type = RollingFile
      appender.file.name = file
      appender.file.fileName = ${sys:es.logs.base_path}/${sys:es.logs.cluster_name}.log
      appender.file.filePattern = ${sys:es.logs.base_path}/${sys:es.logs.cluster_name}-%i.log.gz
      appender.file.layout.type = PatternLayout
      appender.file.layout.pattern = [%d{ISO8601}][%-5p][%-25c{1.}] [%node_name]%marker %m%n
      appender.file.policies.type = Policies
      appender.file.policies.size.type = SizeBasedTriggeringPolicy
      appender.file.policies.size.size = 10MB
      appender.file.strategy.type = DefaultRolloverStrategy
      appender.file.strategy.max = 4
      rootLogger.level = info
      rootLogger.appenderRef.console.ref = console
      rootLogger.appenderRef.file.ref = file
      """;

  static Configuration of(ElasticsearchServer.Settings settings, ServerFolder folder) {
    var lines = new TreeMap<String, String>();
    lines.put("cluster.name", "unsaid");
    lines.put("node.name", "unsaid");
    lines.put("path.data", folder.data().toString());
    lines.put("path.logs", folder.logs().toString());
    lines.put("path.repo", folder.snapshots().toString());
    lines.put("network.host", "127.0.0.1");
    lines.put("http.port", "0");
    lines.put("transport.port", "0");
    // to pack and unpack what does not leave the machine would cost as much as all other work of a
    // search for whole documents
    lines.put("http.compression", "false");
    lines.put("node.portsfile", "true");
    lines.put("discovery.type", "single-node");
    lines.put("xpack.ml.enabled", "false");
    lines.put("xpack.security.enabled", "true");
    lines.put("xpack.security.autoconfiguration.enabled", "false");
    lines.put("xpack.security.http.ssl.enabled", "false");
    // a laptop's disk is often more than 90 % full, and the server would then refuse to write
    lines.put("cluster.routing.allocation.disk.threshold_enabled", "false");
    lines.putAll(settings.extra());
    var yml =
        lines.entrySet().stream()
            .map(line -> line.getKey() + ": " + quoted(line.getValue()) + "\n")
            .collect(Collectors.joining());
    return new Configuration(
        yml, jvmOptions(settings.heapMegabytes(), folder.logs(), folder.temp()));
  }

  /**
   * As in the server's own jvm.options, which other users may not read, but without gigabytes of
   * garbage collector's log, heap dumps, and files named relative to the shared distribution; and
   * with one compiler alone: most servers live as long as one command. On two cores it answers
   * after 12 s instead of 18, an import of 6,135 pages takes a ninth less time, and only beyond
   * some 60,000 statements the second compiler begins to pay. Where metaspace begins small, the
   * collector marks the heap each time that it grows: 20 processor seconds until it answered,
   * instead of 15. A small heap is collected as fast by one thread, which takes no processor from
   * whoever fills the index.
   */
  private static String jvmOptions(int heapMegabytes, Path logs, Path temp) {
    return """
        -Xms%1$dm
        -Xmx%1$dm
        -XX:+UseG1GC
        %4$s
        -XX:MetaspaceSize=192m
        -XX:TieredStopAtLevel=1
        -XX:+ExitOnOutOfMemoryError
        -XX:ErrorFile=%2$s/java-crash-%%p.log
        -Djava.io.tmpdir=%3$s
        --add-modules=jdk.incubator.vector
        -XX:CompileCommand=dontinline,java/lang/invoke/MethodHandle.setAsTypeCache
        -XX:CompileCommand=dontinline,java/lang/invoke/MethodHandle.asTypeUncached
        -Dorg.apache.lucene.store.defaultReadAdvice=normal
        -Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1
        """
        .formatted(
            heapMegabytes, logs, temp, heapMegabytes <= SMALL_HEAP ? ONE_COLLECTOR_THREAD : "");
  }

  private static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  void writeTo(Path folder) throws IOException {
    Files.writeString(folder.resolve("elasticsearch.yml"), yml);
    Files.writeString(folder.resolve("jvm.options"), jvmOptions);
    Files.writeString(folder.resolve("log4j2.properties"), LOGGING);
  }

  /** Equal for servers that can stand in for each other. */
  String fingerprint(Distribution distribution, Path java) {
    var all = String.join("\n", yml, jvmOptions, distribution.folder().toString(), java.toString());
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(all.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
