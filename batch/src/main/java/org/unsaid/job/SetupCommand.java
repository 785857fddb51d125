package org.unsaid.job;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unsaid.index.Cluster;
import org.unsaid.publish.dashboard.Dashboards;
import org.unsaid.publish.dashboard.Imported;
import org.unsaid.publish.dashboard.Kibana;
import org.unsaid.publish.dashboard.KibanaAccess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes Elasticsearch and Kibana ready: index templates, and the dashboards. */
@Command(
    name = "setup",
    description = {
      "Make Elasticsearch and Kibana ready: index templates, and the dashboards.",
      "What has the dashboards' ids in the space is replaced: keep changes of yours in copies.",
      "Exit code 3: imported, but not all of it is shown."
    },
    mixinStandardHelpOptions = true)
final class SetupCommand implements Callable<Integer> {

  private static final int NOT_ALL = 3;

  @Mixin Place place = new Place();

  @Option(
      names = "--kibana",
      paramLabel = "URL",
      description = "Import the dashboards into this Kibana, 9.2 or newer.")
  @Nullable URI kibana;

  @Option(
      names = "--kibana-api-key-file",
      paramLabel = "FILE",
      description = "Holds the API key for it, in the encoded form.")
  @Nullable Path apiKeyFile;

  @Option(names = "--kibana-user", paramLabel = "NAME", description = "Who we are there.")
  @Nullable String user;

  @Option(
      names = "--kibana-password-file",
      paramLabel = "FILE",
      description = "Holds the password for it.")
  @Nullable Path passwordFile;

  @Option(
      names = "--kibana-ca-file",
      paramLabel = "FILE",
      description = "PEM certificate of the authority that signed its certificate.")
  @Nullable Path caFile;

  @Option(
      names = "--space",
      paramLabel = "ID",
      defaultValue = "default",
      description = "The space that the dashboards go into (default: ${DEFAULT-VALUE}).")
  String space = "default";

  @Option(names = "--dry-run", description = "Say what would change, and change nothing.")
  boolean dryRun;

  private final Surroundings surroundings;

  SetupCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    // a fault of the command line is told before anything is changed
    var access = kibana == null ? Optional.<KibanaAccess>empty() : Optional.of(access(kibana));
    if (kibana != null && place.outside().isEmpty()) {
      say("index templates: not looked at, since no --elasticsearch is named");
    } else {
      templates();
    }
    return access.isEmpty() ? 0 : dashboards(access.get());
  }

  private void templates() {
    try (var workplace = Workplace.open(place, surroundings.progress())) {
      var access = workplace.access();
      var changes = Cluster.changes(access);
      if (!dryRun) {
        Cluster.open(access).close();
      }
      say(
          "index templates at %s: %s"
              .formatted(
                  access.address(),
                  changes.isEmpty() ? "nothing to change" : would("changed", "would change")));
      changes.forEach(change -> say("  " + change));
    }
  }

  private int dashboards(KibanaAccess access) {
    var ours = Dashboards.built();
    try (var there = Kibana.of(access, space)) {
      var imported = dryRun ? there.plan(ours) : there.put(ours);
      say(
          "Kibana %s at %s, space %s: %s"
              .formatted(
                  imported.kibana(),
                  access.address(),
                  space,
                  imported.faults().isEmpty() ? would("done", "would change") : "not all of it"));
      list(would("new", "would be new"), imported.fresh());
      list(would("replaced", "would be replaced"), imported.replaced());
      if (!dryRun) {
        say("  read back: %d dashboards, %d panels".formatted(boards(imported), imported.panels()));
      }
      imported.faults().forEach(fault -> surroundings.err().println("  " + fault));
      return imported.faults().isEmpty() ? 0 : NOT_ALL;
    }
  }

  private static long boards(Imported imported) {
    return Stream.of(imported.fresh(), imported.replaced())
        .flatMap(List::stream)
        .filter(name -> name.startsWith("dashboard "))
        .count();
  }

  private void list(String what, List<String> names) {
    if (!names.isEmpty()) {
      say("  %s: %s".formatted(what, names.stream().collect(Collectors.joining(", "))));
    }
  }

  private String would(String done, String planned) {
    return dryRun ? planned : done;
  }

  private KibanaAccess access(URI address) {
    var base = URI.create(address.toString().replaceAll("/+$", ""));
    if (base.getScheme() == null || base.getHost() == null) {
      throw new UsageException(
          "--kibana " + address + " is no address: write https://kibana.example.org:5601");
    }
    if (!space.matches("[a-z0-9_-]+")) {
      throw new UsageException(
          "--space '" + space + "' is no id of a space: it has a-z, 0-9, _ and - alone");
    }
    var authority = Optional.ofNullable(caFile);
    if (apiKeyFile != null) {
      return KibanaAccess.byKey(base, Place.read("--kibana-api-key-file", apiKeyFile), authority);
    }
    if (user != null && passwordFile != null) {
      return KibanaAccess.byPassword(
          base, user, Place.read("--kibana-password-file", passwordFile), authority);
    }
    throw new UsageException(
        "--kibana "
            + address
            + " needs --kibana-api-key-file, or --kibana-user and --kibana-password-file.");
  }

  private void say(String line) {
    surroundings.out().println(line);
  }
}
