/**
 * Looks at sources on the network, keeps every answer as it was sent, and can prove when it looked.
 *
 * <p>Three rooms: {@code http} fetches politely and safely, {@code archive} keeps what came in WARC
 * files, {@code ledger} keeps in a database what was tried and what came of it, and answers from
 * that when a source was really watched. They do not know what stands in a page; {@code job} lets
 * {@code extract} read it.
 *
 * <p>Imports {@code core}, {@code database}, Apache HttpClient, crawler-commons, jwarc, zstd-jni,
 * Jackson, Jdbi and the JDK. Imported by {@code job}.
 */
@NullMarked
package org.unsaid.collect;

import org.jspecify.annotations.NullMarked;
