package org.unsaid.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.unsaid.assess.Assessor;
import org.unsaid.core.Case;
import org.unsaid.core.Institution;
import org.unsaid.core.Place;
import org.unsaid.publish.export.About;
import org.unsaid.publish.export.Proceedings;
import org.unsaid.publish.export.Snapshot;
import org.unsaid.publish.export.SortedRows;
import org.unsaid.testing.Cases;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Snapshots without any server, and what may befall them. */
final class SnapshotFixture {

  static final Instant AS_OF = Instant.parse("2022-03-10T00:00:00Z");
  private static final byte[] NOTHING = {};
  private static final JsonMapper JSON = new JsonMapper();

  private SnapshotFixture() {}

  /** Sixteen events that all answered, and one that all but two did. */
  static List<Case> cases() {
    var names = IntStream.range(0, 10).mapToObj(i -> "ministry-" + i).toList();
    var cases = new ArrayList<>(Cases.readily(names));
    var event = Cases.event("2022-03-01T10:00", names.toArray(String[]::new));
    cases.add(
        new Case(
            event,
            names.stream()
                .map(
                    name -> {
                      var covered =
                          Cases.covered(name, "2019-01-01T00:00:00Z", "2023-01-01T00:00:00Z");
                      return name.matches("ministry-[01]")
                          ? Cases.evidence(name, covered)
                          : Cases.evidence(
                              name,
                              covered,
                              Cases.reaction(event, name, "2022-03-01T12:00", Place.HEAD),
                              Cases.reaction(event, name, "2022-03-02T12:00", Place.HEAD));
                    })
                .toList(),
            List.of()));
    return cases;
  }

  /** One of these cases, which is named floods. */
  static byte[] floods() {
    return Holder.FLOODS.clone();
  }

  private static final class Holder {
    static final byte[] FLOODS = make();

    private static byte[] make() {
      try {
        return bytes("floods");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static void write(OutputStream out, String name) throws IOException {
    var cases = Proceedings.inOrder(cases());
    var judgements = Assessor.chorus().assess(cases, AS_OF);
    var snapshot =
        new Snapshot(
            out,
            name,
            new About("floods", "ab".repeat(32), AS_OF, Unsaid.version(), "chorus-1", false));
    snapshot.watchFile("institutions.yml", "institutions: []\n".getBytes(StandardCharsets.UTF_8));
    try (var rows = new SortedRows()) {
      rows.add("s-2", statement("=second", "flood of\nwords"));
      rows.add("s-1", statement("first, \"quoted\"", "a text"));
      snapshot.table("statements", rows);
    }
    try (var judged = JudgedTables.of(judgements)) {
      var institutions = new HashMap<String, Institution>();
      cases.forEach(
          its ->
              its.asked()
                  .forEach(each -> institutions.put(each.institution().id(), each.institution())));
      for (var its : cases) {
        judged.add(its.event(), JudgedTables.said(its), institutions, judgements);
      }
      for (var table : JudgedTables.names()) {
        snapshot.table(table, judged.rows(table));
      }
    }
    snapshot.evidence(Proceedings.of(cases, judgements));
    snapshot.end();
  }

  private static ObjectNode statement(String title, String text) {
    var row = JSON.createObjectNode().put("title", title).put("text", text);
    row.put("institution_id", "ministry-1").put("published", "2022-03-01T12:00:00Z");
    row.putArray("groups").add("gov");
    row.put("published_confidence", 0.5).put("zone_assumed", true).put("precision", "day");
    return row;
  }

  /** All files, by their paths below the one folder. */
  static SequencedMap<String, byte[]> files(Path zip) throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    try (var in = new ZipInputStream(Files.newInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName().substring(entry.getName().indexOf('/') + 1), in.readAllBytes());
      }
    }
    return files;
  }

  static String text(Path zip, String path) throws IOException {
    return new String(files(zip).getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
  }

  /** Packs files as they are given, by whole names. */
  static Path pack(Path zip, Map<String, byte[]> files) throws IOException {
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (var file : files.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue());
        out.closeEntry();
      }
    }
    return zip;
  }

  /** The same with one text changed; null takes the file away. */
  static Path changed(Path zip, Path to, String path, UnaryOperator<String> change)
      throws IOException {
    var files = files(zip);
    var before = new String(files.getOrDefault(path, NOTHING), StandardCharsets.UTF_8);
    files.put(path, change.apply(before).getBytes(StandardCharsets.UTF_8));
    return pack(to, inFolder(files));
  }

  static SequencedMap<String, byte[]> inFolder(Map<String, byte[]> files) {
    var all = new LinkedHashMap<String, byte[]>();
    files.forEach((path, bytes) -> all.put("bag/" + path, bytes));
    return all;
  }

  /**
   * As somebody would who knows how it is made: descriptor, citation, identifier and manifests say
   * of the changed files what they are now.
   */
  static Path forged(Path zip, Path to, String path, UnaryOperator<String> change)
      throws IOException {
    var files = new TreeMap<>(files(zip));
    files.put(
        path,
        change
            .apply(new String(files.getOrDefault(path, NOTHING), StandardCharsets.UTF_8))
            .getBytes(StandardCharsets.UTF_8));
    var old = id(files(zip));
    var now = id(files);
    replace(files, "data/CITATION.cff", old, now);
    var descriptor =
        (ObjectNode) JSON.readTree(files.getOrDefault("data/datapackage.json", NOTHING));
    descriptor.put("id", "sha256:" + now);
    for (var resource : descriptor.path("resources")) {
      var bytes = files.getOrDefault("data/" + resource.path("path").asString(), NOTHING);
      ((ObjectNode) resource).put("bytes", bytes.length).put("hash", "sha256:" + sha256(bytes));
    }
    files.put("data/datapackage.json", JSON.writeValueAsBytes(descriptor));
    long bytes =
        files.entrySet().stream()
            .filter(each -> each.getKey().startsWith("data/"))
            .mapToLong(each -> each.getValue().length)
            .sum();
    replace(files, "bag-info.txt", old, now);
    var info = new String(files.getOrDefault("bag-info.txt", NOTHING), StandardCharsets.UTF_8);
    files.put(
        "bag-info.txt",
        info.replaceAll("Payload-Oxum: \\d+", "Payload-Oxum: " + bytes)
            .getBytes(StandardCharsets.UTF_8));
    files.put("manifest-sha256.txt", manifest(files, true).getBytes(StandardCharsets.UTF_8));
    files.put("tagmanifest-sha256.txt", manifest(files, false).getBytes(StandardCharsets.UTF_8));
    return pack(to, inFolder(files));
  }

  private static void replace(Map<String, byte[]> files, String path, String old, String now) {
    files.computeIfPresent(
        path,
        (_, bytes) ->
            new String(bytes, StandardCharsets.UTF_8)
                .replace(old, now)
                .getBytes(StandardCharsets.UTF_8));
  }

  private static String id(Map<String, byte[]> files) {
    var named = new TreeMap<>(files);
    named.remove("data/CITATION.cff");
    named.remove("data/datapackage.json");
    return sha256(manifest(named, true).getBytes(StandardCharsets.UTF_8));
  }

  private static String manifest(Map<String, byte[]> files, boolean payload) {
    var lines = new StringBuilder();
    new TreeMap<>(files)
        .forEach(
            (path, bytes) -> {
              if (path.startsWith("data/") == payload && !path.startsWith("tagmanifest")) {
                lines.append(sha256(bytes)).append("  ").append(path).append('\n');
              }
            });
    return lines.toString();
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static byte[] bytes(String name) throws IOException {
    var out = new ByteArrayOutputStream();
    write(out, name);
    return out.toByteArray();
  }
}
