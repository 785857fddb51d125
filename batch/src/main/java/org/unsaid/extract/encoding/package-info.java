/**
 * Characters from bytes, whatever is declared.
 *
 * <p>Enter at {@link org.unsaid.extract.encoding.Decoder}.
 */
@NullMarked
package org.unsaid.extract.encoding;

import org.jspecify.annotations.NullMarked;
