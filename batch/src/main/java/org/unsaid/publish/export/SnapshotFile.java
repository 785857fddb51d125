package org.unsaid.publish.export;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A snapshot that somebody gave us: nothing in it is trusted. It is read where it lies, and never
 * unpacked; what is read is bounded.
 */
public final class SnapshotFile implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST_FILES = 200_000;
  private static final long MOST_BYTES = 1L << 40;

  /** Of a file that is held in memory, line by line. */
  private static final long MOST_HELD = 2L << 30;

  /** Of one that is held whole. */
  private static final int MOST_TEXT = 64 << 20;

  private static final int MOST_FAULTS = 100;
  private static final Pattern MANIFEST_LINE = Pattern.compile("([0-9a-fA-F]{64})[ \\t]+\\*?(.+)");
  private static final Pattern OXUM = Pattern.compile("(?m)^Payload-Oxum:\\s*(\\d+)\\.(\\d+)\\s*$");
  private static final Pattern IDENTIFIER =
      Pattern.compile("(?m)^External-Identifier:\\s*sha256:([0-9a-f]{64})\\s*$");

  private final ZipFile zip;
  private final String folder;
  private final SequencedMap<String, ZipEntry> files;

  private SnapshotFile(ZipFile zip, String folder, SequencedMap<String, ZipEntry> files) {
    this.zip = zip;
    this.folder = folder;
    this.files = files;
  }

  /**
   * @throws SnapshotException if it is no ZIP with one folder in it, or names files that may lie
   *     elsewhere
   */
  public static SnapshotFile open(Path file) {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new SnapshotException(file + " is no ZIP file: " + e.getMessage());
    }
    try {
      return open(zip);
    } catch (SnapshotException e) {
      try (zip) {
        throw e;
      } catch (IOException closing) {
        throw new SnapshotException(closing.toString());
      }
    }
  }

  private static SnapshotFile open(ZipFile zip) {
    if (zip.size() > MOST_FILES) {
      throw new SnapshotException(
          "it names %,d files, more than any snapshot".formatted(zip.size()));
    }
    var files = new TreeMap<String, ZipEntry>();
    var folders = new TreeSet<String>();
    var names = new HashSet<String>();
    for (ZipEntry entry : Collections.list(zip.entries())) {
      var path = entry.getName();
      if (!isInside(path)) {
        throw new SnapshotException("it names '%s', which may lie outside".formatted(shown(path)));
      }
      int slash = path.indexOf('/');
      folders.add(slash < 0 ? "" : path.substring(0, slash));
      if (!names.add(path)) {
        throw new SnapshotException("it has '%s' twice".formatted(shown(path)));
      }
      if (!entry.isDirectory()) {
        files.put(path.substring(slash + 1), entry);
      }
    }
    if (folders.size() != 1 || folders.contains("")) {
      throw new SnapshotException("it is no bag: not all of it is in one folder");
    }
    return new SnapshotFile(zip, folders.first(), files);
  }

  /** Whether a path stays in its folder, on any system. */
  private static boolean isInside(String path) {
    return !path.startsWith("/")
        && !path.contains("\\")
        && !path.contains(":")
        && path.chars().noneMatch(Character::isISOControl)
        && Arrays.stream(
                (path.endsWith("/") ? path.substring(0, path.length() - 1) : path).split("/", -1))
            .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
  }

  /** What it says of itself. */
  public About about() {
    var node = json(Bag.PAYLOAD + Snapshot.ABOUT);
    try {
      return new About(
          node.path("watch").asString(),
          node.path("watch_digest").asString(),
          Instant.parse(node.path("as_of").asString()),
          node.path("program").asString().replaceFirst("^unsaid ", ""),
          node.path("method").asString(),
          node.path("texts").asBoolean());
    } catch (DateTimeException | JacksonException e) {
      throw new SnapshotException(Snapshot.ABOUT + " cannot be read: " + e.getMessage());
    }
  }

  /** The digest by which it is cited. */
  public Optional<String> digest() {
    return group(IDENTIFIER, text(Bag.INFO), 1);
  }

  private static Optional<String> group(Pattern pattern, String text, int group) {
    var found = pattern.matcher(text);
    return found.find() ? Optional.of(found.group(group)) : Optional.empty();
  }

  /** Lines of a file below {@code data/}, held in memory. */
  public List<String> lines(String path) {
    return read(
        Bag.PAYLOAD + path,
        in -> {
          var lines = new ArrayList<String>();
          try (var reader = new BufferedReader(reader(new Bounded(in, MOST_HELD, path)))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
              lines.add(line);
            }
          }
          return lines;
        });
  }

  /** Rows of a table by their keys, held in memory; each row by the names of its columns. */
  public SequencedMap<String, Map<String, String>> table(String name) {
    var dataset = Codebook.read().dataset(name);
    return read(
        Bag.PAYLOAD + Snapshot.path(name),
        in -> TableRows.read(reader(new Bounded(in, MOST_HELD, name)), dataset));
  }

  /**
   * All that is wrong with it, in words: files that are missing, added or changed, and rows that
   * are not as the descriptor says.
   *
   * @param done is told how many bytes were read so far
   * @return at most a hundred
   */
  public List<String> faults(LongConsumer done) {
    var faults = new ArrayList<String>();
    try {
      bag(faults, done);
      descriptor(faults);
    } catch (SnapshotException e) {
      faults.add(String.valueOf(e.getMessage()));
    }
    return faults.size() <= MOST_FAULTS ? faults : faults.subList(0, MOST_FAULTS);
  }

  private void bag(List<String> faults, LongConsumer done) {
    if (!text(Bag.DECLARATION)
        .matches("BagIt-Version: 1\\.0\\r?\\nTag-File-Character-Encoding: UTF-8\\r?\\n?")) {
      faults.add(Bag.DECLARATION + " does not say that this is a bag of version 1.0 in UTF-8");
    }
    long[] read = {0};
    var payload = manifest(Bag.MANIFEST, faults);
    var tags = manifest(Bag.TAG_MANIFEST, faults);
    long bytes = 0;
    long count = 0;
    for (var path : files.keySet()) {
      boolean isPayload = path.startsWith(Bag.PAYLOAD);
      var wanted = (isPayload ? payload : tags).get(path);
      if (wanted == null) {
        if (!path.equals(Bag.TAG_MANIFEST)) {
          faults.add(path + " was added: no manifest names it");
        }
        continue;
      }
      var found = part(path, length -> done.accept(read[0] + length));
      read[0] += found.bytes();
      if (read[0] > MOST_BYTES) {
        throw new SnapshotException("it unpacks to more than any snapshot");
      }
      if (isPayload) {
        bytes += found.bytes();
        count++;
      }
      if (!found.sha256().equals(wanted)) {
        faults.add(path + " was changed: its digest is not the one in the manifest");
      }
    }
    for (var manifest : List.of(payload, tags)) {
      for (var path : manifest.keySet()) {
        if (!files.containsKey(path)) {
          faults.add(path + " is missing");
        }
      }
    }
    for (var needed : List.of(Bag.INFO, Bag.MANIFEST, Bag.DECLARATION)) {
      if (files.containsKey(needed) && !tags.containsKey(needed)) {
        faults.add(Bag.TAG_MANIFEST + " does not name " + needed);
      }
    }
    var oxum = bytes + "." + count;
    var info = text(Bag.INFO);
    var said = OXUM.matcher(info);
    if (!said.find() || !oxum.equals(said.group(1) + "." + said.group(2))) {
      faults.add("%s does not say Payload-Oxum: %s".formatted(Bag.INFO, oxum));
    }
    var named = new StringBuilder();
    payload.forEach(
        (path, sha) -> {
          if (!Snapshot.AFTER_THE_DIGEST.contains(path.substring(Bag.PAYLOAD.length()))) {
            named.append(sha).append("  ").append(Bag.encoded(path)).append('\n');
          }
        });
    var digest = Sha256.of(named.toString());
    if (!digest().equals(Optional.of(digest))) {
      faults.add(Bag.INFO + " does not name it by its digest, sha256:" + digest);
    }
    if (files.containsKey(Bag.PAYLOAD + Snapshot.CITATION)
        && !text(Bag.PAYLOAD + Snapshot.CITATION).contains("sha256:" + digest)) {
      faults.add(Snapshot.CITATION + " cites another snapshot");
    }
  }

  /** Digests by path, in hexadecimal. */
  private SortedMap<String, String> manifest(String name, List<String> faults) {
    var digests = new TreeMap<String, String>();
    for (var line : text(name).split("\\R")) {
      var found = MANIFEST_LINE.matcher(line);
      if (!found.matches()) {
        faults.add("%s has the line '%s', which names no file".formatted(name, shown(line)));
      } else if (digests.put(Bag.decoded(found.group(2)), found.group(1).toLowerCase(Locale.ROOT))
          != null) {
        faults.add("%s names %s twice".formatted(name, shown(found.group(2))));
      }
    }
    return digests;
  }

  private void descriptor(List<String> faults) {
    var node = json(Bag.PAYLOAD + Snapshot.PACKAGE);
    var described = new HashSet<String>();
    for (var resource : node.path("resources")) {
      var path = resource.path("path").asString("");
      described.add(path);
      if (!isInside("x/" + path) || !files.containsKey(Bag.PAYLOAD + path)) {
        faults.add(
            "%s describes '%s', which is not there".formatted(Snapshot.PACKAGE, shown(path)));
        continue;
      }
      var part = part(Bag.PAYLOAD + path, _ -> {});
      if (part.bytes() != resource.path("bytes").asLong(-1)
          || !resource.path("hash").asString("").equals("sha256:" + part.sha256())) {
        faults.add("%s does not describe %s as it is".formatted(Snapshot.PACKAGE, path));
      }
      if (resource.has("schema")) {
        read(
            Bag.PAYLOAD + path,
            in -> {
              new TableCheck(path, resource, faults, MOST_FAULTS).check(reader(in));
              return true;
            });
      }
    }
    for (var path : files.keySet()) {
      if (path.startsWith(Bag.PAYLOAD + "tables/")
          && !described.contains(path.substring(Bag.PAYLOAD.length()))) {
        faults.add("%s does not describe %s".formatted(Snapshot.PACKAGE, path));
      }
    }
  }

  private Bag.Part part(String path, LongConsumer done) {
    return read(
        path,
        in -> {
          var digest = Sha256.begin();
          var counted = new DigestInputStream(in, digest);
          var buffer = new byte[1 << 16];
          long bytes = 0;
          for (int n = counted.read(buffer); n >= 0; n = counted.read(buffer)) {
            bytes += n;
            if (bytes > MOST_BYTES) {
              throw new SnapshotException(path + " unpacks to more than any snapshot");
            }
            done.accept(bytes);
          }
          return new Bag.Part(bytes, Sha256.end(digest));
        });
  }

  private JsonNode json(String path) {
    try {
      return JSON.readTree(text(path));
    } catch (JacksonException e) {
      throw new SnapshotException(path + " is no JSON: " + e.getOriginalMessage());
    }
  }

  private String text(String path) {
    return read(
        path,
        in -> new String(new Bounded(in, MOST_TEXT, path).readAllBytes(), StandardCharsets.UTF_8));
  }

  /** Reads something of a file. */
  private interface Reading<T> {
    T of(InputStream in) throws IOException;
  }

  private <T> T read(String path, Reading<T> reading) {
    var entry = files.get(path);
    if (entry == null) {
      throw new SnapshotException(path + " is missing");
    }
    try (var in = zip.getInputStream(entry)) {
      return reading.of(in);
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      throw new SnapshotException("%s cannot be read: %s".formatted(path, e.getMessage()));
    }
  }

  /** What is no UTF-8 is a fault, and not another text. */
  private static Reader reader(InputStream in) {
    return new InputStreamReader(
        in,
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  private static String shown(String text) {
    var plain = text.replaceAll("\\p{Cntrl}", "?");
    return plain.length() <= 100 ? plain : plain.substring(0, 100) + "…";
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new SnapshotException(folder + " cannot be closed: " + e.getMessage());
    }
  }

  /** Gives no more than that. */
  private static final class Bounded extends FilterInputStream {
    private final String name;
    private long left;

    Bounded(InputStream in, long most, String name) {
      super(in);
      this.left = most;
      this.name = name;
    }

    @Override
    public int read() throws IOException {
      int one = in.read();
      return one < 0 ? one : took(1, one);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int n = in.read(bytes, from, length);
      return n < 0 ? n : took(n, n);
    }

    private int took(int n, int result) {
      left -= n;
      if (left < 0) {
        throw new SnapshotException(name + " unpacks to more than can be read");
      }
      return result;
    }
  }
}
