package org.unsaid.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.TransportUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.unsaid.core.Watch;

/** A connection to Elasticsearch, whose indices are as this version of the program needs them. */
public final class Cluster implements AutoCloseable {

  private final Access access;
  private final ElasticsearchClient client;

  private Cluster(Access access, ElasticsearchClient client) {
    this.access = access;
    this.client = client;
  }

  /**
   * Connects, applies the index templates, and makes the indices that are missing.
   *
   * @throws IndexException if there is no answer, we are not let in, or a live index differs from
   *     its mapping
   */
  public static Cluster open(Access access) {
    var cluster = connected(access);
    try {
      cluster.ask("apply the index templates", () -> new Templates(cluster.client).apply());
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /**
   * What {@link #open} would change, a line each; changes nothing.
   *
   * @throws IndexException as it does
   */
  public static List<String> changes(Access access) {
    try (var cluster = connected(access)) {
      return cluster.ask(
          "look at the index templates", () -> new Templates(cluster.client).changes());
    }
  }

  private static Cluster connected(Access access) {
    var client =
        ElasticsearchClient.of(
            config -> {
              config.host(access.address()).jsonMapper(new Jackson3JsonpMapper());
              access.authority().ifPresent(file -> config.sslContext(trusting(file)));
              switch (access.credentials()) {
                case Access.Password(var user, var password) ->
                    config.usernameAndPassword(user, password);
                case Access.ApiKey(var encoded) -> config.apiKey(encoded);
              }
              return config;
            });
    return new Cluster(access, client);
  }

  /** The statements. */
  public StatementIndex statements(Watch watch) {
    return new StatementIndex(this, client, watch);
  }

  /** What statements are about, to be marked anew. */
  public TagIndex tags(Watch watch) {
    return new TagIndex(this, client, watch);
  }

  /** How much institutions publish. */
  public OutputIndex output() {
    return new OutputIndex(this, client);
  }

  /** Which statements repeat others. */
  public VoiceIndex voices(Watch watch) {
    return new VoiceIndex(this, client, watch);
  }

  /** Events, reactions, verdicts and coverage. */
  public VerdictIndex verdicts(Watch watch) {
    return new VerdictIndex(this, client, watch);
  }

  /** The copy of the changes of verdicts. */
  public ChangeIndex changes(Watch watch) {
    return new ChangeIndex(this, client, watch);
  }

  /** The copy of the findings. */
  public FindingIndex findings(Watch watch) {
    return new FindingIndex(this, client, watch);
  }

  /** The documents of all indices, for exports. */
  public TableIndex tables() {
    return new TableIndex(this, client);
  }

  /**
   * Names of the indices behind our aliases, each with its unique id: an index that was lost and
   * made anew has another.
   */
  public List<String> generation() {
    return ask("look at the indices", () -> new Templates(client).generation());
  }

  /** Deletes all indices and makes them anew, empty: what they held is in archives and database. */
  public void rebuild() {
    ask("make the indices anew", () -> new Templates(client).rebuild());
  }

  /** An exchange with the server whose failure is told in words. */
  <T> T ask(String what, Exchange<T> exchange) {
    try {
      return exchange.run();
    } catch (ElasticsearchException e) {
      throw new IndexException(
          "Elasticsearch at %s refused to %s: %s. %s"
              .formatted(
                  access.address(), what, e.getMessage(), remedy(e.status(), access.credentials())),
          e);
    } catch (IOException e) {
      throw new IndexException(
          "Elasticsearch at %s does not answer (wanted to %s): %s. %s"
              .formatted(
                  access.address(),
                  what,
                  e,
                  "Check the address, the network and, for https, --ca-file."),
          e);
    }
  }

  private static String remedy(int status, Access.Credentials credentials) {
    return switch (status) {
      case 401 ->
          switch (credentials) {
            case Access.Password _ -> "Check the user and the password.";
            case Access.ApiKey _ -> "Check the API key: it may be wrong or expired.";
          };
      case 403 ->
          "The API key needs the cluster privilege 'manage_index_templates' and all privileges on"
              + " 'unsaid-*'.";
      case 429 -> "The server has too much to do; try again later.";
      default -> "Status " + status + ".";
    };
  }

  private static SSLContext trusting(Path authority) {
    try {
      return TransportUtils.sslContextFromHttpCaCrt(authority.toFile());
    } catch (IOException | RuntimeException e) {
      throw new IndexException(
          "--ca-file " + authority + ": not a certificate in PEM form: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new IndexException("The connection cannot be closed: " + e.getMessage(), e);
    }
  }

  /** One exchange with the server. */
  interface Exchange<T> {
    T run() throws IOException;
  }
}
