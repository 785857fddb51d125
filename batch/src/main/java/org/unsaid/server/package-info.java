/**
 * Runs a real Elasticsearch as a child process: one server for one home folder, on loopback only.
 *
 * <p>Enter at {@link org.unsaid.server.ElasticsearchServer}, having acquired {@link
 * org.unsaid.server.HomeLock}. Every process of one start carries the same mark in its command line
 * ({@code Run}), so that what a killed run left behind is found, and nothing else is touched.
 *
 * <p>Imports the JDK and JSpecify's annotations alone. Imported by {@code job}.
 */
@NullMarked
package org.unsaid.server;

import org.jspecify.annotations.NullMarked;
