package org.unsaid.job;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.unsaid.core.Conduct;
import org.unsaid.core.Finding;
import org.unsaid.core.Institution;
import org.unsaid.core.Subscription;
import org.unsaid.core.Subscription.Format;
import org.unsaid.core.Watch;
import org.unsaid.history.History;
import org.unsaid.outbox.Carrier;
import org.unsaid.outbox.Outbox;
import org.unsaid.testing.Certificate;

/** Mails by a real server, from what is in a real database. */
class DigestsIT {

  private static final Instant MORNING = Instant.parse("2026-03-02T06:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @TempDir Path home;

  private final AtomicReference<Instant> now = new AtomicReference<>(MORNING);
  private final List<String> said = Collections.synchronizedList(new ArrayList<>());
  private final DataSource database =
      JdbcConnectionPool.create(
          "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "unsaid", "");
  private GreenMail server;

  @BeforeEach
  void begin() {
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
  }

  @AfterEach
  void end() {
    server.stop();
  }

  private Settings settings(int port, @Nullable String publicUrl) {
    return new Settings(
        Optional.of(new Settings.Smtp("127.0.0.1", port, Settings.Tls.NONE, null, null, null)),
        "unsaid@watch.example",
        publicUrl == null ? null : URI.create(publicUrl),
        publicUrl == null ? 0 : 8025,
        null,
        null,
        Optional.of("secret"));
  }

  private Settings settings() {
    return settings(server.getSmtp().getPort(), null);
  }

  private Telling telling(DataSource at, Settings settings) {
    return new Telling(at, home, "watch", settings, now::get, said::add);
  }

  private static Subscription mail(String id) {
    return new Subscription(
        id,
        new Subscription.Way.Mail(id + "@reader.example", Format.HTML),
        Locale.UK,
        Set.of(),
        List.of(),
        List.of(),
        "0 8 * * *",
        BERLIN,
        null,
        null);
  }

  private static Watch watch(Subscription... subscriptions) {
    var institutions = new LinkedHashMap<String, Institution>();
    institutions.put(
        "water",
        new Institution(
            "water", "Ministry of Water", List.of(), List.of(), null, BERLIN, null, null, null));
    return new Watch(
        "floods",
        institutions,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Conduct.USUAL,
        List.of(subscriptions),
        "digest");
  }

  private void find(DataSource at, String summary) {
    History.open(at)
        .add(
            List.of(
                new Finding(
                    Finding.id(Finding.Kind.EDIT, summary),
                    Finding.Kind.EDIT,
                    "water",
                    null,
                    null,
                    null,
                    null,
                    "https://water.example/1",
                    null,
                    null,
                    now.get(),
                    null,
                    null,
                    summary,
                    null,
                    List.of())));
  }

  private List<MimeMessage> arrived() {
    return List.of(server.getReceivedMessages());
  }

  private static String text(MimeMessage message) {
    try {
      var out = new java.io.ByteArrayOutputStream();
      message.writeTo(out);
      return out.toString(StandardCharsets.UTF_8);
    } catch (IOException | MessagingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void sendsByTheScheduleOfTheReader() throws Exception {
    find(database, "The first edit.");
    var watch = watch(mail("desk"));
    try (var telling = telling(database, settings());
        var _ =
            Timetable.start(
                database,
                true,
                new Timetable.Tasks(
                    () -> false, () -> {}, () -> {}, () -> telling.tell(watch, List::of)),
                Duration.ofMillis(20),
                now::get)) {
      await().until(() -> Files.exists(home.resolve(Telling.FEED)));
      assertThat(arrived()).as("seven in the morning in Berlin").isEmpty();

      now.set(Instant.parse("2026-03-02T07:00:00Z"));
      arrivedInTime(1);
      assertThat(text(arrived().getFirst())).contains("The first edit.");

      find(database, "The second edit.");
      now.set(Instant.parse("2026-03-05T06:59:00Z"));
      arrivedInTime(2);
      assertThat(text(arrived().getLast()))
          .as("what was missed for days, once, and nothing that was told before")
          .contains("The second edit.")
          .doesNotContain("The first edit.");
      now.set(Instant.parse("2026-03-05T07:00:00Z"));
      arrivedInTime(3);
      assertThat(arrived().getLast().getSubject()).isEqualTo("unsaid floods: nothing new");
    }
  }

  /** The clock moves on by itself meanwhile: what is done again and again is done by that clock. */
  private void arrivedInTime(int mails) {
    await()
        .untilAsserted(
            () -> {
              now.updateAndGet(it -> it.plusMillis(50));
              assertThat(arrived()).hasSize(mails);
            });
  }

  @Test
  void writesTheHeadersThatMachinesGoBy() throws Exception {
    find(database, "An edit.");
    now.set(Instant.parse("2026-03-02T07:00:00Z"));
    sendNow(settings(), mail("desk"));

    var message = arrived().getFirst();
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(message.getHeader("List-Unsubscribe"))
        .containsExactly("<mailto:unsaid@watch.example?subject=unsubscribe%20desk>");
    assertThat(message.getHeader("List-Unsubscribe-Post")).isNull();
    assertThat(message.getSentDate()).isEqualTo("2026-03-02T07:00:00Z");
    assertThat(message.getMessageID()).matches("<[0-9a-f-]{36}@watch\\.example>");
    assertThat(message.getSubject()).isEqualTo("unsaid floods: 1 edit or deletion");
    assertThat(text(message))
        .contains("multipart/alternative", "text/plain", "text/html", "findings.csv");
  }

  @Test
  void offersOneClickWhereAPageForItIsServed() throws Exception {
    sendNow(settings(server.getSmtp().getPort(), "https://watch.example/u"), mail("desk"));

    var token = Outbox.open(database, now::get, "t").reader("desk").token();
    var message = arrived().getFirst();
    assertThat(message.getHeader("List-Unsubscribe")[0])
        .endsWith(", <https://watch.example/u/unsubscribe/" + token + ">");
    assertThat(message.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
  }

  @Test
  void endsASubscriptionByAClickAndNotByALook() throws Exception {
    var outbox = Outbox.open(database, now::get, "t");
    var token = outbox.reader("desk").token();
    try (var listening = Unsubscribing.listen(0, outbox, said::add);
        var reader = HttpClient.newHttpClient()) {
      var base = "http://127.0.0.1:%d/behind/unsubscribe/".formatted(listening.port());
      assertThat(reader.send(get(base + token), ofString()).body())
          .contains("<form method=\"post\">");
      assertThat(outbox.reader("desk").ended()).isEmpty();
      assertThat(reader.send(click(base + "0".repeat(32)), ofString()).statusCode()).isEqualTo(404);
      assertThat(reader.send(click(base + token), ofString()).statusCode()).isEqualTo(200);
    }

    try (var telling = telling(database, settings())) {
      now.updateAndGet(it -> it.plus(Duration.ofDays(1)));
      telling.tell(watch(mail("desk")), List::of);
    }
    assertThat(arrived()).isEmpty();
    assertThat(said).containsExactly("desk: ended by its reader");
  }

  private static HttpRequest get(String address) {
    return HttpRequest.newBuilder(URI.create(address)).build();
  }

  private static HttpRequest click(String address) {
    return HttpRequest.newBuilder(URI.create(address))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
        .build();
  }

  @Test
  void speaksWithServersByTlsAndNeverTellsAPasswordOtherwise() throws Exception {
    var folder = home.resolve("tls");
    var certificate = Certificate.make(folder).certificate();
    // GreenMail is told so by properties of the system alone; no other test has it speak TLS
    System.setProperty("greenmail.tls.keystore.file", folder.resolve("http.p12").toString());
    System.setProperty("greenmail.tls.keystore.password", Certificate.PASSWORD);
    System.setProperty("greenmail.tls.key.password", Certificate.PASSWORD);
    var secure = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
    secure.start();
    try {
      secure.setUser("unsaid@watch.example", "unsaid", "secret-1");
      secure.getUserManager().setAuthRequired(true);
      int port = secure.getSmtps().getPort();
      sendNow(by(port, Settings.Tls.AT_ONCE, null), mail("desk"));
      assertThat(said).last().asString().as("nobody vouches for it").contains("not sent");

      now.updateAndGet(it -> it.plus(Duration.ofMinutes(1)));
      deliver(Outbox.open(database, now::get, "t"), by(port, Settings.Tls.AT_ONCE, certificate));
      assertThat(secure.getReceivedMessages()).as(String.valueOf(said)).hasSize(1);
    } finally {
      secure.stop();
    }

    sendNow(by(server.getSmtp().getPort(), Settings.Tls.STARTTLS, null), mail("room"));
    assertThat(said).last().asString().contains("STARTTLS is required");
    assertThat(arrived()).isEmpty();
  }

  private static Settings by(int port, Settings.Tls tls, @Nullable Path authority) {
    return new Settings(
        Optional.of(new Settings.Smtp("localhost", port, tls, "unsaid", "secret-1", authority)),
        "unsaid@watch.example",
        null,
        0,
        null,
        null,
        Optional.empty());
  }

  private void sendNow(Settings settings, Subscription... subscriptions) {
    var outbox = Outbox.open(database, now::get, "t");
    var digests =
        new Digests(
            watch(subscriptions),
            "watch",
            History.open(database),
            outbox,
            settings,
            List::of,
            now::get);
    for (var subscription : subscriptions) {
      digests.put(subscription, now.get(), said::add);
    }
    deliver(outbox, settings);
  }

  private int deliver(Outbox outbox, Settings settings) {
    try (var postman = new Postman(settings, now::get)) {
      return outbox.deliver(postman, note -> said.add(note.words()));
    }
  }

  @Test
  void keepsAMailWhileTheServerIsDown() {
    var settings = settings();
    server.stop();
    sendNow(settings, mail("desk"));
    assertThat(said).last().asString().contains("not sent, tried again after", "onnect");

    server =
        new GreenMail(
            new ServerSetup(
                settings.smtp().orElseThrow().port(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    var outbox = Outbox.open(database, now::get, "t");
    assertThat(deliver(outbox, settings)).as("not before its time").isZero();
    now.updateAndGet(it -> it.plus(Duration.ofMinutes(1)));
    assertThat(deliver(outbox, settings)).isEqualTo(1);
    assertThat(arrived()).hasSize(1);
  }

  @Test
  void recordsWhomAServerRefusesAndServesTheOthers() throws Exception {
    find(database, "An edit.");
    try (var moody = MoodyServer.before(server.getSmtp().getPort())) {
      moody.answer("RCPT TO:<gone@reader.example>", "550 5.1.1 no such user here");
      moody.answer("RCPT TO:<full@reader.example>", "452 4.2.2 mailbox full");
      sendNow(settings(moody.port(), null), mail("gone"), mail("full"), mail("desk"));
    }

    var outbox = Outbox.open(database, now::get, "t");
    assertThat(arrived()).hasSize(1);
    assertThat(outbox.lost("gone"))
        .singleElement()
        .matches(note -> note.state() == Outbox.State.REFUSED)
        .extracting(Outbox.Note::words)
        .asString()
        .contains("550 5.1.1 no such user here");
    assertThat(outbox.lost("full")).isEmpty();
    assertThat(outbox.waiting()).isEqualTo(1);

    now.updateAndGet(it -> it.plus(Duration.ofDays(1)));
    deliver(outbox, settings());
    sendNow(settings(), mail("gone"));
    assertThat(arrived()).hasSize(3);
    assertThat(text(arrived().getLast()))
        .as("what was refused is told by the next")
        .contains("An edit.");
  }

  @Test
  void sendsOnceMoreAndNoOftenerAfterACrashBeforeItWasWrittenDown() throws Exception {
    var outbox = Outbox.open(database, now::get, "t");
    var settings = settings();
    var digests =
        new Digests(watch(), "watch", History.open(database), outbox, settings, List::of, now::get);
    digests.put(mail("desk"), now.get(), said::add);
    try (var postman = new Postman(settings, now::get)) {
      assertThatThrownBy(
              () ->
                  outbox.deliver(
                      (parcel, handing) -> {
                        assertThat(postman.carry(parcel, handing))
                            .isEqualTo(new Carrier.Outcome.Accepted());
                        throw new StackOverflowError("as if killed");
                      },
                      _ -> {}))
          .isInstanceOf(StackOverflowError.class);
    }

    assertThat(deliver(outbox, settings)).isEqualTo(1);
    assertThat(deliver(outbox, settings)).isZero();

    assertThat(arrived()).hasSize(2);
    assertThat(arrived().getFirst().getMessageID()).isEqualTo(arrived().getLast().getMessageID());
    assertThat(said).last().asString().contains("sent once more, with the same id");
  }

  @Test
  void knowsThatAConnectionLostAtTheEndMayHaveBroughtTheMail() throws Exception {
    try (var moody = MoodyServer.before(server.getSmtp().getPort())) {
      moody.hangUpAfterAcceptance();
      sendNow(settings(moody.port(), null), mail("desk"));
    }
    await().untilAsserted(() -> assertThat(arrived()).hasSize(1));

    now.updateAndGet(it -> it.plus(Duration.ofMinutes(1)));
    deliver(Outbox.open(database, now::get, "t"), settings());

    assertThat(arrived()).hasSize(2);
    assertThat(arrived().getFirst().getMessageID()).isEqualTo(arrived().getLast().getMessageID());
    assertThat(said).anyMatch(line -> line.contains("may have arrived"));
  }

  @Test
  void sendsEachMailOnceWhereTwoProcessesServeOneDatabase() throws Exception {
    try (var postgres = EmbeddedPostgres.builder().start()) {
      var shared = new PGConnectionPoolDataSource();
      shared.setUrl(postgres.getJdbcUrl("postgres", "postgres"));
      for (var at : Stream.of(database, JdbcConnectionPool.create(shared)).toList()) {
        server.purgeEmailFromAllMailboxes();
        bothTell(at);
      }
    }
  }

  private void bothTell(DataSource at) throws Exception {
    find(at, "An edit.");
    now.set(MORNING);
    var watch =
        watch(IntStream.range(0, 6).mapToObj(i -> mail("r" + i)).toArray(Subscription[]::new));
    try (var one = telling(at, settings());
        var other = telling(at, settings());
        var threads = Executors.newFixedThreadPool(2)) {
      one.tell(watch, List::of);
      for (int day = 1; day <= 2; day++) {
        now.updateAndGet(it -> it.plus(Duration.ofDays(1)));
        threads.invokeAll(
            Stream.of(one, other)
                .<Callable<Boolean>>map(
                    node ->
                        () -> {
                          node.tell(watch, List::of);
                          return true;
                        })
                .toList());
        one.tell(watch, List::of);
        assertThat(arrived()).hasSize(6 * day);
      }
    }
    assertThat(arrived().stream().map(DigestsIT::id)).doesNotHaveDuplicates();
  }

  private static String id(MimeMessage message) {
    try {
      return message.getMessageID();
    } catch (jakarta.mail.MessagingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void writesFilesWhereNoServerIsKnown() throws Exception {
    find(database, "An edit.");
    try (var telling = telling(database, Settings.NONE)) {
      telling.tell(watch(mail("desk")), List::of);
      assertThat(home.resolve("preview")).doesNotExist();
      now.updateAndGet(it -> it.plus(Duration.ofHours(1)));
      telling.tell(watch(mail("desk")), List::of);
      telling.tell(watch(mail("desk")), List::of);
    }

    assertThat(said).singleElement().asString().contains("desk: nothing to send it by is set");
    assertThat(home.resolve("preview/desk.html")).content().contains("An edit.");
    assertThat(home.resolve("preview/desk.txt")).content().contains("An edit.");
    var mail =
        new MimeMessage(
            null, new ByteArrayInputStream(Files.readAllBytes(home.resolve("preview/desk.eml"))));
    assertThat(mail.getSubject()).isEqualTo("unsaid floods: 1 edit or deletion");
    assertThat(Outbox.open(database, now::get, "t").waiting()).isZero();
  }

  @Test
  void sendsSignedJsonUntilItIsTaken() throws Exception {
    find(database, "An edit.");
    var got = Collections.synchronizedList(new ArrayList<String>());
    var status = new AtomicReference<>(503);
    var hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hook.createContext(
        "/",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          var its = exchange.getRequestHeaders();
          got.add(
              String.join(
                  "\n",
                  its.getFirst("webhook-id"),
                  its.getFirst("webhook-timestamp"),
                  its.getFirst("webhook-signature"),
                  body));
          exchange.sendResponseHeaders(status.get(), -1);
          exchange.close();
        });
    hook.start();
    try {
      var room =
          new Subscription(
              "room",
              new Subscription.Way.Webhook(
                  URI.create("http://127.0.0.1:%d/h".formatted(hook.getAddress().getPort()))),
              Locale.ENGLISH,
              Set.of(),
              List.of(),
              List.of(),
              "0 8 * * *",
              BERLIN,
              null,
              null);
      sendNow(settings(), room);
      status.set(204);
      now.updateAndGet(it -> it.plus(Duration.ofMinutes(1)));
      assertThat(deliver(Outbox.open(database, now::get, "t"), settings())).isEqualTo(1);
    } finally {
      hook.stop(0);
    }

    assertThat(got).hasSize(2);
    var first = got.getFirst().split("\n");
    var last = got.getLast().split("\n");
    assertThat(last[0]).as("the same thing").isEqualTo(first[0]);
    assertThat(last[3]).isEqualTo(first[3]).contains("\"summary\":\"An edit.\"");
    assertThat(last[2])
        .as("by HMAC-SHA256 over id, time and body")
        .isEqualTo("v1," + hmac("secret", last[0] + "." + last[1] + "." + last[3]));
  }

  private static String hmac(String secret, String text) throws Exception {
    var mac = javax.crypto.Mac.getInstance("HmacSHA256");
    mac.init(new javax.crypto.spec.SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "x"));
    return java.util.Base64.getEncoder()
        .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }
}
