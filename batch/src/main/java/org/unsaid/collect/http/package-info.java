/**
 * Fetches one address at a time: politely, safely, and with every byte kept.
 *
 * <p>Enter at {@link org.unsaid.collect.http.Fetcher}; it gives a {@link
 * org.unsaid.collect.http.Fetch}.
 */
@NullMarked
package org.unsaid.collect.http;

import org.jspecify.annotations.NullMarked;
