package org.unsaid.extract.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What classes and ids say about an element, by the words in {@code names.txt}. All words are found
 * in one pass over a name: they form a tree that is walked letter by letter.
 */
final class Names {

  private static final Map<String, Integer> KINDS =
      Map.of(
          "[body]", Traits.BODY,
          "[content]", Traits.CONTENT,
          "[around]", Traits.AROUND,
          "[aside]", Traits.ASIDE,
          "[meta]", Traits.META);

  private static final Branch ROOT = load();

  /** Names longer than this are no names: generated, or an attack. */
  private static final int LONGEST = 300;

  private Names() {}

  private static final class Branch {
    /** By letter, a to z. */
    private final @Nullable Branch[] next = new Branch[26];

    int exact;
    int prefix;
    int anywhere;

    @Nullable Branch next(char c) {
      return c >= 'a' && c <= 'z' ? next[c - 'a'] : null;
    }

    Branch grow(char c) {
      var grown = next[c - 'a'];
      if (grown == null) {
        grown = new Branch();
        next[c - 'a'] = grown;
      }
      return grown;
    }
  }

  static int kind(String value) {
    if (value.isEmpty() || value.length() > LONGEST) {
      return 0;
    }
    if (value.contains("hentry") || value.contains("status-publish")) {
      return Traits.CONTENT; // a blog's post, which also bears the names of its author and topics
    }
    int kind = 0;
    int from = 0;
    for (int i = 0; i <= value.length(); i++) {
      if (i == value.length() || value.charAt(i) <= ' ') {
        if (i > from) {
          kind |= ofName(value, from, i);
        }
        from = i + 1;
      }
    }
    return kind;
  }

  private static int ofName(String value, int from, int to) {
    var letters = new char[to - from];
    var begins = new boolean[to - from + 1];
    int n = 0;
    boolean boundary = true;
    for (int i = from; i < to; i++) {
      char c = value.charAt(i);
      if (!Character.isLetter(c)) {
        boundary = true;
        continue;
      }
      boolean capital =
          Character.isUpperCase(c) && i > from && Character.isLowerCase(value.charAt(i - 1));
      begins[n] = boundary || capital;
      boundary = false;
      letters[n++] = Character.toLowerCase(c);
    }
    begins[n] = true;
    if (startsWith(letters, begins, n, "no")
        || startsWith(letters, begins, n, "has")
        || startsWith(letters, begins, n, "with")
        || startsWith(letters, begins, n, "without")) {
      return 0; // "has-sidebar" speaks of something within, "no-sidebar" of nothing
    }
    int kind = 0;
    for (int i = 0; i < n; i++) {
      var branch = ROOT;
      for (int j = i; j < n; j++) {
        branch = branch.next(letters[j]);
        if (branch == null) {
          break;
        }
        kind |= branch.anywhere;
        if (begins[i]) {
          kind |= branch.prefix;
          if (begins[j + 1]) {
            kind |= branch.exact;
          }
        }
      }
    }
    return kind;
  }

  private static boolean startsWith(char[] letters, boolean[] begins, int n, String word) {
    if (n <= word.length() || !begins[word.length()]) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (letters[i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static Branch load() {
    var root = new Branch();
    try (var in =
            Objects.requireNonNull(Names.class.getResourceAsStream("names.txt"), "names.txt");
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      int kind = 0;
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("[")) {
          kind = Objects.requireNonNull(KINDS.get(line.strip()), line);
        } else if (!line.startsWith("#")) {
          for (var word : line.strip().toLowerCase(Locale.ROOT).split(" ", -1)) {
            put(root, word, kind);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return root;
  }

  private static void put(Branch root, String word, int kind) {
    var branch = root;
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) != '*') {
        branch = branch.grow(word.charAt(i));
      }
    }
    if (branch == root) {
      return;
    }
    if (word.startsWith("*")) {
      branch.anywhere |= kind;
    } else if (word.endsWith("*")) {
      branch.prefix |= kind;
    } else {
      branch.exact |= kind;
    }
  }
}
