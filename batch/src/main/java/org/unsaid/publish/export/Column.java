package org.unsaid.publish.export;

import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A field of a document, and the column that it becomes.
 *
 * @param name of the column: the path with underscores
 * @param path in the document, parts joined by dots
 * @param many whether it is a list of such values
 * @param means what a value says
 * @param unit of a number; null: it has none
 * @param words all that may stand there, with what each means; none: anything may
 * @param exported whether exports have it
 * @param inIndex whether it is a field of the index, and not made when it is written
 * @param searchable whether a filter can name it
 * @param digestOf path of the field whose digest it is; null: it is none
 * @param inSnapshots whether snapshots alone have it
 */
public record Column(
    String name,
    String path,
    Kind kind,
    boolean many,
    String means,
    @Nullable String unit,
    SequencedMap<String, String> words,
    boolean exported,
    boolean inIndex,
    boolean searchable,
    @Nullable String digestOf,
    boolean inSnapshots) {

  /** Sorts of values. */
  public enum Kind {
    TEXT,
    /** An instant in UTC. */
    TIME,
    INTEGER,
    NUMBER,
    TRUTH,
    /** A list of objects, as JSON. */
    OBJECTS,
    /** An object whose fields are columns of their own. */
    OBJECT;

    static Kind of(String mapped) {
      return switch (mapped) {
        case "keyword", "text" -> TEXT;
        case "date" -> TIME;
        case "integer", "long" -> INTEGER;
        case "float", "double" -> NUMBER;
        case "boolean" -> TRUTH;
        case "object" -> OBJECTS;
        default -> throw new IllegalArgumentException("The codebook knows no type " + mapped);
      };
    }
  }

  /** In words that a reader of a table understands. */
  public String type() {
    var one =
        switch (kind) {
          case TEXT -> "text";
          case TIME -> "time (UTC)";
          case INTEGER -> "integer";
          case NUMBER -> "number";
          case TRUTH -> "true or false";
          case OBJECTS -> "list of objects";
          case OBJECT -> "object";
        };
    return many ? "list of " + one : one;
  }

  /** The words alone, in their order. */
  public List<String> wordList() {
    return List.copyOf(words.sequencedKeySet());
  }

  /** Whether a value of it is written as JSON where there are no lists. */
  boolean isJson() {
    return many || kind == Kind.OBJECTS;
  }
}
