package org.unsaid.extract.text;

import org.jsoup.nodes.Document;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;

/** Reads the title of a page, without the name of its site. */
public final class Titles {

  private Titles() {}

  /** A title from elsewhere, such as a document's property, as one line without unseen marks. */
  public static String line(String raw) {
    return TitleLine.of(raw);
  }

  /**
   * The title; one line. Empty only if the page has no title, no heading and no field for one.
   *
   * @param page left as it is
   * @param selector CSS selector of the title, which a researcher wrote for this source: it wins
   */
  public static Found read(Document page, @Nullable String selector) {
    var missed = "";
    if (selector != null) {
      try {
        for (var element : page.select(selector)) {
          var text =
              TitleLine.of(element.hasAttr("content") ? element.attr("content") : element.text());
          if (!text.isEmpty()) {
            return new Found(text, "selector " + selector);
          }
        }
        missed = "; selector " + selector + " finds nothing";
      } catch (Selector.SelectorParseException | IllegalArgumentException e) {
        missed = "; selector " + selector + " is not CSS";
      }
    }
    var clues = TitleClues.of(page);
    var site = new SiteNames(clues.sites(), page.location());
    var found = new TitleChoice(clues, site, Headline.of(clues.scripts())).choose();
    return new Found(found.value(), found.why() + missed);
  }
}
