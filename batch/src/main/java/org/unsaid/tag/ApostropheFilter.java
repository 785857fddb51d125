package org.unsaid.tag;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Writes every apostrophe inside a word alike: O’Connor is O'Connor, whoever typed the page. */
final class ApostropheFilter extends TokenFilter {

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

  ApostropheFilter(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    var letters = term.buffer();
    for (int i = 0; i < term.length(); i++) {
      if (letters[i] == '\u2019' || letters[i] == '\uFF07') {
        letters[i] = '\'';
      }
    }
    return true;
  }
}
