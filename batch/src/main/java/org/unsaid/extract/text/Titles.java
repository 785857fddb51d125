package org.unsaid.extract.text;

import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** Reads the title of a page, without the name of its site. */
public final class Titles {

  private Titles() {}

  /**
   * The title; one line.
   *
   * @param page left as it is
   * @param selector CSS selector of the title, which a researcher wrote for this source: it wins
   */
  public static Found read(Document page, @Nullable String selector) {
    var headline = page.selectFirst("h1");
    return headline == null
        ? new Found(page.title(), "<title>")
        : new Found(headline.text(), "<h1>");
  }
}
