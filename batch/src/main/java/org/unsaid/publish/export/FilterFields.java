package org.unsaid.publish.export;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Fields that a filter names: one that is in no document would silently find nothing. */
public final class FilterFields {

  private static final Pattern QUOTED = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|\\\\.");
  private static final Pattern REGEX = Pattern.compile("/(?:\\\\.|[^/\\\\])*/");
  private static final Pattern FIELD = Pattern.compile("([A-Za-z_][\\w.]*):");
  private static final Pattern EXISTS = Pattern.compile("_exists_:([\\w.]+)");

  private FilterFields() {}

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
