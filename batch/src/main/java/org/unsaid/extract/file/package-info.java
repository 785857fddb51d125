/**
 * What stands in PDF, Word and the like. Their parsers are large, and their input comes from
 * outside, so they run in child processes with bounds of time, memory and output: a hostile file
 * costs one document and no more.
 *
 * <p>Enter at {@link org.unsaid.extract.file.Documents}; {@link org.unsaid.extract.file.FileKind}
 * tells from the first bytes whether a capture is a document at all.
 *
 * <p>The children are those of Tika's {@code ForkParser}: they get their classes from us, so they
 * need no class path, and so it is all the same whether we run from folders or from one packed jar.
 *
 * <p>Imports Tika, Jsoup and the JDK. Imported by {@code extract}.
 */
@NullMarked
package org.unsaid.extract.file;

import org.jspecify.annotations.NullMarked;
