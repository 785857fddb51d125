/**
 * Keeps statements, events, reactions, verdicts and coverage in Elasticsearch, and finds them
 * again.
 *
 * <p>Enter at {@link org.unsaid.index.Cluster}, which is connected and has the mappings of {@code
 * mappings/}; then {@link org.unsaid.index.StatementIndex}, {@link org.unsaid.index.VoiceIndex} and
 * {@link org.unsaid.index.VerdictIndex}.
 *
 * <p>Imports {@code core}, the Elasticsearch client, Jackson and the JDK. Imported by {@code job}.
 */
@NullMarked
package org.unsaid.index;

import org.jspecify.annotations.NullMarked;
