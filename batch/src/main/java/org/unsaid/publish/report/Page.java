package org.unsaid.publish.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;
import org.unsaid.publish.TextTable;
import org.unsaid.publish.picture.Drawing;

/**
 * One page of the site, with its head, its way to the others and its foot. Style and script are in
 * it, and its policy lets a browser use these two alone, whatever else should get into it.
 */
final class Page {

  private static final String STYLE = resource("report.css") + Drawing.style();
  private static final String SCRIPT = resource("report.js");
  private static final String POLICY =
      "default-src 'none'; style-src %s; script-src %s; img-src data:; base-uri 'none'; form-action 'none'"
          .formatted(hash(STYLE), hash(SCRIPT));

  private final Document page = Document.createShell("");
  private final String root;
  private final Element main;

  /**
   * @param title in the words of whoever wrote it
   * @param root way from this page to the folder's index, empty or with a slash at its end
   * @param here place of the page in the folder
   */
  Page(Report report, String title, String root, String here) {
    this.root = root;
    page.prependChild(new DocumentType("html", "", ""));
    page.outputSettings().prettyPrint(false);
    page.child(0).attr("lang", "en");
    var head = page.head();
    head.appendElement("meta").attr("charset", "utf-8");
    head.appendElement("meta")
        .attr("http-equiv", "Content-Security-Policy")
        .attr("content", POLICY);
    head.appendElement("meta")
        .attr("name", "viewport")
        .attr("content", "width=device-width, initial-scale=1");
    head.appendElement("meta").attr("name", "color-scheme").attr("content", "light dark");
    head.appendElement("link").attr("rel", "icon").attr("href", "data:,");
    head.appendElement("title")
        .appendText(
            TextTable.plain(title) + " · unsaid: " + TextTable.plain(report.watch().name()));
    head.appendElement("style").appendChild(new DataNode(STYLE));
    var body = page.body();
    Html.add(body, "a", "Skip to the contents").addClass("skip").attr("href", "#main");
    nav(body, here);
    this.main = body.appendElement("main").id("main");
    Html.theirs(main.appendElement("h1"), title);
    foot(body, report);
    body.appendElement("script").appendChild(new DataNode(SCRIPT));
  }

  private void nav(Element body, String here) {
    var list =
        body.appendElement("header")
            .appendElement("nav")
            .attr("aria-label", "Pages")
            .appendElement("ul");
    entry(list, here, "index.html", "Board");
    entry(list, here, "index.html#events", "Events");
    entry(list, here, "index.html#institutions", "Institutions");
    entry(list, here, "index.html#topics", "Topics");
    entry(list, here, Places.HEALTH, "Collection health");
    entry(list, here, Places.METHOD, "Method and words");
  }

  private void entry(Element list, String here, String place, String name) {
    var link = Html.to(list.appendElement("li"), root, place).appendText(name);
    if (place.equals(here)) {
      link.attr("aria-current", "page");
    }
  }

  private static void foot(Element body, Report report) {
    body.appendElement("footer")
        .appendElement("p")
        .appendText(
            "As of %s. A verdict tells what was found on the sources that were watched; none means approval or protest. Times are UTC where no zone stands beside them."
                .formatted(Html.minute(report.asOf())));
  }

  Element main() {
    return main;
  }

  String root() {
    return root;
  }

  /** A part of the page under a heading. */
  Element section(String id, String heading) {
    var section = main.appendElement("section").id(id);
    Html.add(section, "h2", heading);
    return section;
  }

  String text() {
    return page.outerHtml() + "\n";
  }

  private static String hash(String text) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String resource(String name) {
    try (var in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The program lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
