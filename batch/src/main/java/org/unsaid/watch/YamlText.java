package org.unsaid.watch;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.reader.ReaderException;

/** Reads the text of a YAML file into nodes that know their lines. */
final class YamlText {

  private static final int DEEPEST = 20;
  private static final int MOST_ALIASES = 50;

  private YamlText() {}

  /**
   * The documents of a file; those that are empty are left out.
   *
   * @return empty if it is no YAML; one fault is then noted, where reading stopped
   */
  static Optional<List<Node>> read(String text, Page page) {
    try {
      var documents = new ArrayList<Node>();
      yaml(text.length()).composeAll(new StringReader(text)).forEach(documents::add);
      documents.removeIf(node -> node instanceof ScalarNode it && it.getValue().isBlank());
      return Optional.of(documents);
    } catch (MarkedYAMLException e) {
      page.faults().add(line(e, page), problem(e), advice(e));
    } catch (ReaderException e) {
      long before = text.codePoints().limit(e.getPosition()).filter(it -> it == '\n').count();
      page.faults()
          .add(
              new Line(page.file(), (int) before + 1),
              "the character U+%04X cannot be in a YAML file".formatted(e.getCodePoint()),
              "Remove it; it may not be visible in an editor.");
    } catch (YAMLException | IllegalArgumentException e) {
      // deeper or with more aliases than allowed, or a number that YAML itself has no room for
      page.faults()
          .add(
              new Line(page.file(), 0),
              "this is no YAML that can be read: " + e.getMessage(),
              "Write plain blocks and lists.");
    }
    return Optional.empty();
  }

  private static Yaml yaml(int length) {
    var options = new LoaderOptions();
    options.setNestingDepthLimit(DEEPEST);
    options.setMaxAliasesForCollections(MOST_ALIASES);
    options.setCodePointLimit(length + 1); // the file was measured before
    return new Yaml(options);
  }

  private static Line line(MarkedYAMLException e, Page page) {
    var mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
    return new Line(page.file(), mark == null ? 0 : mark.getLine() + 1);
  }

  private static String problem(MarkedYAMLException e) {
    if (isTab(e)) {
      return "this is not YAML: a tab stands where only spaces may";
    }
    var context = e.getContext() == null ? "" : e.getContext() + ", ";
    return "this is not YAML: " + (context + e.getProblem()).replaceAll("\\s+", " ");
  }

  private static String advice(MarkedYAMLException e) {
    return isTab(e)
        ? "Indent with spaces."
        : "Look at this line and the one before: indent with spaces, put a space after ':', and put"
            + " a text that holds ': ', ' #' or quotation marks in single quotes.";
  }

  private static boolean isTab(MarkedYAMLException e) {
    return String.valueOf(e.getProblem()).contains("\\t(TAB)");
  }
}
