package org.unsaid.extract.text;

import org.jspecify.annotations.Nullable;

/** Tells the language of a text. */
public final class Languages {

  private Languages() {}

  /**
   * The language, as BCP 47 in lower case; empty if it cannot be told.
   *
   * @param declared what the page says of itself, which is often wrong; null: nothing
   */
  public static Found read(String text, @Nullable String declared) {
    return new Found("", "not told");
  }
}
