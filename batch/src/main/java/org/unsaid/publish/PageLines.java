package org.unsaid.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The same lines as one HTML page that needs nothing else: it reads, prints and is kept without a
 * network. What others wrote gets into it as text alone, and only web addresses become links.
 */
final class PageLines implements DossierLines {

  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+");
  private static final String STYLE = "dossier.css";

  private final Document page = Document.createShell("");
  private final Element main;
  private @Nullable Element values;
  private @Nullable Element value;
  private @Nullable Element entry;

  PageLines() {
    page.prependChild(new DocumentType("html", "", ""));
    page.outputSettings().prettyPrint(false);
    page.child(0).attr("lang", "en");
    page.head().appendElement("meta").attr("charset", "utf-8");
    page.head()
        .appendElement("meta")
        .attr("name", "viewport")
        .attr("content", "width=device-width, initial-scale=1");
    page.head()
        .appendElement("meta")
        .attr("http-equiv", "Content-Security-Policy")
        .attr("content", "default-src 'none'; style-src 'unsafe-inline'");
    page.head().appendElement("style").appendText(style());
    this.main = page.body().appendElement("main");
  }

  @Override
  public String text() {
    return page.outerHtml() + "\n";
  }

  @Override
  public void title(String text) {
    if (page.title().isEmpty()) {
      page.title(TextTable.plain(text));
      write(main.appendElement("h1"), text);
    } else {
      write(main.appendElement("p"), text);
    }
  }

  @Override
  public void blank() {
    values = null;
    value = null;
    entry = null;
  }

  @Override
  public void line(String name, String text) {
    if (values == null) {
      values = main.appendElement("dl");
    }
    if (!name.isEmpty()) {
      write(values.appendElement("dt"), name);
    }
    value = values.appendElement("dd");
    entry = null;
    write(value, text);
  }

  @Override
  public void entry(String text) {
    var of = value == null ? main : value;
    var list = of.lastElementChild();
    if (list == null || !list.nameIs("ul")) {
      list = of.appendElement("ul");
    }
    entry = list.appendElement("li");
    write(entry.appendElement("span"), text);
  }

  @Override
  public void more(String text) {
    write((entry == null ? main : entry).appendElement("div"), text);
  }

  @Override
  public void table(TextTable table) {
    var rows = main.appendElement("div").addClass("wide").appendElement("table");
    var head = rows.appendElement("thead").appendElement("tr");
    table.header().forEach(name -> write(head.appendElement("th").attr("scope", "col"), name));
    var body = rows.appendElement("tbody");
    for (var row : table.rows()) {
      var line = body.appendElement("tr");
      row.forEach(cell -> write(line.appendElement("td"), cell));
    }
  }

  /** Text of whatever direction; an address that stands alone can be followed. */
  private static void write(Element into, String text) {
    var plain = TextTable.plain(text);
    into.attr("dir", "auto");
    if (ADDRESS.matcher(plain).matches()) {
      into.appendElement("a").attr("href", plain).attr("rel", "noreferrer").text(plain);
    } else {
      into.appendText(plain);
    }
  }

  private static String style() {
    try (var in = PageLines.class.getResourceAsStream(STYLE)) {
      if (in == null) {
        throw new IllegalStateException("The program lacks " + STYLE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
