package org.unsaid.extract;

import org.unsaid.extract.date.Dating;
import org.unsaid.extract.encoding.Decoded;
import org.unsaid.extract.text.Found;

/**
 * What was read from one capture, each field with its evidence.
 *
 * @param decoded the characters of it
 * @param text blocks apart by newlines
 * @param language BCP 47, lower case
 */
public record Extraction(Decoded decoded, Found title, Found text, Found language, Dating dating) {}
