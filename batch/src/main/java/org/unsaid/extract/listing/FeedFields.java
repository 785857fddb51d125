package org.unsaid.extract.listing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** The fields of an item, also of one whose tags were not closed. */
final class FeedFields {

  /** Fields that may stand within a field that lacks its end tag; no HTML is called so. */
  private static final Set<String> UNMISTAKABLE =
      Set.of(
          "pubdate",
          "guid",
          "published",
          "updated",
          "issued",
          "modified",
          "dc:date",
          "dc:creator",
          "content:encoded",
          "enclosure");

  /** Within these, what is also called so in HTML may only be HTML. */
  private static final Set<String> MARKUP =
      Set.of("description", "summary", "content", "content:encoded", "body", "xhtml:body");

  private static final int DEEPEST = 40;

  private final Map<String, List<Element>> fields = new LinkedHashMap<>();

  private FeedFields() {}

  static FeedFields of(Element item) {
    var fields = new FeedFields();
    fields.collect(item, false, 0);
    return fields;
  }

  private void collect(Element parent, boolean inMarkup, int depth) {
    for (var child : parent.children()) {
      var name = name(child);
      boolean field = isField(name) && (!inMarkup || UNMISTAKABLE.contains(name));
      if (field) {
        fields.computeIfAbsent(name, n -> new ArrayList<>()).add(child);
      }
      // an author has a name within, and a source the fields of another feed
      if ((field || inMarkup) && depth < DEEPEST && !name.equals("author") && !isItem(name)) {
        collect(child, inMarkup || MARKUP.contains(name), depth + 1);
      }
    }
  }

  private static boolean isItem(String name) {
    return name.equals("item") || name.equals("entry");
  }

  private static String name(Element element) {
    var name = Named.of(element);
    return name.startsWith("atom:") ? name.substring(5) : name;
  }

  private static boolean isField(String name) {
    return switch (name) {
      case "title", "link", "id", "author", "created", "dc:title", "dc:author" -> true;
      case "itunes:title", "itunes:summary", "itunes:author" -> true;
      case "media:title", "media:description", "lastbuilddate" -> true;
      case "dcterms:issued", "dcterms:modified" -> true;
      default -> UNMISTAKABLE.contains(name) || MARKUP.contains(name);
    };
  }

  List<Element> all(String name) {
    return fields.getOrDefault(name, List.of());
  }

  @Nullable Element first(String name) {
    var all = all(name);
    return all.isEmpty() ? null : all.getFirst();
  }

  /** Text of the first of these fields that has any. */
  @Nullable String text(String... names) {
    for (var name : names) {
      for (var field : all(name)) {
        var text = Plain.orNull(textOf(field));
        if (text != null) {
          return text;
        }
      }
    }
    return null;
  }

  /** The same for what may hold HTML, be it escaped, in CDATA or as elements. */
  @Nullable String markup(String... names) {
    for (var name : names) {
      for (var field : all(name)) {
        var text = Plain.orNull(markupOf(field));
        if (text != null) {
          return text;
        }
      }
    }
    return null;
  }

  /** What stands in a field up to the first field that it swallowed. */
  static String textOf(Element field) {
    var text = new StringBuilder();
    for (var node : field.childNodes()) {
      if (node instanceof Element child) {
        if (isField(name(child)) || isItem(name(child))) {
          break;
        }
        text.append(child.wholeText());
      } else if (node instanceof TextNode words) {
        text.append(words.getWholeText());
      }
    }
    return text.toString();
  }

  private static String markupOf(Element field) {
    var type = field.attr("type");
    if (type.equals("text") && Named.of(field).equals("atom:content")) {
      return Entities.escape(textOf(field));
    }
    var only = field.childrenSize() == 1 ? field.firstElementChild() : null;
    var from =
        type.equals("xhtml") && only != null && only.tag().localName().equals("div") ? only : field;
    var html = new StringBuilder();
    for (var node : from.childNodes()) {
      if (node instanceof Element child
          && (UNMISTAKABLE.contains(name(child)) || isItem(name(child)))) {
        break;
      }
      html.append(written(node));
    }
    return html.toString();
  }

  private static String written(Node node) {
    return switch (node) {
      case CDataNode words -> words.getWholeText();
      case TextNode words -> words.getWholeText();
      case Element child -> child.outerHtml();
      default -> "";
    };
  }
}
