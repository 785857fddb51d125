package org.unsaid.watch;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A text of some form. It is taken as it is written: {@code no} is the word no, and 2016-02-01 is a
 * day only where a day is expected.
 *
 * @param what names the form: {@code a day}
 * @param pattern for editors; null if any text will do
 * @param words the only ones that may stand here; empty if it is not a matter of words
 * @param advice what to write instead of the text
 * @param parse empty if the text is not of the form
 */
record Text<T>(
    String what,
    @Nullable String pattern,
    List<String> words,
    Function<String, String> advice,
    Function<String, Optional<T>> parse)
    implements Shape<T> {

  static <T> Text<T> of(
      String what, String pattern, String advice, Function<String, Optional<T>> parse) {
    return new Text<>(what, pattern, List.of(), _ -> advice, parse);
  }

  static <T> Text<T> oneOf(String what, List<String> words, Function<String, T> meaning) {
    return new Text<>(
        what,
        null,
        words,
        found -> Wording.didYouMean(found, words) + "Write " + Wording.anyOf(words) + ".",
        text -> words.contains(text) ? Optional.of(meaning.apply(text)) : Optional.empty());
  }

  @Override
  public @Nullable T read(Node node, String called, Page page) {
    if (!(node instanceof ScalarNode scalar)) {
      page.wrongShape(node, called, what);
      return null;
    }
    return read(scalar.getValue(), called, page.line(node), page.faults());
  }

  /** Reads a text from wherever it was written. */
  @Nullable T read(String written, String called, Line line, Faults faults) {
    var text = written.strip();
    if (text.isEmpty()) {
      faults.add(line, "'" + called + "' is empty", "Write " + what + ".");
      return null;
    }
    var value = parse.apply(text);
    if (value.isEmpty()) {
      faults.add(line, Wording.quoted(text) + " is not " + what, advice.apply(text));
    }
    return value.orElse(null);
  }
}
