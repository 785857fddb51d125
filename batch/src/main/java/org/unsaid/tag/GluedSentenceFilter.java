package org.unsaid.tag;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Parts two sentences that lost the space between them, as texts do whose markup was taken away:
 * {@code President.Representative} is two words, though the tokenizer, which must keep {@code U.S}
 * and {@code example.org} whole, takes it for one. Must come before letters lose their case.
 */
final class GluedSentenceFilter extends TokenFilter {

  /** An abbreviation is shorter. */
  private static final int SHORTEST_WORD = 3;

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);

  private String rest = "";
  private int end;

  GluedSentenceFilter(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!rest.isEmpty()) {
      term.setEmpty().append(rest);
      offset.setOffset(Math.max(offset.startOffset(), end - rest.length()), end);
      increment.setPositionIncrement(1);
      rest = "";
    } else if (!input.incrementToken()) {
      return false;
    }
    int stop = fullStop();
    if (stop > 0) {
      rest = term.subSequence(stop + 1, term.length()).toString();
      end = offset.endOffset();
      term.setLength(stop);
    }
    return true;
  }

  /** Where a word ends and a capital letter follows; 0 if nowhere. */
  private int fullStop() {
    var letters = term.buffer();
    int word = 0;
    for (int i = 0; i < term.length() - 1; i++) {
      if (letters[i] == '.' && word >= SHORTEST_WORD && Character.isUpperCase(letters[i + 1])) {
        return i;
      }
      word = Character.isLetter(letters[i]) ? word + 1 : 0;
    }
    return 0;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    rest = "";
  }
}
