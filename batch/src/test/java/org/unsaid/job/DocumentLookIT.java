package org.unsaid.job;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unsaid.collect.http.RawServer;
import org.unsaid.collect.ledger.PageLooked;
import org.unsaid.collect.ledger.ReadText;
import org.unsaid.core.Attempt.Outcome;
import org.unsaid.core.Failure;
import org.unsaid.core.Published;
import org.unsaid.core.Statement;
import org.unsaid.core.Verdict;
import org.unsaid.extract.Extractor;
import org.unsaid.testing.MadeFiles;

/** A ministry whose second report is a page with a title, a day and a link, and a PDF behind it. */
class DocumentLookIT {

  private static final String PDF = "/files/report-2.pdf";
  private static final String ID = "paper";

  private static final Extractor EXTRACTOR = new Extractor();

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> conditions = new CopyOnWriteArrayList<>();
  private FaultyWorld world;
  private FaultyWorld.Ministry ministry;

  /**
   * @param body one character a byte
   */
  private record Answer(String type, String tag, String body) {}

  @BeforeEach
  void begin(@TempDir Path folder) throws Exception {
    world = new FaultyWorld(folder, EXTRACTOR);
    ministry = world.ministry(ID, false);
    world.round();
    world.pass(Duration.ofDays(1));
    ministry.publish(2);
    ministry.pages().says(this::answer);
    put(
        "/2",
        "text/html; charset=utf-8",
        "page-1",
        """
        <html lang=en><head><title>The dykes of the north hold</title></head><body>
        <h1>The dykes of the north hold</h1><p class=day>2026-03-02</p>
        <p><a href='%s'>Download (PDF, 1 kB)</a></p></body></html>
        """
            .formatted(PDF)
            .getBytes(UTF_8));
    put(PDF, "application/pdf", "pdf-1", pdf("hold since the morning"));
  }

  @AfterEach
  void close() throws IOException {
    world.close();
  }

  @AfterAll
  static void endsWhatReadsDocuments() {
    EXTRACTOR.close();
  }

  @Test
  void takesTitleAndDayFromThePageAndTheTextFromTheDocument() throws Exception {
    var looked = page(world.round());

    assertThat(looked).isInstanceOf(PageLooked.FirstRead.class);
    assertThat(looked.attempt().url().getPath()).isEqualTo(PDF);
    var statement = statement(1);
    assertThat(statement.title()).isEqualTo("The dykes of the north hold");
    assertThat(statement.text()).contains("hold since the morning").doesNotContain("Download");
    assertThat(statement.url()).isEqualTo(ministry.pages().at("/2").toString());
    // the file says that it was made in 2024
    assertThat(((Published) statement.publication()).when().earliest())
        .isEqualTo("2026-03-02T00:00:00Z");
    assertThat(text(1).landing()).isNotNull();
  }

  @Test
  void seesADocumentThatWasChangedBehindAPageThatWasNot() throws Exception {
    world.round();
    world.pass(Duration.ofHours(2));
    var same = page(world.round());
    assertThat(conditions).contains("/2 \"page-1\"", PDF + " \"pdf-1\"");
    world.pass(Duration.ofHours(6));
    put(PDF, "application/pdf", "pdf-2", pdf("broke in the night"));
    var changed = page(world.round());
    world.pass(Duration.ofDays(1));
    var sameAgain = page(world.round());

    assertThat(same).isInstanceOf(PageLooked.Unchanged.class);
    assertThat(same.attempt().outcome()).isEqualTo(Outcome.NOT_MODIFIED);
    assertThat(changed)
        .isInstanceOfSatisfying(
            PageLooked.Changed.class, each -> assertThat(each.version()).isEqualTo(2));
    assertThat(sameAgain).isInstanceOf(PageLooked.Unchanged.class);
    assertThat(statement(1).text()).contains("hold since the morning");
    assertThat(statement(2).text()).contains("broke in the night");
    assertThat(statement(2).title()).isEqualTo("The dykes of the north hold");
    assertThat(Objects.requireNonNull(text(2).edited()).from())
        .isEqualTo(FaultyWorld.BEGIN.plus(Duration.ofHours(26)));
  }

  @Test
  void seesATitleThatWasChangedAboveADocumentThatWasNot() throws Exception {
    world.round();
    world.pass(Duration.ofHours(2));
    var page = Objects.requireNonNull(answers.get("/2"));
    put("/2", page.type(), "page-2", page.body().replace("hold<", "held<").getBytes(ISO_8859_1));
    var changed = page(world.round());

    assertThat(changed).isInstanceOf(PageLooked.Changed.class);
    assertThat(statement(2).title()).isEqualTo("The dykes of the north held");
    assertThat(statement(2).text()).isEqualTo(statement(1).text());
  }

  @Test
  void isNoSilenceWhileTheDocumentCannotBeHad() throws Exception {
    answers.remove(PDF);
    var missing = page(world.round());
    var verdict = world.verdicts().get(ID);
    for (int day = 0; day < 20; day++) {
      world.pass(Duration.ofDays(1));
      missing = page(world.round());
    }
    put(PDF, "application/pdf", "pdf-1", pdf("hold since the morning"));
    world.pass(Duration.ofDays(1));
    var found = page(world.round());

    assertThat(missing).isInstanceOf(PageLooked.Failed.class);
    assertThat(missing.attempt().failure()).isEqualTo(Failure.GONE);
    assertThat(missing.attempt().detail()).startsWith("the document that the page links to: ");
    assertThat(verdict).isInstanceOf(Verdict.NotObserved.class);
    assertThat(found).isInstanceOf(PageLooked.FirstRead.class);
    assertThat(world.verdicts().get(ID)).isInstanceOf(Verdict.Silent.class);
  }

  @Test
  void takesNeitherAnErrorNorAPageForTheDocument() throws Exception {
    put(PDF, "text/html", "x", "<title>Page not found</title><p>Sorry.".getBytes(UTF_8));
    var notice = page(world.round());
    put(PDF, "text/html", "y", "<h1>Viewer</h1><p>Choose a page to be shown.".getBytes(UTF_8));
    world.pass(Duration.ofDays(1));
    var viewer = page(world.round());
    put(PDF, "application/pdf", "z", new byte[0]);
    world.pass(Duration.ofDays(1));
    var nothing = page(world.round());

    assertThat(notice.attempt().failure()).isEqualTo(Failure.SOFT_ERROR);
    assertThat(viewer.attempt().failure()).isEqualTo(Failure.UNREADABLE);
    assertThat(nothing.attempt().failure()).isEqualTo(Failure.UNREADABLE);
    assertThat(List.of(notice, viewer, nothing))
        .allSatisfy(each -> assertThat(each).isInstanceOf(PageLooked.Failed.class));
  }

  @Test
  void asksForNoDocumentThatRobotsForbid() throws Exception {
    ministry
        .pages()
        .robots(
            visit ->
                visit.say(FaultyHost.answer("text/plain", "User-agent: *\nDisallow: /files/\n")));

    assertThat(page(world.round()).attempt().outcome()).isEqualTo(Outcome.DISALLOWED);
    assertThat(conditions).noneMatch(each -> each.startsWith(PDF));
  }

  private PageLooked page(Round round) {
    var looks =
        round.pages().stream().filter(each -> each.item().url().getPath().equals("/2")).toList();
    assertThat(looks).hasSize(1);
    return looks.getFirst();
  }

  /** As it is made when the index is lost: from ledger and archive alone. */
  private Statement statement(int version) {
    var faults = new CaptureFaults();
    var reader =
        new CaptureReader(new KeptTexts(world.watch(), world.archive(), EXTRACTOR), faults);
    var statement = reader.read(text(version));
    assertThat(faults.all()).isEmpty();
    return Objects.requireNonNull(statement);
  }

  private ReadText text(int version) {
    return world.ledger().texts(0, world.ledger().lastText(), 100).stream()
        .filter(text -> text.url().getPath().equals("/2") && text.version() == version)
        .findFirst()
        .orElseThrow();
  }

  private void put(String path, String type, String tag, byte[] body) {
    answers.put(path, new Answer(type, tag, new String(body, ISO_8859_1)));
  }

  private void answer(RawServer.Visit visit) throws IOException {
    var answer = answers.get(visit.path());
    var asked =
        visit
            .head()
            .lines()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("if-none-match: "))
            .map(line -> line.substring("if-none-match: ".length()))
            .findFirst()
            .orElse("");
    conditions.add(visit.path() + " " + asked);
    if (answer == null) {
      ministry.pages().serve(visit);
    } else if (asked.equals("\"" + answer.tag() + "\"")) {
      visit.say("HTTP/1.1 304 Not Modified\r\nETag: \"%s\"\r\n\r\n".formatted(answer.tag()));
    } else {
      visit.say(
          "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nETag: \"%s\"\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(answer.type(), answer.tag(), answer.body().length(), answer.body()));
    }
  }

  private static byte[] pdf(String what) {
    return MadeFiles.pdf(
        """
        Ministry of Water of Halvara
        The dykes in the north of the country %s, the ministry said on Monday
        to those who had come to hear it, and will go on to be looked after.
        """
            .formatted(what));
  }
}
