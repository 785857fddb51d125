package org.unsaid.collect.http;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Failure;

/**
 * Obeys robots.txt, by <a href="https://www.rfc-editor.org/rfc/rfc9309">RFC 9309</a>.
 *
 * <p>It holds for a day. Where it cannot be had, an older copy goes on; without one nothing is
 * fetched, until it was missing for 30 days. That it is missing is known only since this program
 * started.
 */
final class Robots {

  /** Our name in robots.txt. */
  static final String PRODUCT = "unsaid";

  /** What is parsed; RFC 9309 asks for no less. */
  static final int LONGEST = 500 * 1024;

  /** A longer pause is not kept: it would be a refusal in other words. */
  static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private static final int REDIRECTS = 5;
  private static final Duration FRESH = Duration.ofDays(1);
  private static final Duration AGAIN = Duration.ofMinutes(1);
  private static final Duration GIVEN_UP = Duration.ofDays(30);
  private static final int MOST_SITES = 5000;

  /** Where the page itself could not be had either: these are told as they are. */
  private static final Set<Failure> OF_THE_HOST =
      Set.of(Failure.NAME, Failure.ADDRESS, Failure.CONNECT, Failure.TLS, Failure.TOO_MANY);

  private final Loader loader;
  private final InstantSource clock;
  private final Limits limits;
  private final Map<String, Site> sites =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Site> eldest) {
          return size() > MOST_SITES;
        }
      };

  /**
   * @param limits of pages; what robots.txt may have is less
   */
  Robots(Loader loader, InstantSource clock, Limits limits) {
    this.loader = loader;
    this.clock = clock;
    this.limits =
        new Limits(
            Math.min(limits.body(), LONGEST),
            Math.min(limits.content(), LONGEST),
            limits.deadline(),
            limits.connect(),
            REDIRECTS);
  }

  /** Fetches a robots.txt as any page, but asks no robots.txt about it. */
  @FunctionalInterface
  interface Loader {
    Fetch load(FetchRequest request, Limits limits) throws InterruptedException;
  }

  Ruling ask(Destination to) throws InterruptedException {
    if (to.target().equals("/robots.txt")) {
      return Ruling.OPEN;
    }
    var site = site(to);
    site.lock.lockInterruptibly();
    try {
      if (!clock.instant().isBefore(site.next)) {
        load(site, to);
      }
      return site.ruling(to, clock.instant());
    } finally {
      site.lock.unlock();
    }
  }

  /** What is worth knowing of a host's wishes, if it was asked; for a log or a report. */
  Optional<String> remark(Destination to) {
    synchronized (sites) {
      var site = sites.get(to.origin());
      return site == null ? Optional.empty() : Optional.ofNullable(site.remark);
    }
  }

  /** Sitemaps that a host's robots.txt names, as written there, if it was asked. */
  List<String> sitemaps(Destination to) {
    synchronized (sites) {
      var site = sites.get(to.origin());
      return site == null ? List.of() : site.sitemaps;
    }
  }

  private Site site(Destination to) {
    synchronized (sites) {
      return sites.computeIfAbsent(to.origin(), _ -> new Site());
    }
  }

  private void load(Site site, Destination to) throws InterruptedException {
    var url = URI.create(to.origin() + "/robots.txt");
    var fetch = loader.load(FetchRequest.of(url), limits);
    var now = clock.instant();
    switch (fetch) {
      case Fetch.Fetched fetched -> site.know(parsed(url, fetched.answer()), now);
      case Fetch.Failed failed -> lost(site, url, failed, now);
      case Fetch.NotModified _ -> throw new IllegalStateException("Asked without condition");
      case Fetch.Disallowed _ -> throw new IllegalStateException("Asked without robots.txt");
    }
  }

  private static void lost(Site site, URI url, Fetch.Failed failed, Instant now) {
    switch (failed.failure()) {
      // 4xx, and more redirects than one must follow: there is none
      case GONE, FORBIDDEN, CLIENT_ERROR, REDIRECT -> site.know(open(), now);
      case TOO_LARGE -> {
        if (!failed.hops().isEmpty() && failed.hops().getLast().status() == 200) {
          site.know(parsed(url, failed.hops().getLast()), now);
        } else {
          site.miss(failed, now);
        }
      }
      default -> site.miss(failed, now);
    }
  }

  private static SimpleRobotRules parsed(URI url, Exchange answer) {
    // longer delays would be read as "never"; we have a cap of our own
    var parser = new SimpleRobotRulesParser(Long.MAX_VALUE, 0);
    return parser.parseContent(
        url.toString(),
        whole(answer),
        answer.header("content-type").orElse("text/plain"),
        List.of(PRODUCT));
  }

  /** Half a line would be another rule. */
  private static byte[] whole(Exchange answer) {
    var content = answer.content();
    if (answer.truncated().isEmpty()) {
      return content;
    }
    var end = content.length;
    while (end > 0 && content[end - 1] != '\n' && content[end - 1] != '\r') {
      end--;
    }
    return Arrays.copyOf(content, end);
  }

  private static SimpleRobotRules open() {
    return new SimpleRobotRules(RobotRulesMode.ALLOW_ALL);
  }

  /** One scheme, host and port. Within its lock. */
  private static final class Site {
    private final ReentrantLock lock = new ReentrantLock(true);
    private Instant next = Instant.MIN;
    private @Nullable SimpleRobotRules rules;
    private @Nullable Instant missingSince;
    private Fetch.@Nullable Failed missing;
    private volatile @Nullable String remark;
    private volatile List<String> sitemaps = List.of();

    void know(SimpleRobotRules found, Instant now) {
      rules = found;
      missing = null;
      missingSince = null;
      next = now.plus(FRESH);
      sitemaps = List.copyOf(found.getSitemaps());
      var wish = wish(found);
      remark =
          wish.compareTo(LONGEST_PAUSE) > 0
              ? "robots.txt asks for %d s between requests; we keep %d s"
                  .formatted(wish.toSeconds(), LONGEST_PAUSE.toSeconds())
              : wish.isPositive()
                  ? "robots.txt asks for %s between requests".formatted(Faults.seconds(wish))
                  : null;
    }

    void miss(Fetch.Failed failed, Instant now) {
      missing = failed;
      missingSince = missingSince == null ? now : missingSince;
      var until = failed.notBefore();
      next = until != null && until.isAfter(now.plus(AGAIN)) ? until : now.plus(AGAIN);
      remark = "robots.txt could not be had since " + missingSince;
    }

    Ruling ruling(Destination to, Instant now) {
      if (rules != null) {
        return rules.isAllowed(to.url().toString())
            ? new Ruling.Open(pause(rules))
            : new Ruling.Closed(
                "robots.txt of %s forbids %s to %s"
                    .formatted(to.shownHost(), line(rules, to), PRODUCT));
      }
      if (missing == null || missingSince == null) {
        return Ruling.OPEN;
      }
      if (OF_THE_HOST.contains(missing.failure())) {
        return new Ruling.Failed(missing.failure(), missing.why(), missing.notBefore());
      }
      return missingSince.plus(GIVEN_UP).isAfter(now)
          ? new Ruling.Closed("robots.txt cannot be had: " + missing.why())
          : Ruling.OPEN;
    }

    private static Duration wish(SimpleRobotRules rules) {
      var millis = rules.getCrawlDelay();
      return millis == BaseRobotRules.UNSET_CRAWL_DELAY || millis <= 0
          ? Duration.ZERO
          : Duration.ofMillis(millis);
    }

    private static Duration pause(SimpleRobotRules rules) {
      var wish = wish(rules);
      return wish.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wish;
    }

    /** The longest rule that forbids it, which is the one that decides. */
    private static String line(SimpleRobotRules rules, Destination to) {
      var longest = "";
      for (var rule : rules.getRobotRules()) {
        if (!rule.isAllow() && rule.getPrefix().length() > longest.length()) {
          var alone = new SimpleRobotRules(RobotRulesMode.ALLOW_SOME);
          alone.addRule(rule.getPrefix(), false);
          if (!alone.isAllowed(to.url().toString())) {
            longest = rule.getPrefix();
          }
        }
      }
      return longest.isEmpty() ? "everything" : Shown.text(longest);
    }
  }
}
