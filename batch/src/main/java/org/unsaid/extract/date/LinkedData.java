package org.unsaid.extract.date;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON-LD as far as it goes. What stands in pages is often not JSON: line breaks within
 * texts, quotation marks that are not escaped, commas too many, an end that is missing. So this
 * does not parse, it walks over the characters once and keeps the few fields that matter of each
 * object.
 */
final class LinkedData {

  /** Deeper than any page needs. */
  private static final int DEEPEST = 64;

  private static final int MOST = 200;

  private static final Set<String> ASIDE =
      Set.of(
          "itemlistelement",
          "haspart",
          "ispartof",
          "comment",
          "review",
          "reviews",
          "relatedlink",
          "citation",
          "mentions",
          "about",
          "isbasedon",
          "subjectof",
          "publisher",
          "author",
          "logo",
          "workexample",
          "blogpost",
          "suggestedanswer",
          "acceptedanswer",
          "primaryimageofpage",
          "image",
          "thumbnail",
          "associatedmedia",
          "offers",
          "liveblogupdate");

  /** One object of the linked data, with what it says of its time. */
  static final class Thing {
    final Set<String> types = new HashSet<>();
    final boolean aside;
    String headline = "";
    String url = "";
    @Nullable String published;
    @Nullable String modified;
    @Nullable String created;
    @Nullable String uploaded;
    @Nullable String starts;

    Thing(boolean aside) {
      this.aside = aside;
    }

    boolean dated() {
      return published != null
          || modified != null
          || created != null
          || uploaded != null
          || starts != null;
    }

    /** Whether it is a text of its own, such as a page consists of. */
    boolean article() {
      for (var type : types) {
        if (type.endsWith("article")
            || type.endsWith("posting")
            || type.endsWith("report")
            || type.endsWith("governmentservice")
            || type.endsWith("specialannouncement")
            || type.endsWith("pressrelease")
            || type.endsWith("blogpost")
            || type.endsWith("legislation")
            || type.endsWith("analysis")
            || type.endsWith("opinion")
            || (type.endsWith("review") && types.size() > 1)) {
          return true;
        }
      }
      return false;
    }

    boolean page() {
      for (var type : types) {
        if (type.endsWith("webpage")
            || type.endsWith("creativework")
            || type.endsWith("itempage")
            || type.endsWith("aboutpage")
            || type.endsWith("recipe")
            || type.endsWith("book")
            || type.endsWith("dataset")
            || type.endsWith("digitaldocument")
            || type.endsWith("webcontent")
            || type.endsWith("episode")
            || type.endsWith("howto")) {
          return true;
        }
      }
      return false;
    }

    boolean media() {
      for (var type : types) {
        if (type.endsWith("videoobject") || type.endsWith("audioobject")) {
          return true;
        }
      }
      return false;
    }
  }

  private final String json;
  private int at;

  private LinkedData(String json) {
    this.json = json;
  }

  /** The objects that carry a date, in their order. */
  static List<Thing> read(String json) {
    return json.contains("date") || json.contains("Date")
        ? new LinkedData(json).things()
        : List.of();
  }

  private List<Thing> things() {
    var found = new ArrayList<Thing>();
    var open = new ArrayDeque<Thing>();
    // key under which each open object or list stands
    var keys = new ArrayDeque<String>();
    var brackets = new ArrayDeque<Character>();
    String key = "";
    int lost = 0;
    for (at = 0; at < json.length(); at++) {
      char c = json.charAt(at);
      switch (c) {
        case '{' -> {
          if (brackets.size() >= DEEPEST) {
            lost++;
            continue;
          }
          boolean aside =
              (!open.isEmpty() && open.getLast().aside) || ASIDE.contains(name(key, keys));
          var thing = new Thing(aside);
          open.addLast(thing);
          keys.addLast(name(key, keys));
          brackets.addLast('{');
          key = "";
        }
        case '[' -> {
          if (brackets.size() >= DEEPEST) {
            lost++;
            continue;
          }
          keys.addLast(key.isEmpty() && !keys.isEmpty() ? keys.getLast() : lower(key));
          brackets.addLast('[');
          key = "";
        }
        case '}', ']' -> {
          if (lost > 0) {
            lost--;
          } else if (!brackets.isEmpty()) {
            keys.removeLast();
            if (brackets.removeLast() == '{') {
              close(open.removeLast(), found);
            }
          }
          key = "";
        }
        case ',' -> key = brackets.peekLast() != null && brackets.getLast() == '[' ? key : "";
        case '"' -> {
          var text = text();
          int next = past(at + 1);
          if (next < json.length()
              && json.charAt(next) == ':'
              && brackets.peekLast() != null
              && brackets.getLast() == '{') {
            key = text;
            at = next;
          } else if (!open.isEmpty()) {
            keep(open.getLast(), key.isEmpty() && !keys.isEmpty() ? keys.getLast() : key, text);
            key = brackets.peekLast() != null && brackets.getLast() == '[' ? key : "";
          }
        }
        default -> {
          if (Character.isDigit(c) && !key.isEmpty() && !open.isEmpty()) {
            int end = at;
            while (end < json.length() && Character.isDigit(json.charAt(end))) {
              end++;
            }
            keep(open.getLast(), key, json.substring(at, end));
            at = end - 1;
            key = "";
          }
        }
      }
      if (found.size() >= MOST) {
        return found;
      }
    }
    while (!open.isEmpty()) {
      close(open.removeLast(), found);
    }
    return found;
  }

  private static String name(String key, ArrayDeque<String> keys) {
    return key.isEmpty() ? keys.isEmpty() ? "" : keys.getLast() : lower(key);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static void close(Thing thing, List<Thing> found) {
    if (thing.dated()) {
      found.add(thing);
    }
  }

  private static void keep(Thing thing, String key, String value) {
    if (value.isBlank()) {
      return;
    }
    switch (lower(key)) {
      case "@type" -> thing.types.add(lower(value));
      case "headline", "name", "alternativeheadline" -> {
        if (thing.headline.isEmpty() || key.equals("headline")) {
          thing.headline = value;
        }
      }
      case "url", "@id", "mainentityofpage" -> {
        if (thing.url.isEmpty() || key.equals("url")) {
          thing.url = value;
        }
      }
      case "datepublished" -> thing.published = thing.published == null ? value : thing.published;
      case "datemodified" -> thing.modified = thing.modified == null ? value : thing.modified;
      case "datecreated" -> thing.created = thing.created == null ? value : thing.created;
      case "uploaddate" -> thing.uploaded = thing.uploaded == null ? value : thing.uploaded;
      case "startdate" -> thing.starts = thing.starts == null ? value : thing.starts;
      default -> {}
    }
  }

  /** The text from the quotation mark here; stands on its last one afterwards. */
  private String text() {
    int start = at + 1;
    int end = start;
    while (end < json.length()) {
      char c = json.charAt(end);
      if (c == '\\') {
        end += 2;
        continue;
      }
      if (c == '"' && ends(end)) {
        break;
      }
      end++;
    }
    end = Math.min(end, json.length());
    at = end;
    // nothing longer matters here
    var raw = json.substring(start, Math.min(end, start + 300));
    return raw.indexOf('\\') < 0 ? raw : unescaped(raw);
  }

  /** Whether the quotation mark here ends a text, seen by what follows; others were not escaped. */
  private boolean ends(int quote) {
    int next = past(quote + 1);
    return next >= json.length()
        || ",:}]".indexOf(json.charAt(next)) >= 0
        || (next > quote + 1 && json.charAt(next) == '"');
  }

  private int past(int from) {
    int i = from;
    while (i < json.length() && Character.isWhitespace(json.charAt(i))) {
      i++;
    }
    return i;
  }

  private static String unescaped(String raw) {
    var text = new StringBuilder();
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '\\' || i + 1 >= raw.length()) {
        text.append(c);
        continue;
      }
      char escaped = raw.charAt(++i);
      if (escaped == 'u' && i + 4 < raw.length()) {
        try {
          text.append((char) Integer.parseInt(raw, i + 1, i + 5, 16));
          i += 4;
        } catch (NumberFormatException e) {
          text.append(escaped);
        }
      } else {
        text.append("nrt".indexOf(escaped) >= 0 ? ' ' : escaped);
      }
    }
    return text.toString();
  }
}
