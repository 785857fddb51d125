package org.unsaid.collect.archive;

import java.util.List;
import java.util.Optional;
import org.unsaid.collect.http.Exchange;

/** Finds the response that an unchanged answer is a revisit of. */
final class Originals {

  /** Versions of a page that are compared, newest first. */
  private static final int LOOK_BACK = 16;

  private final Catalogue catalogue;
  private final Reading reading;

  Originals(Catalogue catalogue, Reading reading) {
    this.catalogue = catalogue;
    this.reading = reading;
  }

  Optional<Packing.Original> of(Exchange exchange, Packing packing) {
    if (!packing.canBeRevisit()) {
      return Optional.empty();
    }
    if (exchange.status() == 304) {
      return notModified(exchange).map(line -> original(line, true));
    }
    return packing.hasPayload()
        ? same(exchange, packing).map(line -> original(line, false))
        : Optional.empty();
  }

  private static Packing.Original original(IndexLine line, boolean notModified) {
    return new Packing.Original(line.url(), line.original(), line.digest(), notModified);
  }

  private Optional<IndexLine> same(Exchange exchange, Packing packing) {
    return catalogue.newest(
        IndexLine.key(exchange.url().toString()),
        null,
        LOOK_BACK,
        line -> line.isOf(exchange.url()) && line.digest().equals(packing.digest()));
  }

  /**
   * The page that the server was asked about: by the validators that we sent, since 304 speaks of
   * that version alone. Without any, the newest.
   */
  private Optional<IndexLine> notModified(Exchange exchange) {
    var end = Fields.end(exchange.request(), 0);
    var request = Fields.parse(exchange.request(), 0, end < 0 ? exchange.request().length : end);
    var tags = request.all("If-None-Match").stream().map(Originals::strong).toList();
    var since = request.all("If-Modified-Since");
    return catalogue.newest(
        IndexLine.key(exchange.url().toString()),
        null,
        LOOK_BACK,
        line ->
            line.isOf(exchange.url())
                && line.status() == 200
                && ((tags.isEmpty() && since.isEmpty()) || names(line, tags, since)));
  }

  private boolean names(IndexLine line, List<String> tags, List<String> since) {
    var head = reading.head(line.place());
    return tags.isEmpty()
        ? head.flatMap(found -> found.first("Last-Modified")).filter(since::contains).isPresent()
        : head.flatMap(found -> found.first("ETag"))
            .map(Originals::strong)
            .filter(tags::contains)
            .isPresent();
  }

  private static String strong(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }
}
