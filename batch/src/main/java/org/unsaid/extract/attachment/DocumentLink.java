package org.unsaid.extract.attachment;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A link to a document.
 *
 * @param text that is shown for it
 * @param language of the document, as the link says; empty: it does not
 */
record DocumentLink(URI url, String text, String language) {

  private static final List<String> EXTENSIONS = List.of(".pdf", ".docx", ".doc", ".odt", ".rtf");

  private static final Set<String> TYPES =
      Set.of(
          "application/pdf",
          "application/x-pdf",
          "application/msword",
          "application/rtf",
          "text/rtf",
          "application/vnd.oasis.opendocument.text",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

  private static final Set<String> APART = Set.of("nav", "footer", "header", "aside");

  /** Words in classes and ids of what stands around the contents of a page. */
  private static final Pattern AROUND =
      Pattern.compile(
          "(?i)(?:^|[\\s_-])(?:nav|navi|navbar|navigation|menu|submenu|breadcrumbs?|footer|foot"
              + "|sidebar|related|share|social|cookies?|toolbar)(?:$|[\\s_-])");

  /** A file's name in a query, or before one. */
  private static final Pattern NAMED = Pattern.compile("[^?#&]*?(\\.[a-z]{3,4})(?:$|[?#&].*)");

  /** The link that an element is; null: it is none to the web. */
  static @Nullable DocumentLink of(Element element) {
    var attribute =
        switch (element.normalName()) {
          case "iframe", "embed" -> "src";
          case "object" -> "data";
          default -> "href";
        };
    var url = url(element.absUrl(attribute).strip());
    return url == null
        ? null
        : new DocumentLink(url, shown(element), element.attr("hreflang").toLowerCase(Locale.ROOT));
  }

  /** Whether an element says that what it leads to is a document. */
  static boolean isOfDocument(Element element) {
    var type = element.attr("type").toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
    return TYPES.contains(type)
        || List.of("href", "src", "data").stream()
            .map(element::attr)
            .anyMatch(DocumentLink::isNamedAsDocument);
  }

  private static boolean isNamedAsDocument(String address) {
    var small = address.strip().toLowerCase(Locale.ROOT);
    var named = NAMED.matcher(small);
    boolean path = named.matches() && EXTENSIONS.contains(named.group(1));
    int query = small.indexOf('?');
    return path
        || (query >= 0
            && Pattern.compile("[&=?]")
                .splitAsStream(small.substring(query).split("#", 2)[0])
                .anyMatch(value -> EXTENSIONS.stream().anyMatch(value::endsWith)));
  }

  /** Whether an element stands in a menu, a footer or beside the contents. */
  static boolean isAside(Element element) {
    for (var at = element; at != null && !at.normalName().equals("body"); at = at.parent()) {
      if (APART.contains(at.normalName())
          || AROUND.matcher(at.className()).find()
          || AROUND.matcher(at.id()).find()) {
        return true;
      }
    }
    return false;
  }

  /** The file's name without its extension, small: one text is often there as PDF and Word. */
  String stem() {
    var path = url.getRawPath() == null ? "" : url.getRawPath().toLowerCase(Locale.ROOT);
    for (var extension : EXTENSIONS) {
      if (path.endsWith(extension)) {
        return path.substring(0, path.length() - extension.length());
      }
    }
    return url.toString();
  }

  boolean isPdf() {
    return url.toString().toLowerCase(Locale.ROOT).contains(".pdf");
  }

  private static String shown(Element element) {
    var text = element.text();
    return text.isBlank() ? element.attr("title") + " " + element.attr("aria-label") : text;
  }

  private static @Nullable URI url(String written) {
    try {
      var url = URI.create(written.replace(" ", "%20").split("#", 2)[0]);
      return url.getHost() != null
              && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
          ? url
          : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
