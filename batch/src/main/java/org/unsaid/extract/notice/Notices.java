package org.unsaid.extract.notice;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * Knows notices by what a page calls itself, if it says little besides. A headline must be a notice
 * from its first word to its last, so that what an office says of a closed border or of its own
 * maintenance stays what it is. A notice that is not known is read as a text, and a text that is
 * called as a notice is not read, which is a gap of ours: neither is their silence.
 */
public final class Notices {

  /** A text that is longer, in widths, is no notice, whatever stands above it. */
  private static final int SHORT = 600;

  /** The same where less speaks for a notice. */
  private static final int SHORTER = 300;

  /** A login may stand beside anything. */
  private static final int SHORTEST = 200;

  private static final Pattern SENTENCE = Pattern.compile("[.!?…。！？؟։।]+(?:\\s+|$)|[。！？]|\n");

  private Notices() {}

  /** What a page calls itself, to be asked once its text is known, since reading it alters it. */
  public static Asked page(Document page) {
    var face = PageFace.of(page);
    return text -> ofPage(face, text);
  }

  /** A page whose text is read now. */
  @FunctionalInterface
  public interface Asked {
    /** Null: it is no notice. */
    @Nullable Notice notice(String text);
  }

  private static @Nullable Notice ofPage(PageFace face, String text) {
    int width = Math.min(PageFace.width(text), face.own());
    var named = width <= SHORT ? ofTitle(face) : null;
    if (named == null && width <= SHORT) {
      named = ofHeadings(face, kind -> kind != Notice.Kind.BARRED || width <= SHORTEST);
    }
    return named != null ? named : PageFace.width(text) <= SHORTER ? ofText(text) : null;
  }

  /**
   * A page that should show a list; its menus do not matter, and neither do news beside it.
   *
   * @param items whether something on it looks like a list
   */
  public static @Nullable Notice ofList(Document page, boolean items) {
    var face = PageFace.of(page);
    var titled = ofTitle(face);
    if (titled != null) {
      return titled;
    }
    var headed = ofHeadings(face, kind -> kind != Notice.Kind.BARRED || !items);
    return headed != null || items ? headed : ofText(page.body().wholeText().strip());
  }

  /** A text without markup, all of it a notice, or with one that there is no such page on top. */
  public static @Nullable Notice ofText(String text) {
    if (PageFace.width(text) > SHORTER) {
      return null;
    }
    var sentences =
        SENTENCE.splitAsStream(text).map(String::strip).filter(s -> !s.isEmpty()).toList();
    if (sentences.isEmpty()) {
      return null;
    }
    var first = sentences.getFirst();
    var kind = Wording.kind(first);
    boolean all = sentences.stream().allMatch(each -> Wording.kind(each) != null);
    return kind != null && (all || kind == Notice.Kind.GONE)
        ? new Notice(kind, "its text begins '" + first + "'")
        : null;
  }

  /** JSON that tells of an error; null: it does not, or is none. */
  public static @Nullable Notice ofJson(String text) {
    return JsonNotice.of(text);
  }

  private static @Nullable Notice ofTitle(PageFace face) {
    var whole = Wording.kind(face.title());
    var candidates = whole != null ? List.of(face.title()) : PageFace.pieces(face.title());
    for (var candidate : candidates) {
      var kind = Wording.kind(candidate);
      if (kind != null
          && !(kind == Notice.Kind.BARRED && hasOtherHeadline(face))
          && !(whole == null && face.isPartOfHeadline(candidate))) {
        return new Notice(kind, "its title is '" + face.title() + "'");
      }
    }
    return null;
  }

  /** Some pages are called as if they were still loading. */
  private static boolean hasOtherHeadline(PageFace face) {
    return face.headings().stream().anyMatch(heading -> kindOfHeading(heading) == null);
  }

  private static @Nullable Notice ofHeadings(PageFace face, Predicate<Notice.Kind> counts) {
    if (hasOtherHeadline(face)) {
      return null;
    }
    for (var heading : face.headings()) {
      var kind = kindOfHeading(heading);
      if (kind != null && counts.test(kind)) {
        return new Notice(kind, "its headline is '" + heading + "'");
      }
    }
    return Wording.kind(face.lesser()) == Notice.Kind.GONE
        ? new Notice(Notice.Kind.GONE, "its headline is '" + face.lesser() + "'")
        : null;
  }

  /** All of it, or each of its parts: "Error 404: page not found". */
  private static Notice.@Nullable Kind kindOfHeading(String heading) {
    var whole = Wording.kind(heading);
    if (whole != null || heading.length() > SHORTER) {
      return whole;
    }
    var kinds =
        SENTENCE
            .splitAsStream(heading)
            .flatMap(sentence -> PageFace.pieces(sentence).stream())
            .map(Wording::kind)
            .toList();
    return kinds.isEmpty() || kinds.contains(null) ? null : kinds.getLast();
  }
}
