package org.unsaid.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Event;
import org.unsaid.core.Finding;
import org.unsaid.core.Watch;
import tools.jackson.databind.node.ObjectNode;

/** A copy of the findings, whose truth is in the database. */
public final class FindingIndex {

  private static final String ALIAS = "unsaid-findings";

  private final Cluster cluster;
  private final ElasticsearchClient client;
  private final Watch watch;

  FindingIndex(Cluster cluster, ElasticsearchClient client, Watch watch) {
    this.cluster = cluster;
    this.client = client;
    this.watch = watch;
  }

  /** Writes findings, apart from those on institutions of which the watch has no names. */
  public void put(List<Finding> findings) {
    var bulk = new Bulk(cluster, client, ALIAS);
    for (var finding : findings) {
      if (finding.institution() == null
          || watch.institutions().containsKey(finding.institution())) {
        bulk.index(finding.id(), Documents.bytes(document(finding)));
      }
    }
    bulk.send();
    cluster.ask("refresh " + ALIAS, () -> client.indices().refresh(r -> r.index(ALIAS)));
  }

  private ObjectNode document(Finding finding) {
    var document = Documents.empty();
    watch.events().stream()
        .filter((Event event) -> event.id().equals(finding.event()))
        .findFirst()
        .ifPresent(event -> Documents.event(document, event));
    if (finding.institution() != null) {
      Documents.institution(document, watch.institution(finding.institution()));
    }
    document
        .put("kind", finding.kind().stored())
        .put("found", finding.found().toString())
        .put("summary", finding.summary());
    put(document, "source_id", finding.source());
    put(document, "topics", finding.topic());
    put(document, "statement_id", finding.statement());
    put(document, "url", finding.url());
    put(document, "alarm", finding.alarm());
    put(document, "ends", finding.ends());
    put(document, "happened_from", finding.from());
    put(document, "happened_until", finding.until());
    put(document, "detail", finding.detail());
    if (!finding.proofs().isEmpty()) {
      var proofs = document.putArray("proofs");
      for (var proof : finding.proofs()) {
        proofs
            .addObject()
            .put("what", proof.what())
            .put("captured", proof.captured().toString())
            .put("file", proof.place().file())
            .put("offset", proof.place().offset())
            .put("digest", proof.place().digest());
      }
    }
    return document;
  }

  private static void put(ObjectNode document, String field, @Nullable Object value) {
    if (value != null) {
      document.put(field, value.toString());
    }
  }
}
