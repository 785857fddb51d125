package org.unsaid.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unsaid.core.Event;
import org.unsaid.core.Precision;
import org.unsaid.core.When;

class EventFaultsTest {

  private static final String GOOD =
      """
      event:
        id: e
        name: E
        class: flood
        occurred: {at: 2026-03-01, zone: Europe/Berlin}
        query: flood
        asked: [health]
        window: 14d
      """;

  @TempDir Path parent;

  @Test
  void refusesADateThatCannotBe() {
    for (var at :
        List.of("2026-02-30", "1.3.2026", "2026-03-01 14:05", "2026-13", "26", "+12026")) {
      assertThat(faults(GOOD.replace("2026-03-01", "'" + at + "'")))
          .containsExactly(
              "demo/e.yml, line 5: '"
                  + at
                  + "' is not a date or a time. Write it as exactly as it is known and no more:"
                  + " 2016, 2016-02, 2016-02-01, 2016-02-01T14:05 or 2016-02-01T14:05:09+08:00.");
    }
  }

  @Test
  void takesATimeWithAnOffset() {
    var event = event(GOOD.replace("2026-03-01", "2026-03-01T14:05:09+08:00"));

    assertThat(event.occurred())
        .isEqualTo(When.ofInstant(Instant.parse("2026-03-01T06:05:09Z"), Precision.SECOND, false));
  }

  @Test
  void refusesAPrecisionThatIsNoWord() {
    assertThat(faults(GOOD.replace("zone:", "precision: days, zone:")))
        .containsExactly(
            "demo/e.yml, line 5: 'days' is not a precision. Did you mean 'day'? Write year, month,"
                + " day, minute or second.");
  }

  @Test
  void refusesAPrecisionThatIsFinerThanTheDate() {
    assertThat(faults(GOOD.replace("zone:", "precision: minute, zone:")))
        .containsExactly(
            "demo/e.yml, line 5: '2026-03-01' is known to the day, not to the minute. Write the"
                + " precision 'day', or the time as exactly as it is known.");
  }

  @Test
  void takesAPrecisionThatIsCoarserThanTheDate() {
    var event = event(GOOD.replace("zone:", "precision: month, zone:"));

    assertThat(event.occurred().precision()).isEqualTo(Precision.MONTH);
  }

  @Test
  void asksForAZone() {
    assertThat(faults(GOOD.replace(", zone: Europe/Berlin", "")))
        .singleElement()
        .asString()
        .startsWith("demo/e.yml, line 5: a time without 'zone'.");
  }

  @Test
  void refusesAWindowOfNothing() {
    for (var window : List.of("0d", "00h", "two weeks", "14", "99999d")) {
      assertThat(faults(GOOD.replace("14d", window)))
          .containsExactly(
              "demo/e.yml, line 8: '"
                  + window
                  + "' is not a length of time longer than nothing. Write a number and d, h or m for"
                  + " days, hours or minutes, such as 14d, 36h or 30m.");
    }
  }

  @Test
  void refusesALookBackThatIsNoLength() {
    assertThat(faults(GOOD + "  look_back: 2 days\n"))
        .singleElement()
        .asString()
        .startsWith("demo/e.yml, line 9: '2 days' is not a length of time. Write a number and d,");
  }

  @Test
  void marksThePlaceInAQuery() {
    assertThat(faults(GOOD.replace("query: flood", "query: flood AND ((")))
        .containsExactly(
            """
            demo/e.yml, line 6: 'query' cannot be read: '((' stands there. Close each bracket.
                flood AND ((
                          ^""");
  }

  @Test
  void checksEveryQuery() {
    var yaml =
        GOOD + "  near_query: '(('\n  stance: {support: '((', oppose: '((', neutral: '(('}\n";

    assertThat(faults(yaml))
        .extracting(fault -> fault.substring(0, fault.indexOf(" cannot")))
        .containsExactlyInAnyOrder(
            "demo/e.yml, line 9: 'near_query'",
            "demo/e.yml, line 10: 'support'",
            "demo/e.yml, line 10: 'oppose'",
            "demo/e.yml, line 10: 'neutral'");
    assertThat(faults(GOOD + "topics:\n  - {id: t, name: T, query: '(('}\n"))
        .singleElement()
        .asString()
        .startsWith("demo/e.yml, line 10: 'query' cannot be read");
  }

  @Test
  void knowsThreeStances() {
    assertThat(faults(GOOD + "  stance: {suport: x}\n"))
        .containsExactly(
            "demo/e.yml, line 9: 'suport' is not a key of a stance. Did you mean 'support'? Write"
                + " support, oppose or neutral.");
  }

  @Test
  void suggestsWhoWasMeantToBeAsked() {
    assertThat(faults(GOOD.replace("[health]", "\n    - health\n    - cabinet/smal")))
        .containsExactly(
            "demo/e.yml, line 9: 'cabinet/smal' is neither an institution nor a group of this"
                + " watch. Did you mean 'cabinet/small'? Write the 'id' of an institution, or a"
                + " group that an institution names.");
  }

  @Test
  void asksSomebody() {
    assertThat(faults(GOOD.replace("[health]", "[]")))
        .containsExactly(
            "demo/e.yml, line 7: 'asked' is empty. Write a list of institutions or groups.");
  }

  @Test
  void asksEachOnceInTheOrderOfTheFiles() {
    var event = event(GOOD.replace("[health]", "[cabinet, health, council, cabinet/small]"));

    assertThat(event.asked()).containsExactly("council", "health");
  }

  @Test
  void refusesToAskWhoDidNotExist() {
    assertThat(faults(GOOD.replace("[health]", "[health, finance]")))
        .containsExactly(
            "demo/e.yml, line 7: 'finance' did not exist when it happened, 2026-03-01. Ask who was"
                + " there then, or mend 'valid' of the institution.");
  }

  @Test
  void refusesAGroupOfWhomNobodyExisted() {
    assertThat(faults(GOOD.replace("[health]", "[cabinet/small]").replace("2026-03-01", "2014-07")))
        .containsExactly(
            "demo/e.yml, line 7: nobody is asked: no member of cabinet/small existed when it"
                + " happened, 2014-07. Ask who was there then, or mend 'valid' of the"
                + " institutions.");
  }

  @Test
  void asksWhoBeganOnTheDayInAZoneFurtherWest() {
    var yaml =
        """
        institutions:
          - {id: west, name: W, groups: [g], zone: America/New_York, valid: {from: 2026-03-01}}
        """
            + GOOD.replace("[health]", "[g]");

    assertThat(event(yaml).asked()).containsExactly("west");
  }

  @Test
  void refusesANameOfTwoMeanings() {
    var yaml =
        "institutions:\n  - {id: cabinet, name: C, zone: UTC}\n"
            + GOOD.replace("[health]", "[cabinet]");

    assertThat(faults(yaml))
        .filteredOn(it -> it.startsWith("demo/e.yml"))
        .containsExactly(
            "demo/e.yml, line 9: 'cabinet' is an institution and a group. Give one of them another"
                + " name, so that it is clear who is meant.");
  }

  @Test
  void suggestsThePrecedentThatWasMeant() {
    assertThat(faults(GOOD + "  precedents: [flood-2042]\n"))
        .containsExactly(
            "demo/e.yml, line 9: 'flood-2042' is not an event of this watch. Did you mean"
                + " 'flood-2024'? Write the 'id' of an earlier event, or add the event.");
  }

  @Test
  void refusesAPrecedentThatIsNotEarlier() {
    assertThat(faults(GOOD + "  precedents: [flood-2026]\n"))
        .containsExactly(
            "demo/e.yml, line 9: the precedent 'flood-2026' is not earlier than the event. Name"
                + " events that were over before this one began; it is of 2026-03-01, this one of"
                + " 2026-03-01.");
    assertThat(faults(GOOD + "  precedents: [e]\n")).hasSize(1);
  }

  @Test
  void refusesAPrecedentOfAnotherClass() {
    assertThat(faults(GOOD.replace("class: flood", "class: fire") + "  precedents: [flood-2024]\n"))
        .containsExactly(
            "demo/e.yml, line 9: the precedent 'flood-2024' is of class 'flood', not 'fire'. Name"
                + " events of the same class: how one sort is answered says nothing of another."
                + " What can be defended all the same stands in 'choices'.");
  }

  @Test
  void judgesAnEventByEachChoiceOfPrecedentsOfWhateverClass() {
    var yaml =
        GOOD.replace("class: flood", "class: fire")
            + "  choices:\n    - {id: water, precedents: [flood-2024]}\n";

    var events = folder(yaml).read().events();

    assertThat(events).extracting(Event::id).contains("e", "e~water");
    var choice =
        events.stream().filter(event -> event.id().equals("e~water")).findFirst().orElseThrow();
    assertThat(choice.isChoice()).isTrue();
    assertThat(choice.isNamed("e")).isTrue();
    assertThat(choice.precedents()).containsExactly("flood-2024");
    assertThat(choice.asked()).isEqualTo(event(yaml).asked());
  }

  @Test
  void refusesAChoiceThatIsNotEarlierOrUnknown() {
    assertThat(
            faults(
                GOOD
                    + "  choices:\n    - {id: late, precedents: [flood-2026]}\n"
                    + "    - {id: typo, precedents: [flood-2042]}\n"))
        .satisfiesExactly(
            late -> assertThat(late).contains("line 10").contains("is not earlier than the event"),
            typo -> assertThat(typo).contains("line 11").contains("Did you mean 'flood-2024'?"));
  }

  @Test
  void refusesAClaimOnAGroupOfWhichNobodyIsAsked() {
    assertThat(faults(GOOD + "  claims: [nowhere]\n"))
        .containsExactly(
            "demo/e.yml, line 9: nobody who is asked is of the group 'nowhere'. Write a group in"
                + " 'claims' of which members are in 'asked'.");
  }

  @Test
  void takesThoseOfAGroupThatAreAskedForConcerned() {
    assertThat(event(GOOD + "  concerned: [health]\n").concerned()).containsExactly("health");
    assertThat(event(GOOD).concerned()).isEmpty();
  }

  @Test
  void refusesToExpectMoreOfWhoIsNotAsked() {
    assertThat(faults(GOOD + "  concerned: [council]\n"))
        .containsExactly(
            "demo/e.yml, line 9: 'council' is concerned, but is not asked. Write in 'concerned' who"
                + " is in 'asked', or ask it.");
    assertThat(faults(GOOD + "  concerned: [healt]\n"))
        .singleElement()
        .asString()
        .contains("'healt' is neither an institution nor a group of this watch");
  }

  @Test
  void tellsNoPrecedentsFromAllOfThem() {
    assertThat(event(GOOD).precedents()).isNull();
    assertThat(event(GOOD + "  precedents:\n").precedents()).isNull();
    assertThat(event(GOOD + "  precedents: []\n").precedents()).isEmpty();
  }

  private WatchFolder folder(String event) {
    return WatchFolder.empty(parent)
        .with("institutions.yml", WatchFolder.INSTITUTIONS)
        .with("events.yml", WatchFolder.EVENTS)
        .with("e.yml", event);
  }

  private Event event(String yaml) {
    return folder(yaml).read().events().stream()
        .filter(event -> event.id().equals("e"))
        .findFirst()
        .orElseThrow();
  }

  private List<String> faults(String event) {
    return folder(event).faults();
  }
}
