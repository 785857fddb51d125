/**
 * When a page was published: what is unsaid's own, since the date decides the verdict. All dates of
 * a page are collected with what they seem to be, and weighed; saying none is better than a wrong
 * one.
 *
 * <p>Enter at {@link org.unsaid.extract.date.Dates}. {@code DateText} finds dates in words of many
 * languages, {@code MachineDates} in what programs write.
 *
 * <p>Imports {@code core}, Jsoup and the JDK. Imported by {@code extract}.
 */
@NullMarked
package org.unsaid.extract.date;

import org.jspecify.annotations.NullMarked;
