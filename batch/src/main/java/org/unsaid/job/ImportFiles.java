package org.unsaid.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which files are meant by those who name files and folders. */
final class ImportFiles {

  private ImportFiles() {}

  /** All files named, and all WARC files within folders, each once, in the order of their names. */
  static List<Path> find(List<Path> named) {
    var files = new ArrayList<Path>();
    for (var path : named) {
      var place = path.toAbsolutePath().normalize();
      if (Files.isRegularFile(place)) {
        files.add(place);
      } else if (Files.isDirectory(place)) {
        var within = within(place);
        if (within.isEmpty()) {
          throw new UsageException(
              "There is no file *.warc, *.warc.gz or *.warc.zst in the folder " + path + ".");
        }
        files.addAll(within);
      } else {
        throw new UsageException("There is no file or folder '%s'.".formatted(path));
      }
    }
    return files.stream().distinct().toList();
  }

  private static List<Path> within(Path folder) {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().matches(".*\\.warc(\\.gz|\\.zst)?"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
