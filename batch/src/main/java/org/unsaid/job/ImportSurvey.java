package org.unsaid.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.unsaid.collect.archive.WarcEntry;
import org.unsaid.collect.archive.WarcFile;
import org.unsaid.core.Source;
import org.unsaid.core.Source.Polled.Kind;
import org.unsaid.core.Watch;
import org.unsaid.extract.Extractor;
import org.unsaid.extract.listing.Listing;
import org.unsaid.extract.listing.Listings;

/**
 * Goes through files before their pages are read: how sound they are, and what their lists name.
 */
final class ImportSurvey {

  private final Watch watch;
  private final ImportSources sources;
  private final Map<String, ImportPlan.Named> named = new HashMap<>();
  private final Map<String, Source.Polled> lists = new HashMap<>();

  ImportSurvey(Watch watch) {
    this.watch = watch;
    this.sources = new ImportSources(watch);
    watch.polled().forEach(source -> lists.put(Extractor.canonical(source.url()), source));
  }

  /** What the lists of all files so far name, by canonical address. */
  Map<String, ImportPlan.Named> named() {
    return named;
  }

  /** Canonical addresses of the lists. */
  Set<String> lists() {
    return new HashSet<>(lists.keySet());
  }

  static String digest(Path file) {
    try (var in = Files.newInputStream(file)) {
      var digest = MessageDigest.getInstance("SHA-256");
      var buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    } catch (IOException e) {
      throw new UsageException(file + " cannot be read: " + e);
    }
  }

  /**
   * @param broken told each record that cannot be read
   */
  ImportPlan.File file(
      Path path, String digest, @Nullable String source, Consumer<WarcEntry.Broken> broken) {
    long entries = 0;
    long faults = 0;
    var marks = new ImportMarks();
    try (var warc = WarcFile.contents(path, 0)) {
      for (var next = warc.next(); next.isPresent(); next = warc.next()) {
        entries++;
        switch (next.get()) {
          case WarcEntry.Broken fault -> {
            faults++;
            broken.accept(fault);
          }
          case WarcEntry.Captured captured when captured.status() == 200 -> look(captured, source);
          default -> {}
        }
        if (warc.following().isPresent()) {
          marks.add(entries, warc.following().getAsLong());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s, after %d records".formatted(path, entries), e);
    }
    return new ImportPlan.File(digest, path, source, entries, faults, marks);
  }

  private void look(WarcEntry.Captured captured, @Nullable String stated) {
    if (captured.url().getHost() == null) {
      return;
    }
    var address = Extractor.canonical(captured.url());
    var known = lists.get(address);
    var source = known == null ? sources.of(captured.url(), stated).orElse(null) : known;
    if (source == null || (known == null && !isData(captured.capture().body()))) {
      return;
    }
    var listing =
        Listings.read(
            captured.capture(),
            known == null ? null : source.kind(),
            known == null ? null : itemSelector(source, captured));
    // a feed names statements, a sitemap of a whole site all that there is
    if (known == null && (listing.kind() == null || listing.kind() == Kind.LIST)) {
      return;
    }
    lists.put(address, source);
    if (known == null && listing.kind() == Kind.SITEMAP && source.kind() != Kind.SITEMAP) {
      return;
    }
    listing.further().forEach(further -> follow(further, source));
    listing.items().forEach(item -> name(item, source));
  }

  private void follow(URI further, Source.Polled source) {
    if (further.getHost() != null) {
      lists.putIfAbsent(Extractor.canonical(further), source);
    }
  }

  /** A later list may tell the date that an earlier one did not. */
  private void name(Listing.Item item, Source.Polled source) {
    var url = item.url();
    if (url != null && url.getHost() != null) {
      named.merge(
          Extractor.canonical(url),
          new ImportPlan.Named(source, item.published()),
          (before, now) -> before.published() == null ? now : before);
    }
  }

  private @Nullable String itemSelector(Source.Polled source, WarcEntry.Captured captured) {
    var at = captured.capture().captured();
    var zone = watch.institution(source.institution()).zone();
    return source
        .selectorsOn(at == null ? LocalDate.MAX : LocalDate.ofInstant(at, zone))
        .get("item");
  }

  /** Whether it may be a feed or a sitemap, so that not every page is parsed twice. */
  private static boolean isData(byte[] body) {
    var begin = new String(body, 0, Math.min(400, body.length), StandardCharsets.ISO_8859_1);
    var text = begin.replaceFirst("^[^<{]{0,10}", "").strip();
    return (text.startsWith("<?xml") && !text.contains("<html"))
        || text.startsWith("<rss")
        || text.startsWith("<feed")
        || text.startsWith("<rdf:RDF")
        || text.startsWith("<urlset")
        || text.startsWith("<sitemapindex")
        || text.startsWith("{");
  }
}
