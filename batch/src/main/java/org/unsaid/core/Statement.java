package org.unsaid.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One text of one institution.
 *
 * @param id hash of the institution and the canonical URL (or the archive's id, else title and
 *     time), never of the body: versions share it
 * @param institution id
 * @param title empty if there is none
 * @param text paragraphs apart by newlines
 * @param language BCP 47, lower case; null: unknown
 * @param acted when the thing happened that it tells of, such as a meeting, as far as it says
 * @param updated when it was last changed, as far as it says
 * @param firstSeen when we, or the archive, first saw it
 * @param firstSeenAssumed true where nobody noted that, and it is the end of the published interval
 * @param source id of the source
 * @param version of its text, as far as we saw it change: 1 is the first
 * @param fetched when we came to have it, where that was long after it was out and so says nothing
 *     of {@code firstSeen}; null: then
 */
public record Statement(
    String id,
    String institution,
    String title,
    String text,
    @Nullable String language,
    Publication publication,
    @Nullable When acted,
    @Nullable When updated,
    Instant firstSeen,
    boolean firstSeenAssumed,
    @Nullable String url,
    ActKind actKind,
    String source,
    int version,
    @Nullable Instant fetched) {

  private static final int LEAD = 700;

  /** One that was had when it was first seen. */
  public Statement(
      String id,
      String institution,
      String title,
      String text,
      @Nullable String language,
      Publication publication,
      @Nullable When acted,
      @Nullable When updated,
      Instant firstSeen,
      boolean firstSeenAssumed,
      @Nullable String url,
      ActKind actKind,
      String source,
      int version) {
    this(
        id,
        institution,
        title,
        text,
        language,
        publication,
        acted,
        updated,
        firstSeen,
        firstSeenAssumed,
        url,
        actKind,
        source,
        version,
        null);
  }

  /** The first text. */
  public Statement(
      String id,
      String institution,
      String title,
      String text,
      @Nullable String language,
      Publication publication,
      @Nullable When acted,
      @Nullable When updated,
      Instant firstSeen,
      boolean firstSeenAssumed,
      @Nullable String url,
      ActKind actKind,
      String source) {
    this(
        id,
        institution,
        title,
        text,
        language,
        publication,
        acted,
        updated,
        firstSeen,
        firstSeenAssumed,
        url,
        actKind,
        source,
        1);
  }

  /**
   * The same, out since a time that its page does not tell, if it tells none.
   *
   * @param span in which it was put up
   * @param evidence in words that can be printed
   */
  public Statement publishedIn(Span span, String evidence) {
    return publication instanceof Undated ? with(id, within(span, evidence), version) : this;
  }

  /**
   * The same, found on an older page long after it was out: that we saw it late says nothing of
   * when it appeared. First seen is then the end of the time in which it was published, marked as
   * assumed; when we saw it is then {@code fetched}. Of one without a date it stays what it was.
   */
  public Statement foundLater() {
    if (!(publication instanceof Published published)
        || !published.when().latest().isBefore(firstSeen)) {
      return this;
    }
    return new Statement(
        id,
        institution,
        title,
        text,
        language,
        publication,
        acted,
        updated,
        published.when().latest(),
        true,
        url,
        actKind,
        source,
        version,
        fetched == null ? firstSeen : fetched);
  }

  /**
   * A later text of the same statement: what is new in it was said when it was edited, and not when
   * the first text was published.
   *
   * @param number from 2
   * @param edited when the text was changed
   */
  public Statement edited(int number, Span edited, String evidence) {
    return with(versioned(id, number), within(edited, evidence), number);
  }

  /** The id of a later version. */
  public static String versioned(String id, int number) {
    return id + "-v" + number;
  }

  private static Published within(Span span, String evidence) {
    return new Published(
        new When(span.from(), span.to(), Precision.DAY, false), "ledger", 1, evidence);
  }

  private Statement with(String otherId, Publication other, int number) {
    return new Statement(
        otherId,
        institution,
        title,
        text,
        language,
        other,
        acted,
        updated,
        firstSeen,
        firstSeenAssumed,
        url,
        actKind,
        source,
        number,
        fetched);
  }

  /**
   * First instant at which it may have been published; {@link Instant#MIN} where nobody can say.
   */
  public Instant earliest() {
    return switch (publication) {
      case Published published -> published.when().earliest();
      case Undated _ -> Instant.MIN;
    };
  }

  /** First instant at which it was out for sure. */
  public Instant latest() {
    return switch (publication) {
      case Published published -> published.when().latest();
      case Undated _ -> firstSeen;
    };
  }

  /**
   * The first 700 characters of the text. Who names a thing in title or lead speaks about it; who
   * names it deeper only mentions it.
   */
  public String lead() {
    int end = Math.min(LEAD, text.length());
    if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }
}
