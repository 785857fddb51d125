package org.unsaid.extract;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.unsaid.core.When;

/**
 * The same statement has the same id, whoever finds it, so a second run changes nothing. Never of
 * the body: a text that is edited stays the same statement.
 */
final class StatementId {

  private StatementId() {}

  static String ofUrl(String institution, String url) {
    return of(institution, "url " + CanonicalUrl.of(url));
  }

  static String ofArchive(String institution, String id) {
    return of(institution, "id " + id);
  }

  static String ofTitle(String institution, String title, When published) {
    return of(
        institution, "title " + title + "\n" + published.earliest() + "/" + published.latest());
  }

  private static String of(String institution, String key) {
    var digest =
        Digests.sha256().digest((institution + "\n" + key).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, 16);
  }
}
