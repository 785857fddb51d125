package org.unsaid.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFaultsTest {

  private static final String FEED = "id: s, institution: health, kind: feed, ";
  private static final String ARCHIVE = "id: s, kind: archive, ";

  @TempDir Path parent;

  @Test
  void suggestsTheKindThatWasMeant() {
    assertThat(faults("{id: s, kind: lst}"))
        .containsExactly(
            "demo/s.yml, line 2: 'lst' is not a kind of source. Did you mean 'list'? Write feed,"
                + " sitemap, list, archive or unwatched.");
  }

  @Test
  void asksForTheKindFirst() {
    assertThat(faults("{id: s, url: x}"))
        .containsExactly(
            "demo/s.yml, line 2: a source without 'kind'. Add 'kind:' and feed, sitemap, list,"
                + " archive or unwatched.");
  }

  @Test
  void refusesAKeyOfAnotherKind() {
    assertThat(faults("{id: s, institution: health, kind: unwatched, why: x, url: http://x}"))
        .singleElement()
        .asString()
        .contains("'url' is not a key of an unwatched source. Write id, kind, institution or why.");
  }

  @Test
  void suggestsTheInstitutionThatWasMeant() {
    for (var kind :
        List.of(
            "kind: feed, url: 'http://x.example'",
            "kind: unwatched, why: x",
            "kind: archive, path: x.csv")) {
      assertThat(faults("{id: s, institution: heath, " + kind + "}"))
          .containsExactly(
              "demo/s.yml, line 2: 'heath' is not an institution of this watch. Did you mean"
                  + " 'health'? Write the 'id' of an institution, or add the institution.");
    }
  }

  @Test
  void refusesWhatIsNoWebAddressOrTellsAPassword() {
    for (var url :
        List.of(
            "ftp://x.example",
            "x.example/a",
            "http://",
            "http://me:pw@x.example",
            "http://a b",
            "file:///etc/passwd")) {
      assertThat(faults("{" + FEED + "url: '" + url + "'}"))
          .containsExactly(
              "demo/s.yml, line 2: '"
                  + url
                  + "' is not a web address. Write one that begins with http:// or https://,"
                  + " without a user name, such as https://example.org/news.");
    }
  }

  @Test
  void refusesAnIntervalOfNothing() {
    for (var every : List.of("0m", "30", "30 m", "1w", "-5m")) {
      assertThat(faults("{" + FEED + "url: 'http://x.example', every: " + every + "}"))
          .containsExactly(
              "demo/s.yml, line 2: '"
                  + every
                  + "' is not a length of time longer than nothing. Write a number and d, h or m for"
                  + " days, hours or minutes, such as 30m, 6h or 1d.");
    }
  }

  @Test
  void refusesARateThatIsNoRange() {
    for (var items : List.of("20", "5..1", "0..0", "1-20", "1..", "a..b")) {
      assertThat(
              faults(
                  "{"
                      + FEED
                      + "url: 'http://x.example', expect: {items: "
                      + items
                      + ", per: day}}"))
          .containsExactly(
              "demo/s.yml, line 2: '"
                  + items
                  + "' is not a range of numbers. Write the least and the most that is usual, such"
                  + " as 1..20.");
    }
    assertThat(faults("{" + FEED + "url: 'http://x.example', expect: {items: 1..2, per: year}}"))
        .singleElement()
        .asString()
        .contains("'year' is not a span. Write day, week or month.");
  }

  @Test
  void asksWhichLinksOfAListAreItems() {
    assertThat(faults("{id: s, institution: health, kind: list, url: 'http://x.example'}"))
        .singleElement()
        .asString()
        .contains("a list without 'select'");
    assertThat(
            faults(
                "{id: s, institution: health, kind: list, url: 'http://x.example',"
                    + " select: [{body: b}]}"))
        .singleElement()
        .asString()
        .contains("a selection without 'item'");
  }

  @Test
  void showsWhereASelectorCannotBeRead() {
    assertThat(faults("{" + FEED + "url: 'http://x.example', select: [{body: 'p ((b'}]}"))
        .containsExactly(
            """
            demo/s.yml, line 2: 'body' cannot be read: '((' stands there. Close each bracket.
                p ((b
                  ^""");
  }

  @Test
  void refusesSelectionsOutOfOrder() {
    var feed = FEED + "url: 'http://x.example', select: ";
    assertThat(faults("{" + feed + "[{until: 2025-01-02, body: a}, {until: 2025-01-02, body: b}]}"))
        .containsExactly(
            "demo/s.yml, line 2: a selection until 2025-01-02 after one until 2025-01-02. Write the"
                + " selections in the order of their days, each day once.");
    assertThat(faults("{" + feed + "[{body: a}, {body: b}]}"))
        .containsExactly(
            "demo/s.yml, line 2: a selection without 'until' before another one. Add the last day"
                + " on which pages looked so; only the newest selection, the last, has none.");
  }

  @Test
  void asksForTheFormatThatANameDoesNotTell() {
    assertThat(faults("{" + ARCHIVE + "path: data}"))
        .containsExactly(
            "demo/s.yml, line 2: the name 'data' does not tell the format. Add 'format: jsonl' or"
                + " 'format: csv'.");
    assertThat(faults("{" + ARCHIVE + "path: data, format: json}"))
        .containsExactly(
            "demo/s.yml, line 2: 'json' is not a format. Did you mean 'jsonl'? Write jsonl or csv.");
  }

  @Test
  void refusesAPathThatCannotBe() {
    assertThat(faults("{" + ARCHIVE + "path: \"a\\0.csv\"}"))
        .singleElement()
        .asString()
        .contains("is not a path of a file or a folder");
  }

  @Test
  void refusesAFieldThatIsNotOurs() {
    assertThat(faults("{" + ARCHIVE + "path: a.csv, fields: {langauge: lang}}"))
        .singleElement()
        .asString()
        .contains("'langauge' is not a key of the fields of an archive. Did you mean 'language'?");
  }

  @Test
  void asksWhoSaysWhatAnArchiveCovers() {
    assertThat(faults("{" + ARCHIVE + "path: a.csv, covers: {from: 2005-01-01, to: 2007-12-31}}"))
        .containsExactly(
            "demo/s.yml, line 2: what an archive covers without 'by'. Add 'by:'. Who says so.");
  }

  @Test
  void refusesACoverThatEndsBeforeItBegins() {
    assertThat(
            faults(
                "{" + ARCHIVE + "path: a.csv, covers: {from: 2007-01-01, to: 2005-01-01, by: x}}"))
        .containsExactly(
            "demo/s.yml, line 2: 'covers' goes from 2007-01-01 to 2005-01-01, which is no time at"
                + " all. Write in 'to' the last day that is covered, not before 'from'.");
  }

  @Test
  void suggestsTheGroupThatACoverSpeaksOf() {
    assertThat(faults("{" + ARCHIVE + "path: a.csv, institutions: [cabinett, cabinet]}"))
        .containsExactly(
            "demo/s.yml, line 2: 'cabinett' is neither an institution nor a group of this watch."
                + " Did you mean 'cabinet'? Write the 'id' of an institution, or a group that an"
                + " institution names.");
  }

  private List<String> faults(String source) {
    return WatchFolder.empty(parent)
        .with("institutions.yml", WatchFolder.INSTITUTIONS)
        .with("s.yml", "sources:\n  - " + source + "\n")
        .faults();
  }
}
