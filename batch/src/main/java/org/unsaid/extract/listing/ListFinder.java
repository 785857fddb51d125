package org.unsaid.extract.listing;

import crawlercommons.domains.EffectiveTldFinder;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Source;

/**
 * Finds the list that a page is made for: links that stand alike, say as much as a title does and
 * have dates beside them. Navigation, footers and boxes at the side do not count.
 *
 * <p>Links stand alike if the elements around them have the same names. Where one page uses the
 * same names for several lists, classes tell them apart; where rows of one list have different
 * classes, they must not. So both ways are tried, and the better list wins.
 */
final class ListFinder {

  private static final int FEWEST = 3;

  /** Groups that are looked at closely. */
  private static final int CLOSELY = 8;

  /** Below it, links are words of a menu rather than titles. */
  private static final double LEAST = 1.0;

  private static final Set<String> APART = Set.of("nav", "footer", "aside", "select", "noscript");

  /** Words in classes and ids of what stands around the contents of a page. */
  private static final Pattern AROUND =
      Pattern.compile(
          "(?i)(?:^|[\\s_-])(?:nav|navi|navbar|navigation|menu|submenu|breadcrumbs?|footer|foot"
              + "|sidebar|side|pagination|pager|share|social|langs?|language|skip|crumbs?|cookie"
              + "|toolbar|sitemap|tagcloud|tags)(?:$|[\\s_-])");

  /** Classes that tell a row from the next, not a list from another. */
  private static final Pattern OF_A_ROW =
      Pattern.compile(
          "(?i).*\\d.*|odd|even|first|last|active|current|alt|hot|new|top|sticky|pinned");

  private ListFinder() {}

  /**
   * @param url address of the page; null: unknown
   */
  static Listing read(Document page, @Nullable URI url) {
    var base = LinkList.base(page, url);
    var best = List.<Listing.Item>of();
    double most = LEAST;
    for (var links : groups(page, base)) {
      var items = new Rows(links).items(base);
      double worth = worth(items);
      if (worth > most && isOwn(items, base)) {
        most = worth;
        best = items;
      }
    }
    var faults = new Faults();
    if (best.isEmpty()) {
      var feeds = Listings.feeds(page, url);
      faults.add(
          "no list of links found; name it with an item selector"
              + (feeds.isEmpty() ? "" : ", or watch the feed that the page names: " + feeds));
    }
    if (!best.isEmpty() && best.stream().allMatch(item -> item.published() == null)) {
      faults.add(
          "no dates beside the links, so perhaps not the list; name it with an item selector");
    }
    return new Listing(
        Source.Polled.Kind.LIST,
        "HTML list",
        best,
        Paging.of(page, url, base),
        faults.told(),
        !best.isEmpty());
  }

  /** Links that stand alike, the groups with the longest texts first. */
  private static List<List<Element>> groups(Document page, @Nullable URI base) {
    var byClass = new HashMap<Long, List<Element>>();
    var byName = new HashMap<Long, List<Element>>();
    var places = new IdentityHashMap<Element, Place>();
    var links = new ArrayList<Element>();
    long aside = 0;
    for (var element : page.body().getAllElements()) {
      var parent = element.parent();
      var place = Place.of(element, parent == null ? Place.ROOT : at(parent, places));
      places.put(element, place);
      if (!place.apart()
          && element.normalName().equals("a")
          && Addresses.absolute(base, element.attr("href")) != null) {
        links.add(element);
        aside += place.aside() ? 1 : 0;
      }
    }
    // where all stands aside, it is the page that is called so
    boolean all = aside * 10 > links.size() * 9L;
    for (var link : links) {
      var place = at(link, places);
      if (all || !place.aside()) {
        byClass.computeIfAbsent(place.classes(), key -> new ArrayList<>()).add(link);
        byName.computeIfAbsent(place.names(), key -> new ArrayList<>()).add(link);
      }
    }
    var groups = new ArrayList<>(longest(byClass));
    groups.addAll(longest(byName));
    return groups;
  }

  private static Place at(Element element, Map<Element, Place> places) {
    return places.getOrDefault(element, Place.ROOT);
  }

  private static List<List<Element>> longest(Map<Long, List<Element>> groups) {
    var ordered = new IdentityHashMap<List<Element>, Integer>();
    for (var group : groups.values()) {
      if (group.size() >= FEWEST) {
        ordered.put(group, group.stream().mapToInt(link -> link.text().length()).sum());
      }
    }
    return ordered.entrySet().stream()
        .sorted(Map.Entry.<List<Element>, Integer>comparingByValue(Comparator.reverseOrder()))
        .limit(CLOSELY)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** How much a list looks like one of statements: long titles of their own, with dates. */
  private static double worth(List<Listing.Item> items) {
    if (items.size() < FEWEST) {
      return 0;
    }
    var titles = new HashSet<String>();
    int dated = 0;
    double sum = 0;
    for (var item : items) {
      if (titles.add(item.title())) {
        sum += Math.clamp((width(item.title()) - 8) / 32.0, 0, 1);
      }
      dated += item.published() == null ? 0 : 1;
    }
    double share = (double) dated / items.size();
    return Math.min(sum, 60) * (double) titles.size() / items.size() * (1 + 2 * share);
  }

  /** Whether at least half of the links stay at home: a list of partners is none of statements. */
  private static boolean isOwn(List<Listing.Item> items, @Nullable URI base) {
    var host = base == null ? null : base.getHost();
    if (host == null) {
      return true;
    }
    var home = domain(host);
    long own =
        items.stream()
            .map(Listing.Item::url)
            .filter(
                url -> url != null && url.getHost() != null && home.equals(domain(url.getHost())))
            .count();
    return own * 2 >= items.size();
  }

  /** What one can register, below which all hosts have one owner. */
  private static String domain(String host) {
    var name = host.toLowerCase(Locale.ROOT);
    var domain = EffectiveTldFinder.getAssignedDomain(name);
    return domain == null ? name : domain;
  }

  /** Length in Latin letters: one of Chinese, Japanese or Korean says more. */
  private static double width(String title) {
    return title.chars().mapToDouble(c -> c >= 0x2e80 && c < 0xd7ff ? 2.5 : 1).sum();
  }

  /**
   * Where an element stands.
   *
   * @param names hash of the names of the elements around it and its own
   * @param classes the same with the classes
   * @param apart whether it is of the page and not of its contents, by the names around it
   * @param aside whether it seems so, by the classes around it
   */
  private record Place(long names, long classes, boolean apart, boolean aside) {

    static final Place ROOT = new Place(1, 1, false, false);

    static Place of(Element element, Place parent) {
      long name = element.normalName().hashCode();
      long names = parent.names * 1_000_003 + name;
      long classes = parent.classes * 1_000_003 + name;
      for (var word : element.classNames()) {
        if (!OF_A_ROW.matcher(word).matches()) {
          classes += word.toLowerCase(Locale.ROOT).hashCode() * 31L;
        }
      }
      boolean apart =
          parent.apart
              || APART.contains(element.normalName())
              || element.attr("role").equals("navigation");
      // a page whose body is called so is still a page
      boolean aside =
          !element.normalName().equals("body")
              && (AROUND.matcher(element.className()).find()
                  || AROUND.matcher(element.id()).find());
      return new Place(names, classes, apart, parent.aside || aside);
    }
  }
}
