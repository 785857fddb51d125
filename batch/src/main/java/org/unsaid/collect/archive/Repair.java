package org.unsaid.collect.archive;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What was mended when an archive was opened, or could not be.
 *
 * @param file name of the WARC file
 * @param offset where its last whole record ends, or the damage begins
 * @param length bytes that were cut off; 0: none
 * @param words that can be printed
 * @param torn the file that holds the bytes that were cut off; null: nothing was cut off
 */
public record Repair(String file, long offset, long length, String words, @Nullable Path torn) {}
