package org.unsaid.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unsaid.extract.date.Dating;
import org.unsaid.extract.listing.Listing;
import org.unsaid.extract.notice.Notice;
import org.unsaid.extract.text.Found;

/** What became of one capture. */
public sealed interface Extraction {

  /**
   * Each field with its evidence.
   *
   * @param form what the bytes are and how they became characters, in words
   * @param text blocks apart by newlines
   * @param language BCP 47, lower case
   * @param notes what a reader of this should know besides: characters that were lost, a part that
   *     was cut off
   * @param notice that it says instead of a text; null: it is none
   */
  record Read(
      String form,
      Found title,
      Found text,
      Found language,
      Dating dating,
      List<String> notes,
      @Nullable Notice notice)
      implements Extraction {
    public Read {
      notes = List.copyOf(notes);
    }
  }

  /** It is a feed, a sitemap or a list: not one text, but the addresses of many. */
  record Listed(Listing listing) implements Extraction {}

  /** Nothing could be read. */
  record Refused(String why) implements Extraction {}
}
