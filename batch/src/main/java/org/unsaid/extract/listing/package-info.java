/**
 * What a polled source shows: the items of feeds, sitemaps and lists of links, in their order, with
 * their dates as written. Nothing is fetched, and nothing that a document declares is looked up.
 *
 * <p>Enter at {@link org.unsaid.extract.listing.Listings}. {@code Feeds} and {@code Sitemaps} read
 * strictly, {@code TolerantFeed} and {@code TolerantSitemap} read on where a document is broken;
 * {@code LinkList} reads the links that a researcher selected, {@code ListFinder} finds them.
 *
 * <p>Imports {@code core}, {@code extract.date}, {@code extract.encoding}, ROME, crawler-commons,
 * Jackson, Jsoup and the JDK. Imported by {@code job}.
 */
@NullMarked
package org.unsaid.extract.listing;

import org.jspecify.annotations.NullMarked;
