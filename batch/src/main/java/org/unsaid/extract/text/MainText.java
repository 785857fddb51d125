package org.unsaid.extract.text;

import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** Reads the main text of a page, without what surrounds it. */
public final class MainText {

  private MainText() {}

  /**
   * The text, blocks apart by newlines.
   *
   * @param page may be altered: nobody reads it afterwards
   * @param title as read by {@link Titles}; empty: none
   * @param selector CSS selector of the text, which a researcher wrote for this source: it wins
   */
  public static Found read(Document page, String title, @Nullable String selector) {
    page.select("script, style, noscript, nav, header, footer, aside, form").remove();
    return new Found(page.body().wholeText().replaceAll("\\s*\\n\\s*", "\n").strip(), "all of it");
  }
}
