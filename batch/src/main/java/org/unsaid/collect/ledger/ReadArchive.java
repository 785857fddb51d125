package org.unsaid.collect.ledger;

import java.nio.file.Path;
import java.time.Instant;

/**
 * An archive of a watch that was read into the index.
 *
 * @param source id
 * @param digest SHA-256 of all its files, in hexadecimal
 * @param path where they were
 * @param read when it first was
 */
public record ReadArchive(String source, String digest, Path path, Instant read) {}
