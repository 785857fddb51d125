package org.unsaid.job;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.unsaid.collect.http.RawServer;
import org.unsaid.core.Attempt;
import org.unsaid.core.Attempt.Outcome;
import org.unsaid.core.Failure;

/**
 * What may be wrong with a host, and what the ledger says then: of a list that stands there, and of
 * a page. Where it says {@code READ}, nothing is lost by it; all else is a gap until the host is
 * sound again.
 */
enum HostFault {
  // the way to it
  NAME_HAS_NO_ADDRESS(host -> host.resolves(HostFault::unknown), Failure.NAME),
  NAME_SERVER_SLEEPS(host -> host.resolves(HostFault::asleep), Outcome.DISALLOWED, Patience.SHORT),
  NAME_LEADS_INSIDE(FaultyHost::leadsInside, Failure.ADDRESS),
  NOBODY_LISTENS(FaultyHost::goesAway, Failure.CONNECT),

  // a secure connection
  CERTIFICATE_EXPIRED(
      host -> host.movesTo(host.certificates().expired(host.name())), Failure.TLS, Line.SECURE),
  CERTIFICATE_OF_NOBODY(
      host -> host.movesTo(host.certificates().selfSigned(host.name())), Failure.TLS, Line.SECURE),
  CERTIFICATE_OF_ANOTHER_HOST(
      host -> host.movesTo(host.certificates().server("other.example")), Failure.TLS, Line.SECURE),
  SPEAKS_IN_THE_CLEAR_WHERE_TLS_IS_DUE(
      host -> host.movesTo(new RawServer().answersAtOnce(RawServer.status(400))),
      Failure.TLS,
      Line.SECURE),

  // the connection
  ENDS_WITHOUT_A_WORD(says(_ -> {}), Failure.CUT_SHORT),
  RESETS_BEFORE_AN_ANSWER(says(RawServer.Visit::reset), Failure.CUT_SHORT),
  RESETS_WITHIN_THE_BODY(
      says(
          visit -> {
            visit.say("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nhalf of it");
            visit.reset();
          }),
      Failure.CUT_SHORT),
  SAYS_NOTHING(says(RawServer.Visit::stay), Failure.TIMEOUT, Patience.SHORT),
  DRIPS_ITS_BODY(
      says(visit -> drip(visit, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", "x")),
      Failure.TIMEOUT,
      Patience.SHORT),
  DRIPS_ITS_HEAD(
      says(visit -> drip(visit, "HTTP/1.1 200 OK\r\n", "X-A: b\r\n")),
      Failure.TIMEOUT,
      Patience.SHORT),

  // lengths
  BODY_SHORTER_THAN_SAID(
      says("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nhalf of it"), Failure.CUT_SHORT),
  BODY_LONGER_THAN_SAID(
      says("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfour and more"), Failure.CUT_SHORT),
  LAST_CHUNK_MISSING(
      says("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\nhalf of it\r\n"),
      Failure.CUT_SHORT),
  BODY_WITHOUT_END(
      says(visit -> forEver(visit, "HTTP/1.1 200 OK\r\n\r\n", "<p>and so on</p>".repeat(500))),
      Failure.TOO_LARGE),
  HEAD_WITHOUT_END(
      says(visit -> forEver(visit, "HTTP/1.1 200 OK\r\n", "X-A: b\r\n".repeat(500))),
      Failure.TOO_LARGE),
  BOMB(says(visit -> packed(visit, "gzip", bomb())), Failure.TOO_LARGE),

  // what is no HTTP
  ANOTHER_PROTOCOL(says("SSH-2.0-OpenSSH_9.9\r\n"), Failure.MALFORMED),
  LENGTH_THAT_IS_NO_NUMBER(
      says("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nx"), Failure.MALFORMED),
  PACKED_AND_DAMAGED(says(visit -> packed(visit, "gzip", new byte[50])), Failure.MALFORMED),
  PACKED_IN_A_WAY_NOBODY_ASKED_FOR(
      says(visit -> packed(visit, "br", new byte[50])), Failure.MALFORMED),

  // redirects
  REDIRECTS_IN_A_CIRCLE(says(HostFault::circle), Failure.REDIRECT),
  REDIRECTS_FOR_EVER(
      says(visit -> visit.say(RawServer.redirect(visit.path() + "x"))), Failure.REDIRECT),
  REDIRECTS_INTO_A_PRIVATE_RANGE(says(RawServer.redirect("http://10.0.0.1/")), Failure.REDIRECT),
  REDIRECTS_TO_A_CLOUDS_METADATA(
      says(RawServer.redirect("http://169.254.169.254/latest/meta-data/")), Failure.REDIRECT),
  REDIRECTS_TO_A_NAME_THAT_LEADS_INSIDE(
      says(RawServer.redirect("http://" + FaultyWorld.INSIDE + "/")), Failure.REDIRECT),
  REDIRECTS_TO_A_FILE(says(RawServer.redirect("file:///etc/passwd")), Failure.REDIRECT),
  REDIRECTS_TO_ITS_FRONT_PAGE(
      says(
          visit ->
              visit.say(
                  visit.path().equals("/")
                      ? RawServer.ok("<html><body><h1>Welcome</h1></body></html>")
                      : RawServer.redirect("/"))),
      Failure.UNREADABLE,
      Failure.SOFT_ERROR),
  REDIRECTS_TO_NOWHERE(says("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"), Failure.REDIRECT),

  // statuses
  NOT_FOUND(says(RawServer.status(404)), Failure.GONE),
  TAKEN_AWAY(says(RawServer.status(410)), Failure.GONE),
  FORBIDDEN(says(RawServer.status(403)), Failure.FORBIDDEN),
  BLOCKED_BY_LAW(says(RawServer.status(451)), Failure.FORBIDDEN),
  BAD_REQUEST(says(RawServer.status(400)), Failure.CLIENT_ERROR),
  BROKEN_INSIDE(says(RawServer.status(500)), Failure.SERVER_ERROR),
  OVERLOADED(says(RawServer.status(503)), Failure.SERVER_ERROR),
  OVERLOADED_UNTIL_LATER(says(RawServer.status(503, "Retry-After: 14400")), Failure.TOO_MANY),
  TOO_MANY_REQUESTS(says(RawServer.status(429)), Failure.TOO_MANY),
  TOO_MANY_REQUESTS_UNTIL_LATER(
      says(RawServer.status(429, "Retry-After: 14400")), Failure.TOO_MANY),
  A_PART_THAT_NOBODY_ASKED_FOR(says(RawServer.status(206)), Failure.MALFORMED),
  NOT_MODIFIED_THOUGH_NOBODY_ASKED(says("HTTP/1.1 304 Not Modified\r\n\r\n"), Failure.MALFORMED),

  // contents
  NOTHING_AT_ALL(says(FaultyHost.answer("text/html", "")), Failure.UNREADABLE),
  NO_TEXT_BUT_SCRIPTS(
      says(FaultyHost.answer("text/html", "<html><script>load()</script></html>")),
      Failure.UNREADABLE),
  A_PICTURE_THAT_IS_CALLED_A_PAGE(
      says(FaultyHost.answer("text/html", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0\1\0")),
      Failure.UNREADABLE),
  NO_SUCH_PAGE_WITH_STATUS_200(
      page(
          """
          <html lang=ru><head><title>Страница не найдена | Министерство</title></head><body>
          <ul class=menu><li><a href=/a>О министерстве</a> <li><a href=/b>Документы и проекты</a></ul>
          <h1>Ошибка 404</h1><p>К сожалению, такой страницы нет. Вернитесь на главную.</p>
          </body></html>"""),
      Failure.SOFT_ERROR),
  MAINTENANCE_WITH_A_MENU(
      page(
          """
          <html lang=en><head><title>Ministry of Water</title></head><body><ul class=news>
          <li><a href=/about>What the ministry of water is there for</a>
          <li><a href=/people>Who is who in the ministry of water</a>
          <li><a href=/law>All laws and ordinances on water since 1950</a>
          <li><a href=/press>The press office and how to reach it</a></ul>
          <h1>This site is currently under maintenance</h1><p>Please come back later.</p>
          </body></html>"""),
      Failure.SOFT_ERROR),
  ASKS_WHETHER_WE_ARE_HUMAN(
      page(
          """
          <html><head><title>Just a moment...</title></head><body><h1>water.example</h1>
          <p>Verifying you are human. This may take a few seconds.</p>
          <p>water.example needs to review the security of your connection before proceeding.</p>
          </body></html>"""),
      Failure.SOFT_ERROR),
  WANTS_A_LOGIN(
      page(
          """
          <html lang=fr><head><title>Votre session a expiré - Ministère</title></head><body>
          <h1>Votre session a expiré</h1><form><input name=name><input name=word></form>
          </body></html>"""),
      Failure.SOFT_ERROR),
  AN_ERROR_IN_JSON_WITH_STATUS_200(
      says(FaultyHost.answer("application/json", "{\"error\":\"Not Found\",\"status\":404}")),
      Failure.SOFT_ERROR),
  SAYS_LATIN_1_AND_WRITES_UTF_8(written(UTF_8, "iso-8859-1")),
  SAYS_UTF_8_AND_WRITES_CYRILLIC_OF_WINDOWS(written(Charset.forName("windows-1251"), "utf-8")),
  SAYS_A_CHARSET_THAT_DOES_NOT_EXIST(written(UTF_8, "klingon")),
  SAYS_PLAIN_TEXT_AND_WRITES_HTML(
      host -> host.says(visit -> visit.say(answer(host, visit, "text/plain; charset=utf-8")))),

  // robots.txt
  ROBOTS_ARE_FORBIDDEN_TO_KNOW(robots(RawServer.status(403))),
  ROBOTS_REDIRECT_IN_A_CIRCLE(robots(RawServer.redirect("/robots.txt"))),
  ROBOTS_ARE_A_PAGE(robots(RawServer.ok("<html><body>Welcome to our new site!</body></html>"))),
  ROBOTS_ARE_BYTES(robots(FaultyHost.answer("application/octet-stream", "\0\1\2\u00ff\u00fe"))),
  ROBOTS_ARE_HUGE_AND_FORBID_ANOTHER(
      robots(text("User-agent: other\nDisallow: /\n# x\n".repeat(40_000)))),
  ROBOTS_FORBID(robots(text("User-agent: *\nDisallow: /\n")), Outcome.DISALLOWED),
  ROBOTS_FORBID_US(robots(text("User-agent: Unsaid\nDisallow: /\n")), Outcome.DISALLOWED),
  ROBOTS_ARE_HUGE_AND_FORBID_FIRST(
      robots(text("User-agent: *\nDisallow: /\n" + "# x\n".repeat(200_000))), Outcome.DISALLOWED),
  ROBOTS_ARE_BROKEN_INSIDE(robots(RawServer.status(500)), Outcome.DISALLOWED),
  ROBOTS_ARE_OVERLOADED(robots(RawServer.status(503)), Outcome.DISALLOWED),
  ROBOTS_WANT_US_LATER(robots(RawServer.status(503, "Retry-After: 14400")), Failure.TOO_MANY),
  ROBOTS_RESET(robots(RawServer.Visit::reset), Outcome.DISALLOWED),
  ROBOTS_ARE_NO_HTTP(robots("SSH-2.0-OpenSSH_9.9\r\n"), Outcome.DISALLOWED),
  ROBOTS_SAY_NOTHING(robots(RawServer.Visit::stay), Outcome.DISALLOWED, Patience.SHORT);

  /** How it comes about. */
  @FunctionalInterface
  interface Strike {
    void at(FaultyHost host) throws Exception;
  }

  /** How long we wait for a server: not long, where all of it is waited for. */
  enum Patience {
    USUAL,
    SHORT
  }

  private enum Line {
    PLAIN,
    SECURE
  }

  /** What came of a look, as the ledger has it. */
  record Came(Outcome outcome, @Nullable Failure failure) {
    boolean isRead() {
      return outcome == Outcome.NEW;
    }
  }

  private static final int BOMB_BYTES = 4 << 20;

  private final Strike strike;
  private final Came atList;
  private final Came atPage;
  private final Patience patience;
  private final Line line;

  HostFault(Strike strike) {
    this(strike, new Came(Outcome.NEW, null), Patience.USUAL, Line.PLAIN);
  }

  HostFault(Strike strike, Failure failure) {
    this(strike, new Came(Outcome.FAILED, failure), Patience.USUAL, Line.PLAIN);
  }

  HostFault(Strike strike, Failure atList, Failure atPage) {
    this(
        strike,
        new Came(Outcome.FAILED, atList),
        new Came(Outcome.FAILED, atPage),
        Patience.USUAL,
        Line.PLAIN);
  }

  HostFault(Strike strike, Failure failure, Line line) {
    this(strike, new Came(Outcome.FAILED, failure), Patience.USUAL, line);
  }

  HostFault(Strike strike, Failure failure, Patience patience) {
    this(strike, new Came(Outcome.FAILED, failure), patience, Line.PLAIN);
  }

  HostFault(Strike strike, Outcome outcome) {
    this(strike, new Came(outcome, null), Patience.USUAL, Line.PLAIN);
  }

  HostFault(Strike strike, Outcome outcome, Patience patience) {
    this(strike, new Came(outcome, null), patience, Line.PLAIN);
  }

  HostFault(Strike strike, Came came, Patience patience, Line line) {
    this(strike, came, came, patience, line);
  }

  HostFault(Strike strike, Came atList, Came atPage, Patience patience, Line line) {
    this.strike = strike;
    this.atList = atList;
    this.atPage = atPage;
    this.patience = patience;
    this.line = line;
  }

  Strike strike() {
    return strike;
  }

  Came at(Attempt.Target place) {
    return place == Attempt.Target.LIST ? atList : atPage;
  }

  Patience patience() {
    return patience;
  }

  boolean isSecure() {
    return line == Line.SECURE;
  }

  /** As a part of a host's name. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Strike says(RawServer.Page answer) {
    return host -> host.says(answer);
  }

  private static Strike says(String answer) {
    return says(visit -> visit.say(answer));
  }

  private static Strike page(String html) {
    return says(visit -> visit.say(FaultyHost.html(html, UTF_8, "utf-8")));
  }

  private static Strike robots(RawServer.Page answer) {
    return host -> host.robots(answer);
  }

  private static Strike robots(String answer) {
    return robots(visit -> visit.say(answer));
  }

  /** The sound page, but in another charset than is said. */
  private static Strike written(Charset charset, String declared) {
    return host ->
        host.says(visit -> visit.say(FaultyHost.html(host.sound(visit), charset, declared)));
  }

  private static String answer(FaultyHost host, RawServer.Visit visit, String type) {
    return FaultyHost.answer(type, new String(host.sound(visit).getBytes(UTF_8), ISO_8859_1));
  }

  private static String text(String robots) {
    return FaultyHost.answer("text/plain", robots);
  }

  private static void circle(RawServer.Visit visit) throws IOException {
    visit.say(RawServer.redirect(visit.path().endsWith("-") ? visit.path() : visit.path() + "-"));
  }

  private static List<InetAddress> unknown() throws UnknownHostException {
    throw new UnknownHostException();
  }

  private static List<InetAddress> asleep() {
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return List.of();
  }

  private static void drip(RawServer.Visit visit, String first, String drop)
      throws IOException, InterruptedException {
    visit.say(first);
    while (true) {
      visit.say(drop);
      Thread.sleep(10);
    }
  }

  private static void forEver(RawServer.Visit visit, String first, String block)
      throws IOException {
    visit.say(first);
    while (true) {
      visit.say(block);
    }
  }

  private static byte[] bomb() throws IOException {
    var bomb = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bomb)) {
      gzip.write(new byte[BOMB_BYTES]);
    }
    return bomb.toByteArray();
  }

  private static void packed(RawServer.Visit visit, String coding, byte[] body) throws IOException {
    visit.say(
        "HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(coding, body.length));
    visit.say(body);
  }
}
