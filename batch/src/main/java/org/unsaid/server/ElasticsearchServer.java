package org.unsaid.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real Elasticsearch as a child process, for one home folder, on loopback only. It lives in
 * {@code HOME/elasticsearch}, with its logs in {@code logs}; a snapshot repository of type {@code
 * fs} takes a relative location, which lies below {@code snapshots}.
 *
 * <p>The caller holds the {@link HomeLock}: two runs on one home would stop each other's server.
 */
public final class ElasticsearchServer implements AutoCloseable {
  private static final String USER = "elastic";
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  /**
   * How a server is to run.
   *
   * @param distribution an unpacked Elasticsearch; only read, so that homes can share it
   * @param home unsaid's home folder; made if missing
   * @param heapMegabytes taken whole at the start; the process needs about 300 MB more
   * @param extra further lines of elasticsearch.yml, or others instead of ours
   * @param caFile PEM of the authority to trust, if {@code extra} turns https on
   */
  public record Settings(
      Path distribution,
      Path home,
      int heapMegabytes,
      Map<String, String> extra,
      @Nullable Path caFile) {

    public Settings {
      if (heapMegabytes <= 0) {
        throw new IllegalArgumentException("A heap of " + heapMegabytes + " MB holds nothing");
      }
      extra = Map.copyOf(extra);
    }

    /** Over http, which on loopback is enough. */
    public Settings(Path distribution, Path home, int heapMegabytes, Map<String, String> extra) {
      this(distribution, home, heapMegabytes, extra, null);
    }
  }

  private final Settings settings;
  private final ServerFolder folder;
  private final String password;
  private final Thread hook = new Thread(this::shutdown, "elasticsearch-stop");
  private volatile Runnable beforeShutdown = () -> {};
  private @Nullable Trace trace;
  private @Nullable Node node;
  private boolean takenOver;
  private boolean closed;

  private ElasticsearchServer(Settings settings, ServerFolder folder, String password) {
    this.settings = settings;
    this.folder = folder;
    this.password = password;
  }

  /**
   * Comes back when the server is ready: after 10 to 30 s, or at once if one that a killed run left
   * behind could be taken over.
   *
   * @throws ServerException if it cannot start; nothing is left running then
   */
  public static ElasticsearchServer start(Settings settings) {
    var distribution = Distribution.at(settings.distribution());
    try {
      var folder = ServerFolder.below(settings.home());
      var server = new ElasticsearchServer(settings, folder, folder.password(new SecureRandom()));
      Runtime.getRuntime().addShutdownHook(server.hook);
      try {
        server.takeOverOrLaunch(distribution);
        return server;
      } catch (IOException | InterruptedException | RuntimeException e) {
        server.close();
        throw e;
      }
    } catch (IOException | UncheckedIOException e) {
      throw new ServerException(
          "Elasticsearch's folder in %s cannot be prepared: %s".formatted(settings.home(), e),
          Remedy.forWhatWasSaid(e.toString()).advice(settings.home().resolve("elasticsearch/logs")),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerException(
          "The start of Elasticsearch was interrupted.", "Start it again.", e);
    }
  }

  private void takeOverOrLaunch(Distribution distribution)
      throws IOException, InterruptedException {
    var configuration = Configuration.of(settings, folder);
    var fingerprint = configuration.fingerprint(distribution, JAVA_HOME);
    var left = Trace.in(folder).orElse(null);
    if (left != null) {
      begin(left);
      if (left.fingerprint().equals(fingerprint) && answers(left.run())) {
        takenOver = true;
        return;
      }
      left.run().stop();
    }
    configuration.writeTo(folder.config());
    var account = Account.forServer(folder, distribution, JAVA_HOME.resolve("bin/java"));
    var launcher = new Launcher(distribution, folder, account, JAVA_HOME);
    launcher.keepPassword(password);
    launch(launcher, new Trace(Run.begin(), fingerprint));
  }

  private void launch(Launcher launcher, Trace next) throws IOException, InterruptedException {
    var process = begin(launcher, next);
    try {
      launcher.awaitReady(process);
    } catch (ServerException e) {
      refuseIfClosed(); // then it is no fault of the server
      throw e;
    }
    var deadline = Instant.now().plus(LONGEST_SILENCE);
    while (!answers(next.run())) {
      refuseIfClosed();
      if (Instant.now().isAfter(deadline)) {
        throw launcher.failure("Elasticsearch started, but does not answer to our password");
      }
      // it listens a moment before it can tell who asks
      TimeUnit.MILLISECONDS.sleep(200);
    }
    node().awaitIndices();
  }

  private synchronized void begin(Trace next) {
    refuseIfClosed();
    trace = next;
  }

  private synchronized void refuseIfClosed() {
    if (closed) {
      throw new ServerException("The start of Elasticsearch was broken off.", "Start it again.");
    }
  }

  /** Not while it is closed: what starts after that would be left behind. */
  private synchronized Process begin(Launcher launcher, Trace next) throws IOException {
    begin(next);
    next.writeTo(folder);
    return launcher.start(next.run());
  }

  /** Whether the run's server is the only process it has, and answers to our password. */
  private boolean answers(Run run) throws IOException, InterruptedException {
    var processes = run.processes();
    if (processes.size() != 1 || !Files.exists(folder.ports())) {
      return false;
    }
    var scheme = settings.caFile() == null ? "http" : "https";
    var listening = Files.readString(folder.ports()).lines().findFirst().orElse("");
    if (listening.isBlank()) {
      return false;
    }
    node = new Node(URI.create(scheme + "://" + listening), USER, password, settings.caFile());
    return node.process().equals(OptionalLong.of(processes.getFirst().pid()));
  }

  /** For example {@code http://127.0.0.1:41231}: the port is another at every start. */
  public URI address() {
    return node().address();
  }

  private Node node() {
    if (node == null) {
      throw new IllegalStateException("not started");
    }
    return node;
  }

  public String user() {
    return USER;
  }

  /** Drawn at the first start of the home; {@code HOME/elasticsearch/password} keeps it. */
  public String password() {
    return password;
  }

  /** Whether this is the server of an earlier run, which was killed before it could stop it. */
  public boolean takenOver() {
    return takenOver;
  }

  /**
   * What must be over before the server goes when the JVM is told to end (Ctrl-C, SIGTERM), such as
   * stopping a job: shutdown hooks run side by side, and this one would not wait for another.
   */
  public void beforeShutdown(Runnable work) {
    beforeShutdown = work;
  }

  private void shutdown() {
    try {
      beforeShutdown.run();
    } finally {
      close();
    }
  }

  /** Stops the server and waits for its end, if need be by force after a while. Idempotent. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (Thread.currentThread() != hook) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException alreadyShuttingDown) {
        // the hook will find it closed
      }
    }
    if (trace != null) {
      trace.run().stop();
      try {
        trace.removeFrom(folder);
      } catch (IOException e) {
        throw new UncheckedIOException("The server has stopped, but its trace remains", e);
      }
    }
  }
}
