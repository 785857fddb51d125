package org.unsaid.publish.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * A snapshot that is being written: a bag (RFC 8493) whose payload is a Data Package (Frictionless,
 * version 2), with all that the verdicts rest on. The same contents give the same bytes.
 */
public final class Snapshot {

  static final String ABOUT = "snapshot.json";
  static final String CITATION = "CITATION.cff";
  static final String PACKAGE = "datapackage.json";
  static final String CODEBOOK = "codebook.csv";

  /** They name the others by digest, and so they are not in it. */
  static final Set<String> AFTER_THE_DIGEST = Set.of(CITATION, PACKAGE);

  /** Columns in which others' words stand at length. */
  private static final Set<String> TEXTS = Set.of("statements.text", "findings.detail");

  private static final JsonMapper JSON = new JsonMapper();

  private final Bag bag;
  private final About about;
  private final Codebook codebook = Codebook.read();
  private final SequencedMap<String, Table> tables = new LinkedHashMap<>();

  /** A table that is written. */
  record Table(Dataset dataset, List<Column> columns, String path, Bag.Part part, long rows) {}

  /**
   * @param out is not closed
   * @param name of the file, without {@code .zip}
   */
  public Snapshot(OutputStream out, String name, About about) {
    this.bag = new Bag(out, name);
    this.about = about;
  }

  /**
   * Adds a file of the watch.
   *
   * @param path in its folder
   */
  public void watchFile(String path, byte[] bytes) throws IOException {
    bag.add("watch/" + path, out -> out.write(bytes));
  }

  /** Adds a file of the WARC archive. */
  public void archiveFile(String name, Bag.Content content) throws IOException {
    bag.add("archive/" + name, content);
  }

  /** Adds a table; returns how many rows it has. */
  public long table(String name, SortedRows rows) throws IOException {
    var dataset = codebook.dataset(name);
    var columns = columns(dataset, about.texts());
    var path = path(name);
    long[] written = {0};
    var part =
        bag.add(
            path,
            out -> {
              try (var table = new CsvTable(out, new Values(dataset, columns), false)) {
                written[0] = rows.to(table);
              }
            });
    tables.put(name, new Table(dataset, columns, path, part, written[0]));
    return written[0];
  }

  static String path(String table) {
    return "tables/" + table + ".csv";
  }

  /** What a table of a snapshot has. */
  static List<Column> columns(Dataset dataset, boolean texts) {
    return dataset.fields().stream()
        .filter(Column::exported)
        .filter(column -> texts || !TEXTS.contains(dataset.name() + "." + column.name()))
        .toList();
  }

  /**
   * Adds what was judged and what came of it.
   *
   * @param files of {@link Proceedings}
   */
  public void evidence(Map<String, List<String>> files) throws IOException {
    for (var file : Proceedings.FILES) {
      bag.add(
          file,
          out -> {
            for (var line : files.getOrDefault(file, List.of())) {
              out.write(line.getBytes(StandardCharsets.UTF_8));
              out.write('\n');
            }
          });
    }
  }

  /** Ends it; returns the digest by which it is cited. */
  public String end() throws IOException {
    bag.add("codebook.md", codebook.markdown());
    bag.add(CODEBOOK, codebook.csv());
    bag.add("README.md", readme());
    bag.add(ABOUT, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(about(about)) + "\n");
    var digest = bag.digest();
    bag.add(CITATION, citation(digest));
    bag.add(PACKAGE, new DataPackage(about, digest).of(tables.values(), bag.parts()));
    bag.end(info(digest));
    return digest;
  }

  private static Map<String, Object> about(About about) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("snapshot", 1);
    fields.put("watch", about.watch());
    fields.put("watch_digest", about.watchDigest());
    fields.put("as_of", about.asOf().toString());
    fields.put("program", "unsaid " + about.version());
    fields.put("method", about.method());
    fields.put("texts", about.texts());
    return fields;
  }

  private List<String> info(String digest) {
    var info = new ArrayList<String>();
    info.add("Bag-Software-Agent: unsaid " + about.version());
    info.add("External-Identifier: sha256:" + digest);
    info.add(
        "External-Description: Snapshot of the unsaid watch "
            + oneLine(about.watch())
            + " as of "
            + about.asOf());
    return info;
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private String citation(String digest) {
    return """
    cff-version: 1.2.0
    message: If you use this snapshot, please cite it, and check it with `unsaid verify-snapshot`.
    type: dataset
    title: %s
    authors:
      - name: %s
    version: %s
    date-released: %s
    identifiers:
      - type: other
        value: %s
        description: SHA-256 of the manifest of all files but CITATION.cff and datapackage.json
    references:
      - type: software
        title: unsaid
        version: %s
        authors:
          - name: The authors of unsaid
    """
        .formatted(
            quoted("Who answered, and who did not: snapshot of the unsaid watch " + about.watch()),
            quoted("The authors of the watch " + about.watch()),
            quoted(about.asOf().toString()),
            about.asOf().atZone(ZoneOffset.UTC).toLocalDate(),
            quoted("sha256:" + digest),
            quoted(about.version()));
  }

  /** As YAML: JSON's strings are some of its own. */
  private static String quoted(String text) {
    return JSON.writeValueAsString(text);
  }

  private String readme() {
    return """
    # Snapshot of the watch %s

    What was known by %s, written by unsaid %s (method %s).

    | | |
    |---|---|
    | `watch/` | the files of the watch, without readers of digests and settings of collecting |
    | `tables/` | who answered what and when, as CSV; `codebook.md` says what each column means |
    | `evidence/` | exactly what was judged, and what came of it |%s
    | `CITATION.cff` | how to cite it |
    | `datapackage.json` | the tables for programs (Frictionless Data Package) |

    Statements are named by address, digest and the words that matched%s.

        unsaid verify-snapshot FILE.zip     # nothing is missing, changed or added
        unsaid replay FILE.zip              # judges again, without a network: the verdicts must be the same
    """
        .formatted(
            oneLine(about.watch()),
            about.asOf(),
            about.version(),
            about.method(),
            about.texts()
                ? "\n| `archive/` | the answers of servers, as they were sent (WARC) |"
                : "",
            about.texts() ? "; their texts are in the table, too" : "; their texts are not in it");
  }
}
