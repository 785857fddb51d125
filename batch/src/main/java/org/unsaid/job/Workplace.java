package org.unsaid.job;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.unsaid.index.Access;
import org.unsaid.index.Cluster;
import org.unsaid.index.IndexException;
import org.unsaid.server.ElasticsearchServer;
import org.unsaid.server.HomeLock;

/**
 * A home that is ours for the time of one command, with a connection to Elasticsearch: our own
 * server, which begins to start at once and in the background, or an outside one.
 */
final class Workplace implements AutoCloseable {

  private final Place place;
  private final HomeLock lock;
  private @Nullable CompletableFuture<ElasticsearchServer> server;
  private final Progress progress;
  private @Nullable Cluster cluster;
  private @Nullable ConfigurableApplicationContext application;

  private Workplace(
      Place place,
      HomeLock lock,
      @Nullable CompletableFuture<ElasticsearchServer> server,
      Progress progress) {
    this.place = place;
    this.lock = lock;
    this.server = server;
    this.progress = progress;
  }

  /** Takes the home; the server, if we need one, starts meanwhile. */
  static Workplace open(Place place, Progress progress) {
    boolean inside = place.outside().isEmpty();
    var lock = HomeLock.acquire(place.home());
    return new Workplace(
        place,
        lock,
        inside
            ? CompletableFuture.supplyAsync(() -> ElasticsearchServer.start(place.server()))
            : null,
        progress);
  }

  /** The cluster, with our mappings; waits until the server is ready. */
  Cluster cluster() {
    if (cluster == null) {
      try (var step = progress.begin("server", "", -1)) {
        var access = access();
        cluster = Cluster.open(access);
        step.done("Elasticsearch at " + access.address() + (server == null ? "" : ", our own"));
      }
    }
    return cluster;
  }

  /**
   * Why Elasticsearch cannot be had now, though it may be later; empty: it is there.
   *
   * @throws IndexException if it will not be there either, as long as nobody changes something
   */
  Optional<String> away() {
    try {
      var _ = cluster();
      return Optional.empty();
    } catch (IndexException e) {
      if (e.isAway()) {
        return Optional.of(String.valueOf(e.getMessage()));
      }
      throw e;
    }
  }

  /** Where the cluster is; waits until our own server is ready. */
  Access access() {
    return place.outside().orElseGet(this::own);
  }

  private Access own() {
    if (server == null) {
      throw new IllegalStateException("An outside cluster has no server of ours");
    }
    try {
      var started = server.join();
      return new Access(
          started.address(),
          new Access.Password(started.user(), started.password()),
          Optional.empty());
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /**
   * Starts our own server again if it does not answer; what was opened on it is of no use then.
   *
   * @return whether it was started
   */
  boolean restartServer() {
    if (server == null || answers()) {
      return false;
    }
    if (cluster != null) {
      cluster.close();
      cluster = null;
    }
    stopServer();
    server = CompletableFuture.supplyAsync(() -> ElasticsearchServer.start(place.server()));
    var _ = cluster();
    return true;
  }

  /** Whether Elasticsearch can be asked now. */
  boolean answers() {
    try {
      return cluster != null && !cluster.generation().isEmpty();
    } catch (IndexException e) {
      return false;
    }
  }

  /** What must be over before our own server goes, when the JVM is told to end. */
  void beforeShutdown(Runnable work) {
    if (server != null) {
      var _ = server.thenAccept(started -> started.beforeShutdown(work));
    }
  }

  /** The database, for what is no job. */
  DataSource database() {
    return database(place);
  }

  /** The same without a server: for what asks the database alone. */
  static DataSource database(Place place) {
    var database = place.database();
    return new DriverManagerDataSource(database.url(), database.user(), database.password());
  }

  /** The jobs, ready to run on this work. */
  JobRuns jobs(Work work, InstantSource clock) {
    var settings = new HashMap<String, Object>(place.database().settings());
    settings.put("spring.batch.job.enabled", false);
    settings.put("spring.batch.jdbc.initialize-schema", "always");
    // each step has one, and asks for another now and then
    settings.put(
        "spring.datasource.hikari.maximum-pool-size", place.threads + Application.MORE + 3);
    // one try: a wrong password does not become right by waiting
    settings.put("spring.datasource.hikari.initialization-fail-timeout", 1);
    // a thousand sources may ask at once, and wait for one another
    settings.put("spring.datasource.hikari.connection-timeout", 60_000);
    settings.put("logging.file.name", place.home().resolve("unsaid.log").toString());
    settings.put("logging.threshold.console", "OFF");
    settings.put("logging.level.root", "INFO");
    // first of all, since it may fail
    var generation = cluster().generation();
    var started = start(work, settings);
    application = started;
    return new JobRuns(started, work, generation, clock, place::databaseFailure);
  }

  private ConfigurableApplicationContext start(Work work, Map<String, Object> settings) {
    try {
      return new SpringApplicationBuilder(Application.class)
          .web(WebApplicationType.NONE)
          .logStartupInfo(false)
          .bannerMode(Banner.Mode.OFF)
          .registerShutdownHook(false)
          .properties(settings)
          .initializers(
              context -> ((GenericApplicationContext) context).registerBean(Work.class, () -> work))
          .run();
    } catch (BeansException e) {
      @Nullable SQLException told = null;
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        told = cause instanceof SQLException sql ? sql : told;
      }
      if (told == null) {
        throw e;
      }
      throw new DatabaseException(place.databaseFailure(String.valueOf(told.getMessage())), e);
    }
  }

  @Override
  public void close() {
    // what depends on another goes first; the lock is last, since it guards all of them
    try (lock) {
      try {
        if (application != null) {
          application.close();
        }
        if (cluster != null) {
          cluster.close();
        }
      } finally {
        stopServer();
      }
    }
  }

  private void stopServer() {
    if (server != null) {
      server
          .handle(
              (started, _) -> {
                if (started != null) {
                  started.close();
                }
                return true;
              })
          .join();
    }
  }
}
