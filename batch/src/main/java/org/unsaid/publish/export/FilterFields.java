package org.unsaid.publish.export;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Fields that a filter names: one that is in no document would silently find nothing. */
public final class FilterFields {

  private static final Pattern QUOTED = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|\\\\.");
  private static final Pattern REGEX = Pattern.compile("/(?:\\\\.|[^/\\\\])*/");
  private static final Pattern FIELD = Pattern.compile("([A-Za-z_][\\w.]*):");
  private static final Pattern EXISTS = Pattern.compile("_exists_:([\\w.]+)");

  /** What is not to be read as words of a query; then its operators as Kibana writes them. */
  private static final Pattern KIBANA =
      Pattern.compile(
          QUOTED.pattern()
              + "|"
              + REGEX.pattern()
              + "|(?<![\\w:])(?<word>and|or|not)(?![\\w:])"
              + "|(?<field>[A-Za-z_][\\w.]*)\\s*(?<than>[<>]=?)\\s*(?=[\\w\"])");

  private FilterFields() {}

  /**
   * A filter in Lucene's syntax, which may have been written as in Kibana: {@code and}, {@code or},
   * {@code not}, and {@code field >= value}.
   */
  public static String lucene(String filter) {
    return KIBANA
        .matcher(filter)
        .replaceAll(
            found -> {
              var word = found.group("word");
              var field = found.group("field");
              return Matcher.quoteReplacement(
                  word != null
                      ? word.toUpperCase(Locale.ROOT)
                      : field != null ? field + ":" + found.group("than") : found.group());
            });
  }

  /**
   * What is wrong with a filter's fields, in words.
   *
   * @return empty if the dataset has all of them
   */
  public static Optional<String> fault(String filter, Dataset dataset) {
    // times are no fields: they are inside brackets, or in quotes
    var plain = QUOTED.matcher(filter).replaceAll("\"\"").replaceAll("[\\[{][^\\]}]*[\\]}]", "[]");
    plain = REGEX.matcher(plain).replaceAll("//");
    var fields =
        dataset.fields().stream()
            .filter(Column::searchable)
            .map(Column::path)
            .collect(Collectors.toSet());
    for (var pattern : new Pattern[] {FIELD, EXISTS}) {
      var found = pattern.matcher(plain);
      while (found.find()) {
        var name = found.group(1);
        var field = name.endsWith(".raw") ? name.substring(0, name.length() - 4) : name;
        if (!fields.contains(field) && !field.equals("_exists_") && !field.equals("_id")) {
          return Optional.of(
              "%s have no field '%s' that can be searched. There are %s; a value with a colon stands in \"quotes\""
                  .formatted(
                      dataset.name(),
                      name,
                      fields.stream().sorted().collect(Collectors.joining(", "))));
        }
      }
    }
    return Optional.empty();
  }
}
