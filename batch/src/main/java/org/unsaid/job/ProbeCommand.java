package org.unsaid.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unsaid.collect.http.Fetch;
import org.unsaid.collect.http.FetchRequest;
import org.unsaid.collect.http.Fetcher;
import org.unsaid.core.Capture;
import org.unsaid.core.Source;
import org.unsaid.extract.Extractor;
import org.unsaid.extract.listing.Listing;
import org.unsaid.extract.listing.Listings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at an address as a source of a watch would be looked at, and proposes the source. */
@Command(
    name = "probe",
    description = {
      "Look at a feed, sitemap or list, show what would be read, and propose an entry for"
          + " 'sources:'.",
      "Nothing is kept."
    },
    mixinStandardHelpOptions = true)
final class ProbeCommand implements Callable<Integer> {

  /** It cannot be a source as it is. */
  private static final int REFUSED = 3;

  /** Pages of items that are looked at for their dates. */
  private static final int PAGES = 3;

  @Parameters(paramLabel = "URL", arity = "0..1", description = "Of a feed, sitemap or list.")
  @Nullable URI url;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "A saved page instead, without any network; URL is then where it came from.")
  @Nullable Path file;

  @Mixin NetworkOptions options = new NetworkOptions();

  private final Surroundings surroundings;

  ProbeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (file != null) {
      return told(saved(file), Probe.Around.nothing("not asked: this is a saved page"));
    }
    if (url == null || url.getHost() == null) {
      throw new UsageException("Name an address such as https://example.org/news, or --file FILE.");
    }
    try (var fetcher = options.fetcher(surroundings)) {
      return look(fetcher, url);
    }
  }

  private int look(Fetcher fetcher, URI address) {
    return switch (fetcher.fetch(FetchRequest.of(address))) {
      case Fetch.Fetched fetched -> {
        var capture = fetched.answer().capture();
        yield told(capture, around(fetcher, address, capture));
      }
      case Fetch.NotModified _ -> throw new IllegalStateException("304 to a plain request");
      case Fetch.Disallowed disallowed -> refused(address, disallowed.why());
      case Fetch.Failed failed -> refused(address, failed.failure().stored() + ": " + failed.why());
    };
  }

  private int refused(URI address, String why) {
    surroundings.out().println(address + " cannot be fetched: " + why);
    return REFUSED;
  }

  private static Probe.Around around(Fetcher fetcher, URI address, Capture capture) {
    var listing = Listings.read(capture, null, null);
    Capture sitemap = null;
    if (listing.items().isEmpty()
        && listing.kind() == Source.Polled.Kind.SITEMAP
        && !listing.further().isEmpty()
        && fetcher.fetch(FetchRequest.of(listing.further().getFirst()))
            instanceof Fetch.Fetched fetched) {
      sitemap = fetched.answer().capture();
    }
    var items = sitemap == null ? listing.items() : Listings.read(sitemap, null, null).items();
    var pages =
        items.stream()
            .map(Listing.Item::url)
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .limit(PAGES)
            .map(item -> page(fetcher, item))
            .toList();
    return new Probe.Around(
        fetcher.remark(address).orElse("allows it"), fetcher.sitemaps(address), sitemap, pages);
  }

  private static Probe.Page page(Fetcher fetcher, URI item) {
    return switch (fetcher.fetch(FetchRequest.of(item))) {
      case Fetch.Fetched fetched -> new Probe.Page(item, fetched.answer().capture(), "");
      case Fetch.NotModified _ -> throw new IllegalStateException("304 to a plain request");
      case Fetch.Disallowed disallowed -> new Probe.Page(item, null, disallowed.why());
      case Fetch.Failed failed ->
          new Probe.Page(item, null, failed.failure().stored() + ": " + failed.why());
    };
  }

  private Capture saved(Path saved) {
    if (!Files.isRegularFile(saved)) {
      throw new UsageException("There is no file '" + saved + "'.");
    }
    try {
      return new Capture(url, null, Map.of(), Files.readAllBytes(saved));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int told(Capture capture, Probe.Around around) {
    try (var extractor = new Extractor()) {
      var probe = new Probe(extractor, surroundings.width());
      surroundings.out().print(probe.report(capture, around));
      return probe.isSource(capture) ? 0 : REFUSED;
    }
  }
}
