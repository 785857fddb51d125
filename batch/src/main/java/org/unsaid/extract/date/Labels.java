package org.unsaid.extract.date;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells which word beside a date is its label, and which only happens to stand there. */
final class Labels {

  private Labels() {}

  /** Whether the label opens its line, or a colon follows it: then it is no word of a sentence. */
  static boolean titled(DateWords.@Nullable Label label, String lower, int start, int offset) {
    if (label == null || label.kind() == DateWords.Kind.ACT) {
      return false;
    }
    int behind = label.end();
    while (behind < start && lower.charAt(behind) == ' ') {
      behind++;
    }
    if (behind < start && (lower.charAt(behind) == ':' || lower.charAt(behind) == '：')) {
      return true;
    }
    return label.kind() != DateWords.Kind.DATE && offset == 0 && label.start() <= 30;
  }

  /** The label on the line above, when that is nothing else. */
  static DateWords.@Nullable Label above(String previous) {
    if (previous.isEmpty()) {
      return null;
    }
    var lower = previous.toLowerCase(Locale.ROOT);
    var label = DateWords.last(lower, 0, lower.length());
    boolean whole = label != null && label.start() == 0 && label.end() == lower.length();
    boolean colon = lower.endsWith(":") || lower.endsWith("：");
    return label != null && (whole || (colon && lower.length() - label.end() <= 3)) ? label : null;
  }

  /** The label that an element begins with, which is that of its attributes too. */
  static DateWords.@Nullable Label opening(String lower, int from, int to) {
    var label = DateWords.first(lower, from, to);
    boolean opens = label != null && label.start() == from;
    return label != null && opens && label.kind() != DateWords.Kind.DATE ? label : null;
  }

  static DateWords.@Nullable Label of(String lower, int from, int start, int end, int next) {
    var before = DateWords.last(lower, from, start);
    if (before != null && !belongs(lower, before, start)) {
      before = null;
    }
    if (before != null && before.kind() != DateWords.Kind.DATE) {
      return before;
    }
    var behind = DateWords.first(lower, end, Math.min(next, end + 24));
    if (behind != null && behind.kind() != DateWords.Kind.DATE) {
      int gap = 0;
      boolean broken = false;
      for (int i = end; i < behind.start(); i++) {
        char c = lower.charAt(i);
        gap += Character.isLetterOrDigit(c) ? 1 : 0;
        broken |= c == '|' || c == '/' || c == '•' || c == '·' || c == ';';
      }
      int after = behind.end();
      while (after < next && lower.charAt(after) == ' ') {
        after++;
      }
      // "3 May 2024 | Updated: 4 May 2024": the word is the next date's
      boolean nexts =
          (next < lower.length()
                  && after < next
                  && (next - after <= 4 || lower.charAt(after) == ':'))
              || (next < lower.length() && after >= next)
              || (after < lower.length()
                  && (lower.charAt(after) == ':' || lower.charAt(after) == '：'));
      if (gap <= 2 && !broken && !nexts) {
        return behind;
      }
    }
    return before;
  }

  /** Whether nothing parts the word from its date. */
  static boolean belongs(String lower, DateWords.Label label, int start) {
    int letters = 0;
    for (int i = label.end(); i < start; i++) {
      char c = lower.charAt(i);
      letters += Character.isLetterOrDigit(c) ? 1 : 0;
      if (c == '|' || c == '。' || c == ';' || c == '；' || c == '!' || c == '?') {
        return false;
      }
    }
    return switch (label.kind()) {
      case PUBLISHED, UPDATED, COPYRIGHT -> letters <= 32;
      case DATE -> letters <= (label.word().length() <= 3 ? 10 : 24);
      case ACT, OTHER -> letters <= 10;
    };
  }

  /** "Berlin, 3. Mai 2024 –": behind a place, before a dash or a colon, at the very beginning. */
  static boolean dateline(String text, DateText.Found date) {
    if (date.start() > 50) {
      return false;
    }
    int after = date.end();
    while (after < text.length() && (text.charAt(after) == ' ' || text.charAt(after) == '.')) {
      after++;
    }
    if (after >= text.length()) {
      return false;
    }
    char c = text.charAt(after);
    boolean closed = c == ')' && (date.start() == 0 || text.lastIndexOf('(', date.start()) >= 0);
    return "–—-―:|".indexOf(c) >= 0 || c == '电' || c == '電' || c == '讯' || closed;
  }
}
