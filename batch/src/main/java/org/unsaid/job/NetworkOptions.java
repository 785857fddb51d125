package org.unsaid.job;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unsaid.collect.http.Fetcher;
import org.unsaid.collect.http.Limits;
import org.unsaid.collect.http.Manners;
import org.unsaid.core.Conduct;
import picocli.CommandLine.Option;

/** How a command without a watch fetches: as politely and safely as one that has a watch. */
final class NetworkOptions {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  @Option(
      names = "--contact",
      paramLabel = "ADDRESS",
      description =
          "A mail or web address of yours: whose pages are fetched must know whom to ask.")
  @Nullable String contact;

  @Option(
      names = "--allow",
      paramLabel = "HOST",
      description = "A host that may be private or at an unusual port, such as 127.0.0.1:8000.")
  List<String> allowed = List.of();

  /**
   * To be closed by who asks for it. Nothing that it fetches is kept.
   *
   * @throws UsageException if nobody says who fetches
   */
  Fetcher fetcher(Surroundings surroundings) {
    var userAgent =
        new Conduct(contact, PAUSE, allowed, null)
            .userAgent(Unsaid.version())
            .orElseThrow(
                () ->
                    new UsageException(
                        "Add --contact you@example.org: whose pages are fetched must know whom to ask."));
    var network = surroundings.network();
    return new Fetcher(
        new Manners(userAgent, PAUSE, Limits.usual(), Set.copyOf(allowed)),
        surroundings.clock(),
        _ -> {},
        network.resolver(),
        network.pauses());
  }
}
