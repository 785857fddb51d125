package org.unsaid.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.testing.Cases.institution;
import static org.unsaid.testing.Statements.statement;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.unsaid.core.Copy;
import org.unsaid.core.Institution;
import org.unsaid.core.Signatory;
import org.unsaid.core.Statement;
import org.unsaid.core.Tagged;
import org.unsaid.core.Voice;
import org.unsaid.testing.Alone;

@ResourceLock(Alone.SERVER)
class VoiceIndexIT {

  private static final List<Institution> BOTH = List.of(institution("mfa"), institution("mnd"));

  private static final Instant SEEN = Instant.parse("2026-03-03T12:00:00Z");

  private static final Voice FIRST =
      new Voice(
          "a",
          Optional.empty(),
          Optional.of("a"),
          Voice.Order.FIRST,
          Optional.of(Voice.OrderedBy.PUBLISHED));
  private static final Voice LATER =
      new Voice(
          "b",
          Optional.of(new Copy("a", "mfa", 0.912345, Copy.Kind.WHOLE, false, SEEN)),
          Optional.of("a"),
          Voice.Order.LATER,
          Optional.of(Voice.OrderedBy.PUBLISHED));
  private static final Voice UNORDERED =
      new Voice(
          "a",
          Optional.of(new Copy("b", "mnd", 1, Copy.Kind.QUOTED, false, SEEN)),
          Optional.empty(),
          Voice.Order.UNORDERED,
          Optional.empty());

  private static Cluster cluster;
  private static StatementIndex statements;
  private static VoiceIndex voices;

  @BeforeAll
  static void open() throws IOException {
    LiveIndices.deleteAll();
    cluster = Cluster.open(LiveIndices.access());
    var watch = LiveIndices.watch(BOTH, List.of());
    statements = cluster.statements(watch);
    voices = cluster.voices(watch);
  }

  @AfterAll
  static void close() {
    cluster.close();
  }

  @BeforeEach
  void startEmpty() throws IOException {
    LiveIndices.empty();
    statements.put(List.of(tagged("a", "mfa", "1a", "2"), tagged("b", "mnd", "2", "3v")));
    statements.refresh();
  }

  private static Tagged tagged(String id, String institution, String... bands) {
    return new Tagged(
        said(id, institution),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        List.of(bands),
        id.equals("a")
            ? List.of(new Signatory("mfa", "By both"), new Signatory("mnd", "By both"))
            : List.of());
  }

  private static Statement said(String id, String institution) {
    return statement(id, institution, "2026-03-03", "Title " + id, "Text " + id, "en");
  }

  private static void put(Voice... some) {
    voices.put(List.of(some));
    statements.refresh();
  }

  @Test
  void tellsTheBandsOfEachStatementThatHasSome() {
    statements.put(List.of(LiveIndices.plain(said("short", "mfa"))));
    statements.refresh();
    var found = new HashMap<String, List<String>>();

    voices.bands(found::put);

    assertThat(found).isEqualTo(Map.of("a", List.of("1a", "2"), "b", List.of("2", "3v")));
  }

  @Test
  void tellsBandsHoweverManyPagesTheyFill() {
    statements.put(
        IntStream.range(0, 1_200).mapToObj(i -> tagged("s" + i, "mfa", "1", "2")).toList());
    statements.refresh();
    var found = new HashSet<String>();

    voices.bands((id, _) -> found.add(id));

    assertThat(found).hasSize(1_202);
    assertThat(voices.read(new ArrayList<>(found))).hasSize(1_202).doesNotHaveDuplicates();
  }

  @Test
  void readsStatementsAsTheyWereWritten() {
    assertThat(voices.read(List.of("b", "a", "gone")))
        .containsExactlyInAnyOrder(said("a", "mfa"), said("b", "mnd"));
    assertThat(voices.read(List.of())).isEmpty();
  }

  @Test
  void writesWhoRepeatsWhomBesideAllElse() throws IOException {
    var before = LiveIndices.document("unsaid-statements", "b");
    put(FIRST, LATER);

    var after = LiveIndices.document("unsaid-statements", "b");
    before
        .properties()
        .forEach(field -> assertThat(after.get(field.getKey())).isEqualTo(field.getValue()));
    assertThat(after.size()).isEqualTo(before.size() + 10);
    assertThat(after.path("copy_of").asString()).isEqualTo("a");
    assertThat(after.path("copy_of_institution_id").asString()).isEqualTo("mfa");
    assertThat(after.path("copy_of_institution").asString()).isEqualTo("Ministry mfa");
    assertThat(after.path("copy_similarity").asDouble()).isEqualTo(0.9123);
    assertThat(after.path("copy_of_first_seen").asString()).isEqualTo("2026-03-03T12:00:00Z");
    assertThat(after.path("copy_kind").asString()).isEqualTo("whole");
    assertThat(after.path("copy_same_institution").asBoolean(true)).isFalse();
    assertThat(after.path("copy_order").asString()).isEqualTo("later");
    assertThat(after.path("copy_ordered_by").asString()).isEqualTo("published");
    assertThat(after.path("chorus_id").asString()).isEqualTo("a");
    var first = LiveIndices.document("unsaid-statements", "a");
    assertThat(first.has("copy_of")).isFalse();
    assertThat(first.path("copy_order").asString()).isEqualTo("first");
    assertThat(first.path("signatory_ids").toString()).isEqualTo("[\"mfa\",\"mnd\"]");
    assertThat(first.path("signatory_quotes").toString()).isEqualTo("[\"By both\"]");
  }

  @Test
  void changesNothingWhenTheSameIsWrittenAgain() throws IOException {
    put(FIRST, LATER);
    var before = LiveIndices.get("/unsaid-statements/_search?version=true");

    put(LATER, FIRST);

    assertThat(LiveIndices.get("/unsaid-statements/_search?version=true").path("hits"))
        .isEqualTo(before.path("hits"));
  }

  @Test
  void takesAwayWhatIsNoLongerSo() throws IOException {
    put(FIRST, LATER);
    put(UNORDERED);

    var a = LiveIndices.document("unsaid-statements", "a");
    assertThat(a.path("copy_of").asString()).isEqualTo("b");
    assertThat(a.path("copy_ordered_by").isNull()).isTrue();
    assertThat(a.path("chorus_id").isNull()).isTrue();
    var b = LiveIndices.document("unsaid-statements", "b");
    assertThat(b.path("copy_of").isNull()).isTrue();
    assertThat(LiveIndices.get("/unsaid-statements/_count?q=copy_order:*").path("count").asInt())
        .isEqualTo(1);
  }
}
