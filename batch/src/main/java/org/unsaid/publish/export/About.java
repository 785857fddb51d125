package org.unsaid.publish.export;

import java.time.Instant;

/**
 * What a snapshot is of.
 *
 * @param watch its name
 * @param watchDigest SHA-256 of all files of the watch, as they were read
 * @param asOf nothing that was first seen later is in it
 * @param version of the program
 * @param method that judged
 * @param texts whether it holds the texts of others
 */
public record About(
    String watch, String watchDigest, Instant asOf, String version, String method, boolean texts) {}
