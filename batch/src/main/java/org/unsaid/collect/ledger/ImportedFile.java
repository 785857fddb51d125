package org.unsaid.collect.ledger;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of captures that was not made by collecting.
 *
 * @param digest SHA-256 of all its bytes, in hexadecimal
 * @param path where it was found last
 * @param source id of the source to which all of it was said to belong; null: each by its address
 * @param imported first
 * @param records in it
 * @param reading into which index, for which watch and by which program it was read to its end
 *     last; null: never
 */
public record ImportedFile(
    String digest,
    Path path,
    @Nullable String source,
    Instant imported,
    long records,
    @Nullable String reading) {}
