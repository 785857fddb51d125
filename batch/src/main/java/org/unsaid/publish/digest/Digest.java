package org.unsaid.publish.digest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Subscription;
import org.unsaid.core.Watch;

/**
 * What a reader is told, ready for a mail.
 *
 * @param subject on one line
 * @param text all of it
 * @param html the same as a page; null: its reader wants text alone
 * @param table the same as CSV; null: there is nothing in it, or its reader wants text alone
 * @param pictures that the page shows
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares digests
public record Digest(
    String subject,
    String text,
    @Nullable String html,
    byte @Nullable [] table,
    List<Picture> pictures) {

  /** The name of the table. */
  public static final String TABLE = "findings.csv";

  /** Mail clients cut what is longer than some 100 KB. */
  private static final int LONGEST_PAGE = 90_000;

  private static final int ENTRIES = 20;
  private static final int ROWS = 5_000;

  public Digest {
    pictures = List.copyOf(pictures);
  }

  /**
   * A picture within the page.
   *
   * @param name by which the page shows it, such as {@code timeline-1@unsaid}
   * @param words what it shows, for who does not see it
   * @param png its bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares pictures
  public record Picture(String name, String words, byte[] png) {}

  /**
   * Tells news to a reader: cut where it would be too long, and then it says where the rest is.
   *
   * @param unsubscribe to whom one writes to end the subscription; empty: nobody said
   */
  public static Digest of(
      News news,
      Subscription subscription,
      Watch watch,
      Links links,
      String unsubscribe,
      List<Picture> pictures) {
    boolean page =
        subscription.way() instanceof Subscription.Way.Mail mail
            && mail.format() == Subscription.Format.HTML;
    var writer = new SheetWriter(news, subscription, watch, links, unsubscribe);
    int rows = page && !news.isQuiet() ? ROWS : 0;
    var subject = writer.subject();
    for (int most = ENTRIES; ; most /= 2) {
      var sheet = writer.sheet(most, rows);
      var html = page ? HtmlPart.of(sheet, subject, writer.words(), pictures) : null;
      var text = TextPart.of(sheet);
      int longest = html == null ? bytes(text) : bytes(html);
      if (longest <= LONGEST_PAGE || most == 1) {
        return new Digest(
            subject,
            text,
            html,
            rows == 0 ? null : new FindingTable(news, watch).csv(rows),
            page ? pictures : List.of());
      }
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
