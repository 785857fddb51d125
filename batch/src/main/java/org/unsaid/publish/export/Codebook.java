package org.unsaid.publish.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What every field means: descriptions from {@code codebook.yml}, types from the mappings. What one
 * has and the other has not is in {@link #undescribed} and {@link #unknown}.
 */
public final class Codebook {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String INSIDE = "properties";
  private static final String DIGEST_OF = "digest_of";
  private static final String SNAPSHOTS = "snapshots";

  private final List<Dataset> datasets = new ArrayList<>();
  private final List<String> undescribed = new ArrayList<>();
  private final Set<String> unknown = new LinkedHashSet<>();

  private Codebook(Map<?, ?> written) {
    var shared = map(written.get("fields"));
    shared.keySet().forEach(name -> unknown.add("fields/" + name));
    map(written.get("datasets"))
        .forEach((name, its) -> datasets.add(dataset(String.valueOf(name), map(its), shared)));
  }

  /** The one that belongs to this version of the program. */
  public static Codebook read() {
    try (InputStream in = resource("codebook.yml")) {
      return new Codebook(map(new Yaml(new SafeConstructor(new LoaderOptions())).load(in)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<Dataset> datasets() {
    return List.copyOf(datasets);
  }

  /**
   * @throws IllegalArgumentException if there is none of that name, with those that there are
   */
  public Dataset dataset(String name) {
    return datasets.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is nothing that can be exported; there are %s"
                        .formatted(
                            name,
                            datasets.stream()
                                .map(Dataset::name)
                                .collect(Collectors.joining(", ")))));
  }

  /** Fields of the mappings that nobody describes, as {@code INDEX/FIELD}. */
  List<String> undescribed() {
    return List.copyOf(undescribed);
  }

  /** Descriptions of fields that no mapping has. */
  List<String> unknown() {
    return List.copyOf(unknown);
  }

  private Dataset dataset(String name, Map<?, ?> its, Map<?, ?> shared) {
    var index = String.valueOf(its.get("index"));
    var own = map(its.get("columns"));
    own.keySet().forEach(field -> unknown.add(name + "/" + field));
    var fields = new ArrayList<Column>();
    var id = its.get("id") == null ? "" : String.valueOf(its.get("id"));
    var described = new Described(name, index, own, shared);
    var mapped = mapping(index);
    if (!id.isEmpty() && !mapped.has(id)) {
      fields.add(described.column(id, Column.Kind.TEXT, "", MissingNode.getInstance()));
    }
    described.add(fields, mapped, "");
    own.forEach(
        (field, description) -> {
          var said = map(description);
          if (said.containsKey(DIGEST_OF) || said.containsKey(SNAPSHOTS)) {
            fields.add(
                described.column(
                    String.valueOf(field), Column.Kind.TEXT, "", MissingNode.getInstance()));
          }
        });
    var key = its.get("key") instanceof List<?> list ? list : List.of(id);
    return new Dataset(
        name,
        index,
        String.valueOf(its.get("row")),
        key.stream().map(String::valueOf).toList(),
        id,
        fields);
  }

  /** The descriptions of one dataset. */
  private final class Described {

    private static final String GENEROUS = "generous";

    private final String name;
    private final String index;
    private final Map<?, ?> own;
    private final Map<?, ?> shared;

    Described(String name, String index, Map<?, ?> own, Map<?, ?> shared) {
      this.name = name;
      this.index = index;
      this.own = own;
      this.shared = shared;
    }

    void add(List<Column> fields, JsonNode mapped, String above) {
      mapped.forEachEntry(
          (field, mapping) -> {
            var path = above + field;
            if (!mapping.has(INSIDE)) {
              fields.add(
                  column(path, Column.Kind.of(mapping.path("type").asString()), above, mapping));
            } else if (path.equals(GENEROUS)) {
              // one object: its fields become columns
              fields.add(column(path, Column.Kind.OBJECT, above, mapping));
              add(fields, mapping.path(INSIDE), path + ".");
            } else {
              fields.add(column(path, Column.Kind.OBJECTS, above, mapping));
              mapping.path(INSIDE).propertyNames().forEach(inner -> find(path + "." + inner, ""));
            }
          });
    }

    Column column(String path, Column.Kind kind, String above, JsonNode mapping) {
      var its = find(path, above);
      var words = new LinkedHashMap<String, String>();
      map(its.get("words"))
          .forEach((word, meaning) -> words.put(String.valueOf(word), String.valueOf(meaning)));
      return new Column(
          path.replace('.', '_'),
          path,
          kind,
          isYes(its.get("many")),
          (above.isEmpty() ? "" : "Where others' acts count too: ") + its.get("means"),
          its.get("unit") == null ? null : String.valueOf(its.get("unit")),
          words,
          !"no".equals(word(its.get("column"))),
          !mapping.isMissingNode(),
          !mapping.isMissingNode()
              && kind != Column.Kind.OBJECTS
              && kind != Column.Kind.OBJECT
              && mapping.path("index").asBoolean(true),
          its.get(DIGEST_OF) == null ? null : String.valueOf(its.get(DIGEST_OF)),
          isYes(its.get(SNAPSHOTS)));
    }

    /** What is said of the field in this dataset, or else in all. */
    private Map<?, ?> find(String path, String above) {
      var field = path.substring(above.length());
      unknown.remove(name + "/" + path);
      if (own.containsKey(field)) {
        unknown.remove(name + "/" + field);
        return map(own.get(field));
      }
      if (shared.containsKey(field)) {
        unknown.remove("fields/" + field);
        return map(shared.get(field));
      }
      undescribed.add(index + "/" + path);
      return Map.of("means", "");
    }
  }

  /** As a page of Markdown. */
  public String markdown() {
    var out = new StringBuilder();
    out.append(
        """
        # Codebook

        Times are UTC and written as ISO 8601; a time that is known within bounds has two columns, its first possible
        instant and, in `…_latest`, the first instant that is no longer possible. What nobody knows is empty in CSV, null
        in JSON Lines and Parquet. In CSV a list is written as JSON: `["a","b"]`.
        """);
    for (var dataset : datasets) {
      out.append("\n## %s\n\n%s\n\n".formatted(dataset.name(), dataset.row()));
      out.append(
          "Index `%s`; one row has one value of %s.\n\n"
              .formatted(
                  dataset.index(),
                  dataset.key().stream().map("`%s`"::formatted).collect(Collectors.joining(", "))));
      out.append("| column | type | means |\n|---|---|---|\n");
      for (var column : dataset.fields()) {
        out.append(
            "| `%s`%s | %s%s | %s%s |\n"
                .formatted(
                    column.name(),
                    column.exported() ? "" : " (not exported)",
                    column.type(),
                    column.unit() == null ? "" : ", " + column.unit(),
                    cell(column.means()),
                    words(column)));
      }
    }
    return out.toString();
  }

  private static String words(Column column) {
    return column.words().entrySet().stream()
        .map(entry -> "`%s` %s".formatted(entry.getKey(), cell(entry.getValue())))
        .collect(Collectors.joining(" · ", column.words().isEmpty() ? "" : " — ", ""));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  /** As a table: one row for each column of each dataset. */
  public String csv() {
    var out = new StringWriter();
    try (var csv = CsvTable.plain(out)) {
      csv.writeRecord("dataset", "column", "index", "field", "type", "unit", "words", "means");
      for (var dataset : datasets) {
        for (var column : dataset.fields()) {
          csv.writeRecord(
              dataset.name(),
              column.exported() ? column.name() : "",
              dataset.index(),
              column.inIndex() ? column.path() : "",
              column.type(),
              column.unit(),
              column.words().isEmpty() ? null : JSON.writeValueAsString(column.wordList()),
              column.means());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // of a string
    }
    return out.toString();
  }

  /** As one JSON document. */
  public String json() {
    var document = JSON.createObjectNode();
    for (var dataset : datasets) {
      var its = document.putObject(dataset.name());
      its.put("index", dataset.index()).put("row", dataset.row());
      dataset.key().forEach(its.putArray("key")::add);
      var columns = its.putArray("columns");
      for (var column : dataset.fields()) {
        var node =
            columns
                .addObject()
                .put("name", column.name())
                .put("exported", column.exported())
                .put("type", column.type())
                .put("unit", column.unit())
                .put("means", column.means());
        if (!column.words().isEmpty()) {
          var words = node.putObject("words");
          column.words().forEach(words::put);
        }
      }
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
  }

  private static JsonNode mapping(String index) {
    try (InputStream in = resource("/mappings/" + index + ".json")) {
      return JSON.readTree(in).at("/template/mappings/" + INSIDE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) {
    var in = Codebook.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("The program was built without " + name);
    }
    return in;
  }

  private static boolean isYes(@Nullable Object value) {
    return "yes".equals(word(value));
  }

  /** YAML reads yes and no as truth. */
  private static String word(@Nullable Object value) {
    return value instanceof Boolean truth ? (truth ? "yes" : "no") : String.valueOf(value);
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }
}
