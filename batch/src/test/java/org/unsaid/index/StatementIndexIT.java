package org.unsaid.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.unsaid.index.LiveIndices.plain;
import static org.unsaid.index.LiveIndices.tagged;
import static org.unsaid.testing.Cases.at;
import static org.unsaid.testing.Cases.event;
import static org.unsaid.testing.Cases.institution;
import static org.unsaid.testing.Statements.statement;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unsaid.core.ActKind;
import org.unsaid.core.Copy;
import org.unsaid.core.Event;
import org.unsaid.core.Institution;
import org.unsaid.core.Place;
import org.unsaid.core.Precision;
import org.unsaid.core.Published;
import org.unsaid.core.Reaction;
import org.unsaid.core.Signatory;
import org.unsaid.core.Span;
import org.unsaid.core.Statement;
import org.unsaid.core.Tagged;
import org.unsaid.core.Undated;
import org.unsaid.core.UndatedMatch;
import org.unsaid.core.Voice;
import org.unsaid.core.When;
import org.unsaid.testing.Alone;

@ResourceLock(Alone.SERVER)
class StatementIndexIT {

  private static final Institution MFA = institution("mfa");
  private static final Institution MND = institution("mnd");
  private static final List<Institution> BOTH = List.of(MFA, MND);

  /** Answers count from 2026-03-02T23:00Z up to 2026-03-06T23:00Z. */
  private static final Event FLOOD = event("2026-03-03", "mfa", "mnd");

  private static final Instant LATER = at("2027-01-01T00:00:00Z");

  private static Cluster cluster;
  private static StatementIndex index;
  private static OutputIndex output;

  @BeforeAll
  static void open() throws IOException {
    LiveIndices.deleteAll();
    cluster = Cluster.open(LiveIndices.access());
    index = cluster.statements(LiveIndices.watch(BOTH, List.of(FLOOD)));
    output = cluster.output();
  }

  @AfterAll
  static void close() {
    cluster.close();
  }

  @BeforeEach
  void startEmpty() throws IOException {
    LiveIndices.empty();
  }

  private static void put(Tagged... statements) {
    index.put(List.of(statements));
    index.refresh();
  }

  private static Tagged on(Statement statement, String... topics) {
    var places = new TreeMap<String, Place>();
    for (var topic : topics) {
      places.put(topic, Place.HEAD);
    }
    return new Tagged(statement, places, new TreeMap<>());
  }

  private static Tagged about(String id, String institution, String published, Place place) {
    return tagged(
        statement(id, institution, published, "On the flood", "Water", null),
        Map.of("flood", place));
  }

  @Test
  void countsWhatASourceBroughtOnceItIsVisible() {
    put(plain(statement("a", "mfa", "2026-03-03", "A", "Text", "en")));

    assertThat(index.count("archive")).isEqualTo(1);
    assertThat(index.count("another")).isZero();
  }

  @Test
  void writesEveryFieldOfAStatement() throws IOException {
    var mfa =
        new Institution(
            "mfa",
            "Foreign Ministry",
            List.of("MFA"),
            List.of("gov", "gov/foreign"),
            null,
            MFA.zone(),
            null,
            null,
            null);
    var said =
        new Statement(
            "a",
            "mfa",
            "Title",
            "Text",
            "en",
            new Published(
                When.ofInstant(at("2026-03-03T12:30:00Z"), Precision.MINUTE, false),
                "label",
                0.875,
                "the label beside the headline"),
            When.parse("2026-03-02", ZoneOffset.UTC),
            When.parse("2026-03", ZoneOffset.UTC),
            at("2026-03-03T13:00:00.123Z"),
            false,
            "https://example.org/a",
            ActKind.LEADER,
            "archive");
    var topics = new TreeMap<>(Map.of("aid", Place.HEAD, "war", Place.TEXT));
    var events = new TreeMap<>(Map.of("flood", Place.HEAD, "storm", Place.HEAD, "x", Place.TEXT));

    cluster
        .statements(LiveIndices.watch(List.of(mfa), List.of()))
        .put(List.of(new Tagged(said, topics, events)));
    index.refresh();

    assertThat(LiveIndices.document("unsaid-statements", "a"))
        .isEqualTo(
            LiveIndices.JSON.readTree(
                """
                {
                  "institution_id": "mfa",
                  "institution": "Foreign Ministry",
                  "groups": ["gov", "gov/foreign"],
                  "title": "Title",
                  "head": ["Title", "Text"],
                  "text": "Text",
                  "language": "en",
                  "published": "2026-03-03T12:30:00Z",
                  "published_latest": "2026-03-03T12:31:00Z",
                  "precision": "minute",
                  "zone_assumed": false,
                  "published_source": "label",
                  "published_confidence": 0.875,
                  "published_evidence": "the label beside the headline",
                  "acted": "2026-03-02T00:00:00Z",
                  "acted_latest": "2026-03-03T00:00:00Z",
                  "updated": "2026-03-01T00:00:00Z",
                  "updated_latest": "2026-04-01T00:00:00Z",
                  "first_seen": "2026-03-03T13:00:00.123Z",
                  "first_seen_assumed": false,
                  "url": "https://example.org/a",
                  "act_kind": "leader",
                  "source_id": "archive",
                  "topics": ["aid"],
                  "topics_mentioned": ["war"],
                  "reacts_to": ["flood", "storm"],
                  "mentions": ["x"]
                }
                """));
  }

  @Test
  void changesNothingWhenAStatementIsWrittenAgain() throws IOException {
    put(about("a", "mfa", "2026-03-03", Place.HEAD));
    var before = LiveIndices.documents("unsaid-statements");

    put(about("a", "mfa", "2026-03-03", Place.HEAD));

    assertThat(LiveIndices.documents("unsaid-statements")).isEqualTo(before);
    assertThat(index.count("archive")).isEqualTo(1);
  }

  @Test
  void keepsTheNewerTextOfAStatement() throws IOException {
    put(plain(statement("a", "mfa", "2026-03-03", "Title", "First version", "en")));
    put(plain(statement("a", "mfa", "2026-03-03", "Title", "Second version", "en")));

    assertThat(index.count("archive")).isEqualTo(1);
    assertThat(LiveIndices.document("unsaid-statements", "a").path("text").asString())
        .isEqualTo("Second version");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "反腐败斗争 绝不手软",
        "Hochwasser: \"Wir helfen\" \\ 'sofort' </script>",
        "👩‍👩‍👧 🇺🇦 \uD83D\uDE00",
        "\u0000 \u0001 \b \t \n \r \u001f \u007f \u0085 \u2028 \ufeff \uffff",
        "مرحبا \u202e שלום"
      })
  void givesATextBackAsItWasWritten(String text) throws IOException {
    put(plain(statement("a", "mfa", "2026-03-03", text, text, null)));

    var document = LiveIndices.document("unsaid-statements", "a");
    assertThat(document.path("title").asString()).isEqualTo(text);
    assertThat(document.path("text").asString()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"word ", "x", "字", "😀"})
  void givesALongTextWithoutATitleBackAsItWasWritten(String part) throws IOException {
    var text = part.repeat(100_000 / part.length());
    put(plain(statement("a", "mfa", "2026-03-03", "", text, null)));

    var document = LiveIndices.document("unsaid-statements", "a");
    assertThat(document.path("text").asString()).isEqualTo(text);
    assertThat(document.path("title").asString()).isEmpty();
    assertThat(document.path("head").get(1).asString()).isEqualTo(text.substring(0, 700));
  }

  @Test
  void writesHalfACharacterRatherThanFailing() throws IOException {
    put(plain(statement("a", "mfa", "2026-03-03", "half \uD83D", "\uDE00 half", null)));

    var document = LiveIndices.document("unsaid-statements", "a");
    assertThat(document.path("title").asString()).isEqualTo("half \uD83D");
    assertThat(document.path("text").asString()).isEqualTo("\uDE00 half");
  }

  @Test
  void writesMoreThanOneRequestHolds() {
    var text = "word ".repeat(20_000);
    index.put(
        IntStream.range(0, 120)
            .mapToObj(i -> plain(statement("s" + i, "mfa", "2026-03-03", "", text, null)))
            .toList());
    index.refresh();

    assertThat(index.count("archive")).isEqualTo(120);
  }

  @Test
  void writesNothingForNoStatements() {
    index.put(List.of());

    assertThat(index.said(BOTH, LATER).reactions()).isEmpty();
  }

  @Test
  void findsAnAnswerAndAMentionWithAllThatIsKnownOfThem() {
    put(
        about("answer", "mfa", "2026-03-04T10:00:00Z", Place.HEAD),
        about("mention", "mnd", "2026-03-05", Place.TEXT),
        plain(statement("other", "mfa", "2026-03-04", "On the weather", "Sun", null)));

    assertThat(index.said(BOTH, LATER).reactions())
        .containsExactlyInAnyOrder(
            reaction("answer", "mfa", "2026-03-04T10:00:00Z", Place.HEAD),
            reaction("mention", "mnd", "2026-03-05", Place.TEXT));
  }

  private static Reaction reaction(String id, String institution, String published, Place place) {
    var said = statement(id, institution, published, "On the flood", "Water", null);
    var when = When.parse(published, ZoneOffset.UTC);
    return new Reaction(
        "flood",
        institution,
        id,
        said.title(),
        said.url(),
        Published.stated(when, "archive"),
        place,
        ActKind.OWN,
        FLOOD.latencyOf(when));
  }

  @Test
  void findsWhatMayBeAnAnswerAndBearsNoDate() {
    put(
        undated("new", "mfa", FLOOD.opens().plusSeconds(1)),
        undated("old", "mfa", FLOOD.opens()),
        about("dated", "mfa", "2026-03-04T10:00:00Z", Place.HEAD),
        about("near", "mnd", "2026-03-04T11:00:00Z", Place.NEAR));

    assertThat(index.said(BOTH, LATER).undated())
        .containsExactly(
            new UndatedMatch(
                "flood",
                "mfa",
                "new",
                "On the flood",
                "https://example.org/new",
                Place.HEAD,
                "page",
                null,
                FLOOD.opens().plusSeconds(1)));
    assertThat(index.said(BOTH, FLOOD.opens()).undated()).isEmpty();
    assertThat(index.said(BOTH, LATER).reactions())
        .extracting(reaction -> reaction.statement() + " " + reaction.place())
        .containsExactlyInAnyOrder("dated HEAD", "near NEAR");
  }

  @Test
  void findsWhatBearsAnOlderDateAndWasFirstSeenWhenAnAnswerCounted() {
    var during = FLOOD.opens().plusSeconds(1);
    put(
        seen("during", during, false),
        seen("before", FLOOD.opens(), false),
        seen("after", FLOOD.closes(), false),
        seen("assumed", during, true));

    assertThat(index.said(BOTH, LATER).undated())
        .containsExactly(
            new UndatedMatch(
                "flood",
                "mfa",
                "during",
                "On the flood",
                null,
                Place.HEAD,
                "archive",
                When.parse("2026-02-20", ZoneOffset.UTC),
                during));
    assertThat(index.said(BOTH, LATER).reactions()).isEmpty();
  }

  private static Tagged seen(String id, Instant firstSeen, boolean assumed) {
    return tagged(
        new Statement(
            id,
            "mfa",
            "On the flood",
            "Water",
            null,
            Published.stated(When.parse("2026-02-20", ZoneOffset.UTC), "archive"),
            null,
            null,
            firstSeen,
            assumed,
            null,
            ActKind.OWN,
            "archive"),
        Map.of("flood", Place.HEAD));
  }

  private static Tagged undated(String id, String institution, Instant seen) {
    return tagged(
        new Statement(
            id,
            institution,
            "On the flood",
            "Water",
            null,
            new Undated("no date was found"),
            null,
            null,
            seen,
            false,
            "https://example.org/" + id,
            ActKind.OWN,
            "page"),
        Map.of("flood", Place.HEAD));
  }

  @Test
  void findsAnAnswerThatHasNeitherTitleNorAddress() {
    var when = When.ofInstant(at("2026-03-04T10:00:00Z"), Precision.SECOND, false);
    put(
        tagged(
            new Statement(
                "a",
                "mfa",
                "",
                "Water",
                null,
                Published.stated(when, "archive"),
                null,
                null,
                when.latest(),
                true,
                null,
                ActKind.REPOST,
                "archive"),
            Map.of("flood", Place.HEAD)));

    assertThat(index.said(BOTH, LATER).reactions())
        .containsExactly(
            new Reaction(
                "flood",
                "mfa",
                "a",
                "",
                null,
                Published.stated(when, "archive"),
                Place.HEAD,
                ActKind.REPOST,
                FLOOD.latencyOf(when)));
  }

  @Test
  void countsAStatementOnceForEachEventThatItSpeaksOf() {
    var storm = LiveIndices.named("storm", FLOOD);
    put(
        tagged(
            statement("a", "mfa", "2026-03-04", "On both", "Water and wind", null),
            Map.of("flood", Place.HEAD, "storm", Place.TEXT, "left-the-watch", Place.HEAD)));

    var reactions =
        cluster
            .statements(LiveIndices.watch(BOTH, List.of(FLOOD, storm)))
            .said(BOTH, LATER)
            .reactions();

    assertThat(reactions)
        .extracting(reaction -> reaction.event() + " " + reaction.place())
        .containsExactlyInAnyOrder("flood HEAD", "storm TEXT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-02T22:59:59Z", "2026-03-02T22:59", "2026-03-01", "2026-02", "2025",
        "2026-03-06T23:00:00Z", "2026-03-06T23:00", "2026-03-07", "2026-04", "2027"
      })
  void leavesOutWhatCannotLieInTheWindow(String published) {
    put(about("a", "mfa", published, Place.HEAD));

    assertThat(index.said(BOTH, at("2030-01-01T00:00:00Z")).reactions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-02T23:00:00Z",
        "2026-03-02",
        "2026-03",
        "2026",
        "2026-03-06T22:59:59Z",
        "2026-03-06"
      })
  void findsWhatMayLieInTheWindow(String published) {
    put(about("a", "mfa", published, Place.HEAD));

    assertThat(index.said(BOTH, at("2030-01-01T00:00:00Z")).reactions()).hasSize(1);
  }

  @Test
  void knowsNothingOfWhatWasFirstSeenLaterThanAsked() {
    put(about("a", "mfa", "2026-03-04", Place.HEAD));
    var seen = at("2026-03-05T00:00:00Z");

    assertThat(index.said(BOTH, seen.minusMillis(1)).reactions()).isEmpty();
    assertThat(index.said(BOTH, seen.minusNanos(1)).reactions()).isEmpty();
    assertThat(index.said(BOTH, seen).reactions()).hasSize(1);
    assertThat(index.said(BOTH, seen.plusNanos(1)).reactions()).hasSize(1);
  }

  @Test
  void findsOnlyWhatTheGivenInstitutionsSaid() {
    put(about("a", "mfa", "2026-03-04", Place.HEAD), about("b", "mnd", "2026-03-04", Place.HEAD));

    assertThat(index.said(List.of(MND), LATER).reactions())
        .extracting(Reaction::statement)
        .containsExactly("b");
    assertThat(index.said(List.of(), LATER).reactions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1999, 2000, 4500})
  void findsEachReactionOnceHoweverManyPagesTheyFill(int number) {
    index.put(
        IntStream.range(0, number)
            .mapToObj(i -> about("s" + i, "mfa", "2026-03-04", Place.HEAD))
            .toList());
    index.refresh();

    assertThat(index.said(BOTH, LATER).reactions())
        .extracting(Reaction::statement)
        .hasSize(number)
        .doesNotHaveDuplicates();
  }

  @Test
  void countsWhatEachInstitutionPublishedInEachOfManySpans() {
    var days = 120;
    var first = at("2026-01-01T00:00:00Z");
    var statements = new ArrayList<Tagged>();
    var spans = new HashMap<String, OutputIndex.Counted>();
    for (int day = 0; day < days; day++) {
      var from = first.plus(Duration.ofDays(day));
      var date = from.toString().substring(0, 10);
      spans.put(date, all(new Span(from, from.plus(Duration.ofDays(1)))));
      statements.add(plain(statement("a" + day, "mfa", date, "", "Text", null)));
      statements.add(plain(statement("b" + day, "mfa", date + "T23:59:59Z", "", "Text", null)));
      if (day % 2 == 0) {
        statements.add(plain(statement("c" + day, "mnd", date, "", "Text", null)));
      }
    }
    index.put(statements);
    index.refresh();

    var counts = output.published(BOTH, spans, LATER);

    assertThat(counts).hasSize(days);
    assertThat(counts.get("2026-01-01")).isEqualTo(Map.of("mfa", 2L, "mnd", 1L));
    assertThat(counts.get("2026-01-02")).isEqualTo(Map.of("mfa", 2L));
    assertThat(counts.get("2026-04-30")).isEqualTo(Map.of("mfa", 2L));
    assertThat(counts.values().stream().mapToLong(c -> c.getOrDefault("mfa", 0L)).sum())
        .isEqualTo(2L * days);
  }

  @Test
  void countsASpansBeginningAndNotItsEnd() {
    put(
        plain(statement("a", "mfa", "2026-03-03T00:00:00Z", "", "Text", null)),
        plain(statement("b", "mfa", "2026-03-04T00:00:00Z", "", "Text", null)));
    var day = new Span(at("2026-03-03T00:00:00Z"), at("2026-03-04T00:00:00Z"));

    assertThat(output.published(BOTH, Map.of("day", all(day)), LATER))
        .isEqualTo(Map.of("day", Map.of("mfa", 1L)));
  }

  @Test
  void countsNothingForOthersThanTheGivenInstitutions() {
    put(plain(statement("a", "mfa", "2026-03-03", "", "Text", null)));
    var year = new Span(at("2026-01-01T00:00:00Z"), LATER);

    assertThat(output.published(List.of(MND), Map.of("year", all(year)), LATER))
        .isEqualTo(Map.of("year", Map.of()));
    assertThat(output.published(List.of(), Map.of("year", all(year)), LATER))
        .isEqualTo(Map.of("year", Map.of()));
    assertThat(output.published(BOTH, Map.of(), LATER)).isEmpty();
  }

  @Test
  void countsWhatIsOnAnEventAloneAndWhatWasSeenByThen() {
    put(
        plain(statement("a", "mfa", "2026-03-03", "On the weather", "Sun", null)),
        about("b", "mfa", "2026-03-03", Place.HEAD),
        about("c", "mfa", "2026-03-03", Place.TEXT));
    var year = new Span(at("2026-01-01T00:00:00Z"), LATER);
    var counted = Map.of("flood", new OutputIndex.Counted(year, "flood"));

    assertThat(output.published(BOTH, counted, LATER))
        .isEqualTo(Map.of("flood", Map.of("mfa", 1L)));
    assertThat(output.published(BOTH, counted, at("2026-03-01T00:00:00Z")))
        .isEqualTo(Map.of("flood", Map.of()));
  }

  @Test
  void creditsThoseWhoSignedAStatementOfAnother() {
    var joint = about("a", "mfa", "2026-03-03", Place.HEAD);
    put(
        new Tagged(
            joint.statement(),
            joint.topics(),
            joint.events(),
            joint.stances(),
            List.of(),
            List.of(
                new Signatory("mfa", "Ministry mfa"),
                new Signatory("mnd", "Ministry mnd"),
                new Signatory("elsewhere", "Others"))));

    assertThat(index.said(BOTH, LATER).reactions())
        .extracting(Reaction::institution, Reaction::actKind)
        .containsExactlyInAnyOrder(tuple("mfa", ActKind.OWN), tuple("mnd", ActKind.COLLECTIVE));
    assertThat(index.said(List.of(MND), LATER).reactions())
        .extracting(Reaction::institution, Reaction::statement)
        .containsExactly(tuple("mnd", "a"));
  }

  @Test
  void takesForARepostWhatAnotherPublishedFirstAndWhatSpeaksForThatOneAlone() {
    var published = Optional.of(Voice.OrderedBy.PUBLISHED);
    var seen = at("2026-03-03T12:00:00Z");
    var whole = new Copy("0", "mfa", 0.93, Copy.Kind.WHOLE, false, seen);
    var copies = new TreeMap<String, Voice>();
    copies.put("repost", repeating("repost", whole, published));
    copies.put("leader's", repeating("leader's", whole, published));
    copies.put("signed", repeating("signed", whole, published));
    copies.put("named", repeating("named", whole, published));
    copies.put("unordered", repeating("unordered", whole, Optional.empty()));
    copies.put("by sight", repeating("by sight", whole, Optional.of(Voice.OrderedBy.FIRST_SEEN)));
    copies.put(
        "quoting",
        repeating("quoting", new Copy("0", "mfa", 0.93, Copy.Kind.QUOTED, false, seen), published));
    copies.put(
        "own words again",
        repeating(
            "own words again", new Copy("0", "mnd", 0.93, Copy.Kind.WHOLE, true, seen), published));
    copies.put(
        "of what came to us later",
        repeating(
            "of what came to us later",
            new Copy("0", "mfa", 0.93, Copy.Kind.WHOLE, false, LATER.plusSeconds(1)),
            published));
    put(copies.keySet().stream().map(StatementIndexIT::repeated).toArray(Tagged[]::new));
    cluster.voices(LiveIndices.watch(BOTH, List.of(FLOOD))).put(copies.values());
    index.refresh();

    assertThat(kinds(LATER))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "repost", ActKind.REPOST,
                "leader's", ActKind.LEADER,
                "signed", ActKind.OWN,
                "named", ActKind.OWN,
                "unordered", ActKind.OWN,
                "by sight", ActKind.OWN,
                "quoting", ActKind.OWN,
                "own words again", ActKind.OWN,
                "of what came to us later", ActKind.OWN));
    assertThat(kinds(LATER.plusSeconds(1)))
        .containsEntry("of what came to us later", ActKind.REPOST);
  }

  private static Map<String, ActKind> kinds(Instant asOf) {
    return index.said(List.of(MND), asOf).reactions().stream()
        .collect(Collectors.toMap(Reaction::statement, Reaction::actKind));
  }

  private static Voice repeating(String id, Copy copy, Optional<Voice.OrderedBy> by) {
    return new Voice(
        id,
        Optional.of(copy),
        Optional.of("0"),
        by.isPresent() ? Voice.Order.LATER : Voice.Order.UNORDERED,
        by);
  }

  /** A statement of the Ministry mnd on the flood. */
  private static Tagged repeated(String id) {
    var title = id.equals("named") ? "ministry MND on the flood" : "On the flood";
    var said = about(id, "mnd", "2026-03-04", Place.HEAD).statement();
    return new Tagged(
        new Statement(
            id,
            "mnd",
            title,
            said.text(),
            null,
            said.publication(),
            null,
            null,
            said.firstSeen(),
            false,
            said.url(),
            id.equals("leader's") ? ActKind.LEADER : ActKind.OWN,
            "archive"),
        new TreeMap<>(),
        new TreeMap<>(Map.of("flood", Place.HEAD)),
        new TreeMap<>(),
        List.of(),
        id.equals("signed")
            ? List.of(new Signatory("mfa", "By both"), new Signatory("mnd", "By both"))
            : List.of());
  }

  @Test
  void countsByWeekAndTopicAndWhatBearsNoDateByWhenItWasSeen() {
    put(
        on(statement("a", "mfa", "2026-03-03", "", "Text", null), "water"),
        on(statement("b", "mfa", "2026-03-09T23:59:59Z", "", "Text", null), "water", "roads"),
        plain(statement("c", "mfa", "2026-03-10", "", "Text", null)),
        plain(statement("d", "mnd", "2026-03-17", "", "Text", null)),
        undated("e", "mnd", at("2026-03-11T00:00:00Z")));
    var weeks =
        List.of(
            new Span(at("2026-03-03T00:00:00Z"), at("2026-03-10T00:00:00Z")),
            new Span(at("2026-03-10T00:00:00Z"), at("2026-03-17T00:00:00Z")));

    var series = output.series(BOTH, 2, weeks, LATER);

    assertThat(series)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "mfa",
                new OutputIndex.Series(
                    List.of(2L, 1L), Map.of("water", List.of(2L, 0L), "roads", List.of(1L, 0L))),
                "mnd",
                new OutputIndex.Series(List.of(0L, 1L), Map.of())));
  }

  private static OutputIndex.Counted all(Span span) {
    return new OutputIndex.Counted(span, null);
  }
}
