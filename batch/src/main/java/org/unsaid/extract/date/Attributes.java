package org.unsaid.extract.date;

import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/** What one pass over an element's attributes tells. Used again for the next element. */
final class Attributes {

  private final Surroundings names = new Surroundings();
  private final Block block;

  /** {@link Surroundings}. */
  int flags;

  /** Alike for elements whose classes differ in their digits alone. */
  int shape;

  /** Name of the property that the element holds; empty: none. */
  String property = "";

  /**
   * Begins.
   *
   * @param block takes the dates that stand in attributes
   */
  Attributes(Block block) {
    this.block = block;
  }

  void read(Element element) {
    flags = 0;
    shape = element.normalName().hashCode();
    property = "";
    if (element.attributesSize() > 0) {
      for (var attribute : element.attributes()) {
        read(attribute, element.normalName());
      }
    }
  }

  private void read(Attribute attribute, String tag) {
    var key = attribute.getKey();
    var value = attribute.getValue();
    switch (key) {
      case "class" -> {
        flags |= names.of(value);
        shape = 31 * shape + undigited(value);
      }
      case "id" -> flags |= names.of(value);
      case "role" -> flags |= role(value);
      case "itemprop", "property" -> property = value;
      case "datetime" -> block.mark(Spot.Kind.TIME, value, "<" + tag + " datetime>");
      case "title" -> {
        if (value.length() >= 10
            && value.length() < 40
            && (value.startsWith("20") || value.startsWith("19"))) {
          block.mark(Spot.Kind.ATTRIBUTE, value, "<" + tag + " title>");
        }
      }
      default -> {
        if (key.startsWith("data-") && value.length() >= 8 && value.length() < 40) {
          data(key, value, tag);
        }
      }
    }
  }

  private static int role(String role) {
    return switch (role) {
      case "main" -> Surroundings.MAIN;
      case "navigation" -> Surroundings.NAVIGATION;
      case "complementary" -> Surroundings.ASIDE;
      default -> 0;
    };
  }

  private void data(String key, String value, String tag) {
    if (key.contains("time") || key.contains("date") || key.contains("publish")) {
      boolean updated = key.contains("updat") || key.contains("modif");
      var kind = updated ? Spot.Kind.UPDATED : Spot.Kind.ATTRIBUTE;
      block.mark(kind, value, "<" + tag + " " + key + ">");
    }
  }

  private static int undigited(String value) {
    int hash = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < '0' || c > '9') {
        hash = 31 * hash + c;
      }
    }
    return hash;
  }
}
