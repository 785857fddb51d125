package org.unsaid.watch;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The files of a watch folder, read once: what is checked and what the digest speaks of are the
 * same bytes.
 *
 * @param name of the folder
 * @param root its absolute path
 * @param files in the order of their paths
 * @param whole whether all YAML could be read
 */
record Folder(String name, Path root, List<Content> files, boolean whole) {

  static final String ANSWERS = "answers.csv";

  /** Who is told what changed: the only file that says nothing of what is watched. */
  static final String SUBSCRIPTIONS = "subscriptions.yml";

  private static final long LARGEST_YAML = 4L << 20;
  private static final long LARGEST_ANSWERS = 64L << 20;

  /**
   * @param path below the folder, with slashes
   * @param page to note faults on
   */
  record Content(String path, Page page, ByteBuffer bytes) {

    boolean isAnswers() {
      return path.equals(ANSWERS);
    }

    boolean isSubscriptions() {
      return path.equals(SUBSCRIPTIONS);
    }

    /** The text without a byte order mark; empty if it is not UTF-8, which is a fault. */
    Optional<String> text() {
      try {
        var text = StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
        return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
      } catch (CharacterCodingException _) {
        page.faults()
            .add(
                new Line(page.file(), lineOfFirstBadByte()),
                "this is not UTF-8",
                "Save the file in the encoding UTF-8.");
        return Optional.empty();
      }
    }

    private int lineOfFirstBadByte() {
      var letters = CharBuffer.allocate(bytes.remaining());
      var _ = StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate(), letters, true);
      return (int) letters.flip().chars().filter(letter -> letter == '\n').count() + 1;
    }
  }

  /** Reads the folder; what is wrong with it or a file in it is noted. */
  static Folder read(Path given, Faults faults) {
    var root = given.toAbsolutePath().normalize();
    var name = root.getFileName() == null ? Path.of("watch") : root.getFileName();
    var nowhere = new Line(name, 0);
    var contents = new ArrayList<Content>();
    boolean whole = true;
    try {
      for (var path : paths(root, nowhere, faults)) {
        var content = content(path, new Page(name.resolve(root.relativize(path)), faults), root);
        content.ifPresent(contents::add);
        whole &= content.isPresent() || !isYaml(path);
      }
    } catch (IOException | UncheckedIOException e) {
      faults.add(nowhere, "the folder cannot be read: " + e.getMessage(), "Check who may read it.");
      whole = false;
    }
    return new Folder(name.toString(), root, contents, whole);
  }

  /**
   * The same of files that are not on the disk any more.
   *
   * @param given the folder in which they were: paths in them are relative to it
   * @param texts by path below the folder, with slashes
   */
  static Folder of(Path given, SortedMap<String, String> texts, Faults faults) {
    var root = given.toAbsolutePath().normalize();
    var name = root.getFileName() == null ? Path.of("watch") : root.getFileName();
    var contents =
        texts.entrySet().stream()
            .map(
                file ->
                    new Content(
                        file.getKey(),
                        new Page(name.resolve(file.getKey()), faults),
                        ByteBuffer.wrap(file.getValue().getBytes(StandardCharsets.UTF_8))))
            .toList();
    return new Folder(name.toString(), root, contents, true);
  }

  /**
   * One version of what is watched: SHA-256 over paths, lengths and bytes, in hexadecimal. Who is
   * told of it does not count: for another reader nothing has to be read anew.
   */
  String digest() {
    return digest(files.stream().filter(file -> !file.isSubscriptions()).toList());
  }

  /** One version of all that stands in the folder. */
  String wholeDigest() {
    return digest(files);
  }

  private static String digest(List<Content> files) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      for (var file : files) {
        sha.update(
            (file.path() + "\0" + file.bytes().remaining() + "\0")
                .getBytes(StandardCharsets.UTF_8));
        sha.update(file.bytes().duplicate());
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  private static List<Path> paths(Path root, Line nowhere, Faults faults) throws IOException {
    if (!Files.isDirectory(root)) {
      faults.add(
          nowhere,
          Files.exists(root) ? "this is not a folder" : "there is no such folder",
          "Name a folder that holds the watch's YAML files; 'unsaid init DIR' makes one.");
      return List.of();
    }
    var start = root.toRealPath(); // a link to a folder is followed here, and nowhere below
    try (var walk = Files.walk(start)) {
      var paths =
          walk.map(start::relativize)
              .filter(path -> !isHidden(path))
              .filter(path -> isYaml(path) || path.endsWith(ANSWERS))
              .map(root::resolve)
              .filter(Files::isRegularFile)
              .sorted(comparing(path -> slashed(root.relativize(path))))
              .toList();
      if (paths.stream().noneMatch(Folder::isYaml)) {
        faults.add(
            nowhere,
            "there is no YAML file in this folder",
            "Add one, such as institutions.yml; 'unsaid init DIR' makes a folder to begin with.");
      }
      return paths;
    }
  }

  private static Optional<Content> content(Path path, Page page, Path root) {
    var relative = slashed(root.relativize(path));
    var here = new Line(page.file(), 0);
    boolean yaml = isYaml(path);
    if (!yaml && !relative.equals(ANSWERS)) {
      page.faults()
          .add(
              here,
              "an answers.csv that is not at the top of the watch folder would be overlooked",
              "Move its lines to answers.csv at the top, or give it another name.");
      return Optional.empty();
    }
    try {
      long most = yaml ? LARGEST_YAML : LARGEST_ANSWERS;
      if (Files.size(path) > most) {
        page.faults()
            .add(
                here,
                "the file is larger than " + (most >> 20) + " MiB",
                "Split it; statements belong into an archive, which a source of kind archive names.");
        return Optional.empty();
      }
      return Optional.of(new Content(relative, page, ByteBuffer.wrap(Files.readAllBytes(path))));
    } catch (IOException e) {
      page.faults()
          .add(here, "the file cannot be read: " + e.getMessage(), "Check who may read it.");
      return Optional.empty();
    }
  }

  private static boolean isYaml(Path path) {
    var name = path.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".yml") || name.endsWith(".yaml");
  }

  private static boolean isHidden(Path path) {
    for (var part : path) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }
}
