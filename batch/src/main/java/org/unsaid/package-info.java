/**
 * The map; read first. A statement travels
 *
 * <pre>watch file → collect → extract → tag → index → assess → publish</pre>
 *
 * <p>and what passes between two stages is a record of {@code core}. A stage takes one and returns
 * the next; it does not know who stands before or after it. Arrows go one way: {@code job} → stages
 * → {@code core} → JDK.
 *
 * <ul>
 *   <li>{@link org.unsaid.core} the nouns: Institution, Source, Statement, Event, Reaction,
 *       Verdict, Finding
 *   <li>{@link org.unsaid.watch} YAML → Watch, every fault named: {@link
 *       org.unsaid.watch.WatchFiles}
 *   <li>{@link org.unsaid.collect} sources on the network → captures, kept, with proof of when we
 *       looked: {@link org.unsaid.collect.http.Fetcher}, {@link
 *       org.unsaid.collect.archive.Archive}, {@link org.unsaid.collect.ledger.Ledger}
 *   <li>{@link org.unsaid.extract} captures, and lines of archives → Statement: {@link
 *       org.unsaid.extract.Extractor}, {@link org.unsaid.extract.StatementReader}
 *   <li>{@link org.unsaid.tag} Statement → topics and events: {@link org.unsaid.tag.Tagger}
 *   <li>{@link org.unsaid.index} into Elasticsearch and back: {@link org.unsaid.index.Cluster}
 *   <li>{@link org.unsaid.assess} Evidence → Verdict, pure: {@link org.unsaid.assess.Assessor}
 *   <li>{@link org.unsaid.history} what happened, in the database, for good: {@link
 *       org.unsaid.history.History}
 *   <li>{@link org.unsaid.outbox} what is sent to readers, until it is known what came of it:
 *       {@link org.unsaid.outbox.Outbox}
 *   <li>{@link org.unsaid.publish} Verdicts → a board, a dossier: {@link org.unsaid.publish.Board},
 *       {@link org.unsaid.publish.Dossier}; pages: {@link org.unsaid.publish.report.Report};
 *       digests: {@link org.unsaid.publish.digest.Digest}; dashboards for Kibana: {@link
 *       org.unsaid.publish.dashboard.Dashboards}; tables and snapshots: {@link
 *       org.unsaid.publish.export.Snapshot}; pictures for pages and mails: {@link
 *       org.unsaid.publish.picture.ResponseTimeline}
 *   <li>{@link org.unsaid.database} tables of ours, made and brought up to date: {@link
 *       org.unsaid.database.Tables}; beside the way
 *   <li>{@link org.unsaid.server} a real Elasticsearch as a child process: {@link
 *       org.unsaid.server.ElasticsearchServer}; beside the way, since it knows no statement
 *   <li>{@link org.unsaid.demo} an invented world of web sites on loopback: {@link
 *       org.unsaid.demo.World}; beside the way, since it is collected like any other
 *   <li>{@link org.unsaid.job} all Spring, the command line: {@link org.unsaid.job.Unsaid}
 * </ul>
 */
@NullMarked
package org.unsaid;

import org.jspecify.annotations.NullMarked;
