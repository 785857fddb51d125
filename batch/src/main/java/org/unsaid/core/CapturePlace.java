package org.unsaid.core;

/**
 * Where the archive holds a response.
 *
 * @param file name of the WARC file, without its folder
 * @param offset in bytes, of the gzip member that holds the response (or revisit) record
 * @param digest of the payload, as WARC writes it, {@code sha256:} and hexadecimal digits
 */
public record CapturePlace(String file, long offset, String digest) {}
