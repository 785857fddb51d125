package org.unsaid.publish.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A bag by BagIt 1.0 (RFC 8493), packed as ZIP while it is written: what is added in the same order
 * gives the same bytes.
 */
public final class Bag {

  static final String DECLARATION = "bagit.txt";
  static final String INFO = "bag-info.txt";
  static final String MANIFEST = "manifest-sha256.txt";
  static final String TAG_MANIFEST = "tagmanifest-sha256.txt";
  static final String PAYLOAD = "data/";

  /** Without a zone, and the first that a ZIP can hold: when it was packed tells nothing. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ZipOutputStream zip;
  private final String name;
  private final TreeMap<String, Part> payload = new TreeMap<>();
  private final TreeMap<String, Part> tags = new TreeMap<>();

  /**
   * A file of it.
   *
   * @param sha256 of its bytes, in hexadecimal
   */
  public record Part(long bytes, String sha256) {}

  /** Writes what a file holds. */
  @FunctionalInterface
  public interface Content {
    void to(OutputStream out) throws IOException;
  }

  /**
   * @param out is not closed
   * @param name of its folder, which is also to be the name of the file without {@code .zip}
   */
  public Bag(OutputStream out, String name) {
    this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    zip.setLevel(Deflater.DEFAULT_COMPRESSION);
    this.name = name;
  }

  /**
   * Adds a file.
   *
   * @param path below {@code data/}
   */
  public Part add(String path, Content content) throws IOException {
    var part = write(PAYLOAD + path, content);
    payload.put(PAYLOAD + path, part);
    return part;
  }

  /** Adds a text file. */
  public Part add(String path, String text) throws IOException {
    return add(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** What was added so far, by path below {@code data/}. */
  public SequencedMap<String, Part> parts() {
    var parts = new TreeMap<String, Part>();
    payload.forEach((path, part) -> parts.put(path.substring(PAYLOAD.length()), part));
    return parts;
  }

  /** Names all that was added so far by one digest. */
  public String digest() {
    return Sha256.of(manifest(payload));
  }

  /**
   * Ends it.
   *
   * @param info what is to be said of it, {@code Label: value}
   */
  public void end(List<String> info) throws IOException {
    tag(DECLARATION, "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    long bytes = payload.values().stream().mapToLong(Part::bytes).sum();
    tag(INFO, String.join("\n", info) + "\nPayload-Oxum: " + bytes + "." + payload.size() + "\n");
    tag(MANIFEST, manifest(payload));
    write(TAG_MANIFEST, out -> out.write(manifest(tags).getBytes(StandardCharsets.UTF_8)));
    zip.finish();
  }

  private void tag(String file, String text) throws IOException {
    tags.put(file, write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8))));
  }

  private static String manifest(SortedMap<String, Part> parts) {
    return parts.entrySet().stream()
        .map(entry -> entry.getValue().sha256() + "  " + encoded(entry.getKey()) + "\n")
        .collect(Collectors.joining());
  }

  /**
   * Line ends, and the sign that begins such a code, are the only ones that a path must not have.
   */
  static String encoded(String path) {
    return path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D");
  }

  static String decoded(String path) {
    return path.replaceAll("(?i)%0A", "\n").replaceAll("(?i)%0D", "\r").replace("%25", "%");
  }

  private Part write(String path, Content content) throws IOException {
    var entry = new ZipEntry(name + "/" + path);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    var counted = new Counted(zip);
    content.to(counted);
    counted.flush();
    zip.closeEntry();
    return new Part(counted.bytes, Sha256.end(counted.digest));
  }

  /** Passes on all but the end. */
  private static final class Counted extends FilterOutputStream {
    private final MessageDigest digest = Sha256.begin();
    private long bytes;

    Counted(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] some, int from, int length) throws IOException {
      out.write(some, from, length);
      digest.update(some, from, length);
      bytes += length;
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
