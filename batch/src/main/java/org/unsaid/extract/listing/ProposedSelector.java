package org.unsaid.extract.listing;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The CSS selector that a researcher would write for a list: names of classes and ids, as short as
 * can be, that finds the items' links and no others.
 */
final class ProposedSelector {

  /** Elements above a link that may name the list. */
  private static final int HEIGHT = 6;

  /** Items that are looked at for names; the rest of a list looks alike. */
  private static final int SAMPLE = 5;

  private static final double GOOD = 0.9;

  private ProposedSelector() {}

  /**
   * @param items addresses that it has to find
   * @return empty: none finds nine of ten of them without as many others
   */
  static Optional<String> of(Document page, @Nullable URI base, Set<URI> items) {
    var links = new ArrayList<Element>();
    for (var link : page.select("a[href]")) {
      if (items.contains(Addresses.absolute(base, link.attr("href")))) {
        links.add(link);
      }
    }
    String best = null;
    double score = GOOD;
    for (var candidate : candidates(links)) {
      double found = score(page, base, items, candidate);
      if (found > score || (found == score && best != null && betterWritten(candidate, best))) {
        best = candidate;
        score = found;
      }
    }
    return Optional.ofNullable(best);
  }

  /** A name that its site gave lasts longer than the mere kind of an element. */
  private static boolean betterWritten(String one, String other) {
    boolean named = one.contains(".") || one.contains("#");
    boolean otherNamed = other.contains(".") || other.contains("#");
    return named == otherNamed
        ? one.length() < other.length()
            || (one.length() == other.length() && one.compareTo(other) < 0)
        : named;
  }

  /** Paths of names from some element above a link to the link, by how many links have them. */
  private static Set<String> candidates(List<Element> links) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    links.stream()
        .limit(SAMPLE)
        .forEach(link -> paths(link).forEach(path -> counts.merge(path, 1, Integer::sum)));
    int most = Math.min(SAMPLE, links.size());
    return counts.entrySet().stream()
        .filter(path -> path.getValue() > most / 2)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static Set<String> paths(Element link) {
    var paths = new HashSet<String>();
    for (var own : names(link)) {
      paths.add(own);
      var above = new ArrayList<String>();
      var at = link.parent();
      for (int i = 0; i < HEIGHT && at != null && !at.normalName().equals("html"); i++) {
        for (var name : names(at)) {
          paths.add(name + " " + own);
          above.forEach(middle -> paths.add(name + " " + middle + " " + own));
        }
        above.add(at.normalName());
        at = at.parent();
      }
    }
    return paths;
  }

  /** How a researcher may call an element; names with digits change from page to page. */
  private static List<String> names(Element element) {
    var names = new ArrayList<String>();
    names.add(element.normalName());
    var id = element.id();
    if (id.matches("[A-Za-z_-]{2,40}")) {
      names.add("#" + id);
    }
    for (var name : element.classNames()) {
      if (name.matches("[A-Za-z_][A-Za-z_-]{1,40}")) {
        names.add(element.normalName() + "." + name);
      }
    }
    return names;
  }

  /** The mean (F1) of how many items it finds, and how much of what it finds is an item. */
  private static double score(Document page, @Nullable URI base, Set<URI> items, String candidate) {
    var found = new HashSet<URI>();
    for (var link : page.select(candidate)) {
      var address = Addresses.absolute(base, link.attr("href"));
      if (address != null) {
        found.add(address);
      }
    }
    if (found.isEmpty()) {
      return 0;
    }
    long right = found.stream().filter(items::contains).count();
    return 2.0 * right / (found.size() + items.size());
  }
}
