package org.unsaid.tag;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.Locale;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Makes every character of a script that is written without spaces a word of its own. A phrase then
 * finds its characters wherever they stand: no dictionary decides where a word ends.
 *
 * <p>The tokenizer does so for Han and Hiragana already; here follow Katakana, the scripts of
 * South-East Asia (by user-perceived character), and Hangul, whose words carry endings that no
 * query names.
 */
final class UnspacedFilter extends TokenFilter {

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);

  private String run = "";
  private int done;
  private int start;
  private int end;
  private boolean exact;
  private final BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);

  UnspacedFilter(TokenStream input) {
    super(input);
  }

  /** Whether the text has a character of such a script, Han and Hiragana included. */
  static boolean isUnspaced(CharSequence text) {
    return text.codePoints().anyMatch(UnspacedFilter::isUnspaced);
  }

  static boolean isUnspaced(int codePoint) {
    if (codePoint < 0x0E00) {
      return false;
    }
    return switch (Character.UnicodeScript.of(codePoint)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR, TIBETAN -> true;
      default -> false;
    };
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (done < run.length()) {
      next();
      increment.setPositionIncrement(1);
      return true;
    }
    if (!input.incrementToken()) {
      return false;
    }
    if (term.length() > 1 && isUnspaced(term.charAt(0)) && isUnspaced(term)) {
      run = term.toString();
      done = 0;
      start = offset.startOffset();
      end = offset.endOffset();
      exact = end - start == run.length();
      characters.setText(run);
      next();
    }
    return true;
  }

  private void next() {
    int until = characters.next();
    term.setEmpty().append(run, done, until);
    if (exact) {
      offset.setOffset(start + done, start + until);
    } else {
      offset.setOffset(start, end);
    }
    done = until;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    run = "";
    done = 0;
  }
}
