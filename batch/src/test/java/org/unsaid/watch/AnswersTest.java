package org.unsaid.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unsaid.core.CodedAnswer;
import org.unsaid.core.Span;
import org.unsaid.core.When;

class AnswersTest {

  private static final String HEADER =
      "event,institution,act_kind,published,precision,channels,searched_from,searched_to,evidence,"
          + "coder\n";

  @TempDir Path parent;

  @Test
  void refusesAColumnThatIsNotKnownAndMissesOneThatIsNeeded() {
    assertThat(faults("event,institution,act_kind,publishd,evidence,event\n"))
        .containsExactly(
            "demo/answers.csv, line 1: 'publishd' is not a column. Did you mean 'published'? Write"
                + " commas between event, institution, act_kind, published, precision, act_time,"
                + " channels, searched_from, searched_to, evidence, coder, note or stance.",
            "demo/answers.csv, line 1: the column 'event' stands twice. Keep one.",
            "demo/answers.csv, line 1: there is no column 'published'. Add it to the first line."
                + " When the answer was published.");
  }

  @Test
  void missesEveryColumnOfAnEmptyFile() {
    assertThat(faults("")).hasSize(5).allMatch(it -> it.contains("line 1: there is no column"));
  }

  @Test
  void refusesALineWithTooFewOrTooManyFields() {
    assertThat(faults(HEADER + "a,b\n\n" + ",".repeat(10) + "\n"))
        .containsExactly(
            "demo/answers.csv, line 2: 2 fields, where there are 10 columns. Write a comma for each"
                + " empty field, and put a field that holds a comma in quotation marks.",
            "demo/answers.csv, line 4: 11 fields, where there are 10 columns. Write a comma for each"
                + " empty field, and put a field that holds a comma in quotation marks.");
  }

  @Test
  void countsLinesWithinAQuotedField() {
    assertThat(
            faults(
                HEADER
                    + "flood-2024,health,own,2024-05-02,,,,,\"two\nlines\",ann\n"
                    + "flood-2024,health,onw,2024-05-02,,,,,x,ann\n"))
        .containsExactly(
            "demo/answers.csv, line 4: 'onw' is not a kind of act. Did you mean 'own'? Write own,"
                + " leader, repost, collective, superior or searched_none.");
  }

  @Test
  void refusesWhatTheWatchDoesNotKnow() {
    assertThat(faults(HEADER + "flood-2025,heatlh,own,2024-05-02,,,,,x,ann\n"))
        .containsExactly(
            "demo/answers.csv, line 2: 'flood-2025' is not an event of this watch. Did you mean"
                + " 'flood-2024'? Write the 'id' of an event, or add the event.",
            "demo/answers.csv, line 2: 'heatlh' is not an institution of this watch. Did you mean"
                + " 'health'? Write the 'id' of an institution, or add the institution.");
  }

  @Test
  void refusesATimeThatIsYetToCome() {
    assertThat(faults(HEADER + "flood-2026,health,own,2026-03-11,,,,,x,ann\n"))
        .containsExactly(
            "demo/answers.csv, line 2: 'published' is '2026-03-11', which is yet to come. Write a"
                + " time that is over; only what has happened can be coded.");
    assertThat(faults(HEADER + "flood-2026,health,searched_none,,,x,2026-03-01,2026-03-12,,ann\n"))
        .singleElement()
        .asString()
        .contains("'searched_to' is '2026-03-12', which is yet to come");
    assertThat(faults("act_time," + HEADER + "2027,flood-2026,health,own,2026-03-02,,,,,x,ann\n"))
        .singleElement()
        .asString()
        .contains("'act_time' is '2027', which is yet to come");
  }

  @Test
  void takesATimeBetweenTwoDaysWithoutAPrecision() {
    var between = "flood-2026,health,own,2026-03-02/2026-03-04,,,,,x,ann";

    assertThat(answer(between).published())
        .isEqualTo(When.parse("2026-03-02/2026-03-04", ZoneId.of("Europe/Berlin")));
    assertThat(faults(HEADER + between.replace("04,,", "04,day,") + "\n"))
        .singleElement()
        .asString()
        .contains("which lies between two times. Leave the precision out");
    assertThat(faults(HEADER + "flood-2026,health,own,2026-03-04/2026-03-02,,,,,x,ann\n"))
        .singleElement()
        .asString()
        .contains("or between two, the last included");
  }

  @Test
  void takesToday() {
    assertThat(answer("flood-2026,health,own,2026-03-10,,,,,x,ann").published()).isNotNull();
  }

  @Test
  void takesNoneToHaveSearchedTheRestOfToday() {
    var answer = answer("flood-2026,health,searched_none,,,x,2026-03-10,2026-03-10,,ann");

    assertThat(answer.searched())
        .isEqualTo(new Span(Instant.parse("2026-03-09T23:00:00Z"), WatchFolder.NOW));
  }

  @Test
  void refusesASearchThatFoundSomething() {
    assertThat(
            faults(
                HEADER
                    + "flood-2026,health,searched_none,2026-03-02,,x,2026-03-01,2026-03-02,,a\n"))
        .containsExactly(
            "demo/answers.csv, line 2: 'searched_none' with a date of publication, '2026-03-02'."
                + " Leave 'published' empty, or write what kind of act was found.");
  }

  @Test
  void refusesASearchThatProvesNothing() {
    assertThat(faults(HEADER + "flood-2026,health,searched_none,,,,,,,\n"))
        .containsExactly(
            "demo/answers.csv, line 2: 'searched_none' without 'channels', 'searched_from',"
                + " 'searched_to', 'coder'. Write who searched which channels from when to when;"
                + " only so does it prove anything.");
  }

  @Test
  void refusesASearchOfNoTime() {
    assertThat(faults(HEADER + "flood-2026,health,searched_none,,,x,2026-03-05,2026-03-01,,ann\n"))
        .containsExactly(
            "demo/answers.csv, line 2: searched from '2026-03-05' to '2026-03-01', which is no time"
                + " at all. Write the begin in 'searched_from' and the end in 'searched_to'.");
  }

  @Test
  void asksForEvidenceAndADateOfAnAnswer() {
    assertThat(faults(HEADER + "flood-2026,health,own,,,,,,,ann\n"))
        .containsExactly(
            "demo/answers.csv, line 2: an answer without a date of publication. Write in"
                + " 'published' when, as exactly as it is known and no more; a year will do.",
            "demo/answers.csv, line 2: 'evidence' is empty. Write a text.");
  }

  @Test
  void refusesADateThatCannotBeOrIsLessKnownThanItSays() {
    assertThat(faults(HEADER + "flood-2024,health,own,2024-05-32,,,,,x,ann\n"))
        .singleElement()
        .asString()
        .contains("'2024-05-32' is not a date or a time.");
    assertThat(faults(HEADER + "flood-2024,health,own,2024-05,day,,,,x,ann\n"))
        .containsExactly(
            "demo/answers.csv, line 2: '2024-05' is known to the month, not to the day. Write the"
                + " precision 'month', or the time as exactly as it is known.");
  }

  @Test
  void refusesQuotationMarksThatDoNotMatch() {
    assertThat(faults(HEADER + "flood-2024,\"health\"x,own,2024-05-02,,,,,x,ann\n"))
        .singleElement()
        .asString()
        .startsWith("demo/answers.csv, line 2: this is not CSV: ");
  }

  @Test
  void refusesAQuotationMarkThatIsNeverClosedSinceItWouldSwallowTheRest() {
    assertThat(
            faults(
                HEADER
                    + "flood-2024,health,own,2024-05-02,,,,,x,\"ann\n"
                    + "flood-2024,council,own,2024-05-02,,,,,x,ann\n"))
        .containsExactly(
            "demo/answers.csv, line 2: a quotation mark is never closed. Close it, and double those"
                + " within a field.");
  }

  @Test
  void overlooksNoAnswersInAFolderBelow() {
    assertThat(WatchFolder.good(parent).with("events/answers.csv", HEADER).faults())
        .containsExactly(
            "demo/events/answers.csv: an answers.csv that is not at the top of the watch folder"
                + " would be overlooked. Move its lines to answers.csv at the top, or give it"
                + " another name.");
  }

  private CodedAnswer answer(String line) {
    return WatchFolder.good(parent)
        .with("answers.csv", "\uFEFF" + HEADER.replace("\n", "\r\n") + line)
        .read()
        .answers()
        .getFirst();
  }

  private List<String> faults(String csv) {
    return WatchFolder.good(parent).with("answers.csv", csv).faults();
  }
}
