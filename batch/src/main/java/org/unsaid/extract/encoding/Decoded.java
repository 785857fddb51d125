package org.unsaid.extract.encoding;

import java.nio.charset.Charset;

/**
 * Characters, and how they came about.
 *
 * @param text without a byte order mark
 * @param charset that the bytes were read in
 * @param why what decided for it, in words
 * @param replaced how many bytes made no character and became U+FFFD
 */
public record Decoded(String text, Charset charset, String why, long replaced) {}
