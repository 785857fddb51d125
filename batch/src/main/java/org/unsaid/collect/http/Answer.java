package org.unsaid.collect.http;

import org.jspecify.annotations.Nullable;

/**
 * What one request came to.
 *
 * @param exchange null: not a byte came back
 * @param fault null: a whole answer came, whatever its status
 */
record Answer(@Nullable Exchange exchange, @Nullable FetchFault fault) {}
