package org.unsaid.testing;

import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.ActKind;
import org.unsaid.core.Published;
import org.unsaid.core.Statement;
import org.unsaid.core.When;

/** Statements for tests, complete from a few words. */
public final class Statements {

  private Statements() {}

  /** A statement in a language, or in an unknown one. */
  public static Statement statement(String title, String text, @Nullable String language) {
    return statement("s-1", "mfa", "2026-03-03", title, text, language);
  }

  /** A statement of an institution on a day. */
  public static Statement statement(
      String id,
      String institution,
      String published,
      String title,
      String text,
      @Nullable String language) {
    var when = When.parse(published, ZoneOffset.UTC);
    return new Statement(
        id,
        institution,
        title,
        text,
        language,
        Published.stated(when, "archive"),
        null,
        null,
        when.latest(),
        true,
        "https://example.org/" + id,
        ActKind.OWN,
        "archive");
  }
}
