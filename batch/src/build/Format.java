import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Checks ("check") or sets ("write") the layout of every Java file below a folder. */
class Format {

  public static void main(String[] args) throws Exception {
    boolean write = args[0].equals("write");
    List<Path> files;
    try (var walk = Files.walk(Path.of(args[1]))) {
      files = walk.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    long unformatted = files.parallelStream().filter(file -> differs(file, write)).count();
    if (unformatted > 0 && !write) {
      System.err.println(
          unformatted
              + " of "
              + files.size()
              + " files are not formatted.\nTo format them: mvn -Dformat=write process-resources");
      System.exit(1);
    }
  }

  private static boolean differs(Path file, boolean write) {
    try {
      var source = Files.readString(file);
      var style = JavaFormatterOptions.Style.GOOGLE;
      var formatter =
          new Formatter(JavaFormatterOptions.builder().style(style).reorderModifiers(true).build());
      var imports =
          ImportOrderer.reorderImports(RemoveUnusedImports.removeUnusedImports(source), style);
      var formatted = formatter.formatSource(imports);
      if (formatted.equals(source)) {
        return false;
      }
      if (write) {
        Files.writeString(file, formatted);
      } else {
        System.err.println("not formatted: " + file);
      }
      return true;
    } catch (IOException | FormatterException e) {
      throw new IllegalStateException(file + ": " + e.getMessage(), e);
    }
  }
}
