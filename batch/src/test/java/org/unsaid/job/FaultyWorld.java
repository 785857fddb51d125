package org.unsaid.job;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.h2.jdbcx.JdbcDataSource;
import org.unsaid.collect.archive.Archive;
import org.unsaid.collect.http.Limits;
import org.unsaid.collect.http.Manners;
import org.unsaid.collect.http.Pauses;
import org.unsaid.collect.http.Resolver;
import org.unsaid.collect.http.TestCertificates;
import org.unsaid.collect.ledger.Ledger;
import org.unsaid.core.Attempt;
import org.unsaid.core.Clock;
import org.unsaid.core.Conduct;
import org.unsaid.core.Event;
import org.unsaid.core.Evidence;
import org.unsaid.core.Institution;
import org.unsaid.core.Source;
import org.unsaid.core.Span;
import org.unsaid.core.Verdict;
import org.unsaid.core.Watch;
import org.unsaid.core.When;
import org.unsaid.extract.Extractor;
import org.unsaid.testing.Cases;

/**
 * Ministries with a list on one host and pages on another, and everything that looks at them:
 * fetcher, archive and ledger as they are, hosts on loopback, a clock that a test moves.
 */
final class FaultyWorld implements AutoCloseable {

  /** A host that answers, but whose name leads to where we do not go. */
  static final String INSIDE = "inside.example";

  static final Instant BEGIN = Instant.parse("2026-03-03T09:00:00Z");

  /** Nobody is given long where every second is waited for. */
  static final Duration SHORT = Duration.ofSeconds(1);

  private static final Duration PATIENT = Duration.ofSeconds(60);
  private static final String AGENT = "unsaid-test/1 (+mailto:keeper@unsaid.example)";

  /** A source with its two hosts. */
  record Ministry(String id, FaultyHost lists, FaultyHost pages) {

    /** Reports up to this one, the newest on top. */
    void publish(int newest) {
      var list = new StringBuilder();
      for (int i = newest; i >= 1; i--) {
        list.append(
            "<li><a href='%s'>Доклад %d</a> <span>2026-02-%02d</span></li>"
                .formatted(pages.at("/" + i), i, i));
        pages.page("/" + i, report(i));
      }
      lists.page(
          "/news",
          "<html lang=ru><head><title>Новости</title></head><body><h1>Новости</h1><ul class=news>"
              + list
              + "</ul></body></html>");
    }

    private static String report(int number) {
      return """
          <html lang=ru><head><title>Доклад %1$d</title></head><body><h1>Доклад %1$d</h1>
          <p class=day>2026-02-%1$02d</p><div id=text><p>Министерство сообщает о работах на реке,
          которые начались утром и продлятся несколько дней, как сказал его представитель тем, кто
          пришёл его послушать.</p></div></body></html>
          """
          .formatted(number);
    }

    Source.Polled source() {
      return new Source.Polled(
          id,
          id,
          Source.Polled.Kind.LIST,
          lists.at("/news"),
          Duration.ofHours(1),
          null,
          List.of(
              new Source.Selectors(
                  null, Map.of("item", "ul.news a", "body", "#text", "published", ".day"))));
    }

    private Institution institution() {
      return new Institution(
          id,
          "Ministry " + id,
          List.of(),
          List.of("cabinet"),
          null,
          ZoneOffset.UTC,
          null,
          null,
          null);
    }
  }

  private final Archive archive;
  private final Ledger ledger;
  private final TestCertificates certificates = new TestCertificates();
  private final Map<String, FaultyHost> hosts = new ConcurrentHashMap<>();
  private final Map<String, Ministry> ministries = new LinkedHashMap<>();
  private final Extractor extractor;
  private final Naps naps = new Naps();
  private volatile Instant now = BEGIN;
  private Duration pause = Duration.ZERO;

  FaultyWorld(Path folder) throws Exception {
    this(folder, new Extractor());
  }

  /**
   * @param extractor that is closed by the one who made it, which matters where documents are read
   */
  FaultyWorld(Path folder, Extractor extractor) throws Exception {
    this.extractor = extractor;
    var database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    ledger = Ledger.open(database, () -> now);
    archive =
        Archive.open(
            folder.resolve("archive"), new Archive.Settings(1 << 30, "test", null), () -> now);
  }

  /** A ministry that has published one report. */
  Ministry ministry(String id, boolean secure) throws Exception {
    var ministry = new Ministry(id, host(id + ".lists", secure), host(id + ".pages", secure));
    ministries.put(id, ministry);
    ministry.publish(1);
    return ministry;
  }

  Ministry ministry(String id) {
    return Objects.requireNonNull(ministries.get(id), id);
  }

  private FaultyHost host(String name, boolean secure) throws Exception {
    var host = new FaultyHost(name + ".example", secure ? certificates : null);
    hosts.put(host.name(), host);
    return host;
  }

  /** Least time between two questions to one host; it passes at once. */
  void pause(Duration between) {
    pause = between;
  }

  void publish(int newest) {
    ministries.values().forEach(ministry -> ministry.publish(newest));
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  Instant now() {
    return now;
  }

  Ledger ledger() {
    return ledger;
  }

  Archive archive() {
    return archive;
  }

  /** A round of looks, as a run makes it that begins now. */
  Round round() throws Exception {
    return round(PATIENT, Duration.ofDays(1));
  }

  /**
   * @param deadline of each fetch
   * @param visit time for each visit
   */
  Round round(Duration deadline, Duration visit) throws Exception {
    var watch = watch();
    var round = new Round();
    try (var fetcher =
        certificates.fetcher(manners(deadline), () -> now, _ -> {}, resolver(), naps)) {
      var doors = new KeptFetch.Doors(fetcher, archive, () -> now);
      var pages = new PageLook(watch, doors, ledger, extractor);
      var lists = new ListLook(watch, doors, ledger, pages, () -> now);
      var time = new SourceVisit.Time(visit, () -> now, naps);
      CollectJob.round(
          watch,
          () -> now,
          ledger,
          new SourceVisit(time, ledger, lists, pages, round),
          new Counter());
    }
    return round;
  }

  private Manners manners(Duration deadline) {
    var allowed =
        hosts.values().stream()
            .filter(FaultyHost::isAllowed)
            .map(FaultyHost::name)
            .collect(Collectors.toSet());
    return new Manners(AGENT, pause, new Limits(300_000, 1 << 20, deadline, deadline, 5), allowed);
  }

  private Resolver resolver() {
    return new Resolver() {
      @Override
      public List<InetAddress> resolve(String name) throws UnknownHostException {
        if (name.equals(INSIDE)) {
          return List.of(InetAddress.ofLiteral("10.0.0.1"));
        }
        var host = hosts.get(name);
        if (host == null) {
          throw new UnknownHostException(name);
        }
        return host.addresses();
      }

      @Override
      public int port(String name, int port) {
        var host = hosts.get(name);
        return host == null ? port : host.door();
      }
    };
  }

  Watch watch() {
    var institutions = new LinkedHashMap<String, Institution>();
    ministries.values().forEach(each -> institutions.put(each.id(), each.institution()));
    return new Watch(
        "faults",
        institutions,
        ministries.values().stream().<Source>map(Ministry::source).toList(),
        List.of(),
        List.of(flood()),
        List.of(),
        Conduct.USUAL,
        "");
  }

  /**
   * An hour after the begin; who says nothing of it within twelve hours is silent: all others do.
   */
  private Event flood() {
    return new Event(
        "flood",
        "Flood",
        "flood",
        When.parse("2026-03-03T10:00", ZoneOffset.UTC),
        ZoneOffset.UTC,
        "flood",
        null,
        List.copyOf(ministries.keySet()),
        Duration.ofHours(12),
        Duration.ZERO,
        null,
        Map.of(),
        List.of(),
        List.of(),
        Clock.ELAPSED);
  }

  /** What may be said of each ministry now, none of which has answered. */
  Map<String, Verdict> verdicts() {
    var watch = watch();
    var fetched = Fetched.of(ledger, watch, now);
    var event = flood();
    var verdicts = new LinkedHashMap<String, Verdict>();
    for (var institution : watch.institutions().values()) {
      var known =
          new Evidence(
              institution,
              List.of(),
              List.of(),
              fetched.with(watch.coverage(institution, event)),
              Cases.output(9, 3));
      // each alone, since most here say nothing: an event that nobody answers is no event
      verdicts.put(
          institution.id(), Cases.judged(event, now, known).assessments().getFirst().verdict());
    }
    return verdicts;
  }

  /** Looks of one day. */
  List<Attempt> attempts(String source, Instant day) {
    return ledger.attempts(source, new Span(day, day.plus(Duration.ofHours(23))));
  }

  /** Pages that were asked for and could be read, of all days. */
  Set<String> read(String source) {
    return ledger.attempts(source, new Span(BEGIN, now.plusSeconds(1))).stream()
        .filter(look -> look.target() == Attempt.Target.PAGE)
        .filter(look -> look.outcome() == Attempt.Outcome.NEW)
        .map(look -> look.url().getPath())
        .collect(Collectors.toSet());
  }

  @Override
  public void close() throws IOException {
    archive.close();
    for (var host : new ArrayList<>(hosts.values())) {
      host.close();
    }
  }

  /** Time that passes only by sleeping. */
  private static final class Naps implements Pauses {
    private final AtomicLong time = new AtomicLong();

    @Override
    public long nanos() {
      return time.get();
    }

    @Override
    public void sleep(Duration nap) {
      time.addAndGet(nap.toNanos());
    }
  }
}
