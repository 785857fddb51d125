/**
 * What a page says: title, main text, language.
 *
 * <p>Enter at {@link org.unsaid.extract.text.MainText}, {@link org.unsaid.extract.text.Titles},
 * {@link org.unsaid.extract.text.Languages}.
 *
 * <p>Imports {@code core}, Jsoup and the JDK. Imported by {@code extract}.
 */
@NullMarked
package org.unsaid.extract.text;

import org.jspecify.annotations.NullMarked;
