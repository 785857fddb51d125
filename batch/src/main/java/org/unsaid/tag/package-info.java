/**
 * Finds what a statement is about: topics, and events that it answers or mentions, by stored
 * queries; who issued it with others; and whose text it repeats.
 *
 * <p>Enter at {@link org.unsaid.tag.Tagger}, which looks at each statement alone. {@code Analysis}
 * says how texts of each language become words, {@code Queries} how a researcher's query is read.
 * When all statements are there, {@link org.unsaid.tag.SharedBands} finds those worth comparing and
 * {@link org.unsaid.tag.NearCopies} compares them.
 *
 * <p>Imports {@code core}, Lucene and the JDK. Imported by {@code job}.
 */
@NullMarked
package org.unsaid.tag;

import org.jspecify.annotations.NullMarked;
