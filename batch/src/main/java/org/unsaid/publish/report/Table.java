package org.unsaid.publish.report;

import java.util.List;
import org.jsoup.nodes.Element;

/**
 * A table with a caption and headers; on a narrow screen each cell bears the name of its column.
 * With a script it can be sorted, and filtered where it is long.
 */
final class Table {

  private final Element table;
  private final Element body;
  private final List<String> labels;
  private Element row;
  private int column;

  /**
   * @param labels of the columns; a * behind one offers its values for a choice
   */
  Table(Element into, String caption, String... labels) {
    this.table = into.appendElement("table");
    table.appendElement("caption").appendText(caption);
    var head = table.appendElement("thead").appendElement("tr");
    for (var label : labels) {
      boolean isChoice = label.endsWith("*");
      var name = isChoice ? label.substring(0, label.length() - 1) : label;
      var cell = Html.add(head, "th", name).attr("scope", "col");
      if (isChoice) {
        cell.attr("data-choose", "");
      }
    }
    this.labels = List.of(labels);
    this.body = table.appendElement("tbody");
    this.row = body;
  }

  /** Lets it be filtered by words. */
  Table filtered() {
    table.attr("data-filter", "");
    return this;
  }

  void row() {
    row = body.appendElement("tr");
    column = 0;
  }

  /** What the row is about. */
  Element head() {
    return labelled(row.appendElement("th").attr("scope", "row"));
  }

  Element cell() {
    return labelled(row.appendElement("td"));
  }

  /**
   * A cell that is not sorted by its text.
   *
   * @param key numbers by their size, all else by letters; an empty one comes last
   */
  Element cell(Object key) {
    return cell().attr("data-key", key.toString());
  }

  private Element labelled(Element cell) {
    var label = labels.get(column++);
    return cell.attr(
        "data-label", label.endsWith("*") ? label.substring(0, label.length() - 1) : label);
  }
}
