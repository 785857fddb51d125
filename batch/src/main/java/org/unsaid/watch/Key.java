package org.unsaid.watch;

/**
 * A word before a colon in a watch file, or over a column of answers.csv.
 *
 * @param about what it means, for the editor that shows it
 */
record Key<T>(String name, Shape<T> shape, boolean required, String about) {

  static <T> Key<T> required(String name, Shape<T> shape, String about) {
    return new Key<>(name, shape, true, about);
  }

  static <T> Key<T> optional(String name, Shape<T> shape, String about) {
    return new Key<>(name, shape, false, about);
  }
}
