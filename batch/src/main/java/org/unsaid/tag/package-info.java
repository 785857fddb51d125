/**
 * Finds what a statement is about: topics, and events that it answers or mentions, by stored
 * queries.
 *
 * <p>Enter at {@link org.unsaid.tag.Tagger}. {@code Analysis} says how texts of each language
 * become words, {@code Queries} how a researcher's query is read.
 *
 * <p>Imports {@code core}, Lucene and the JDK. Imported by {@code job}.
 */
@NullMarked
package org.unsaid.tag;

import org.jspecify.annotations.NullMarked;
