/**
 * Fetches one address at a time: politely, safely, and with every byte kept.
 *
 * <p>Enter at {@link org.unsaid.collect.http.Fetcher}; it gives a {@link
 * org.unsaid.collect.http.Fetch}. Behind it, {@code Hops} follows redirects; each hop passes {@code
 * Destination} (the URL), {@code Robots} and {@code Pace}, and is asked by an {@code Asker}, which
 * checks its {@code Addresses} and lets a {@code Wire} hear what is said.
 */
@NullMarked
package org.unsaid.collect.http;

import org.jspecify.annotations.NullMarked;
