package org.unsaid.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstitutionFaultsTest {

  @TempDir Path parent;

  @Test
  void suggestsTheTimeZoneThatWasMeant() {
    assertThat(faults("- {id: a, name: A, zone: Europe/Berln}"))
        .containsExactly(
            "demo/a.yml, line 2: 'Europe/Berln' is not a time zone. Write a region and a city, such"
                + " as Europe/Berlin; without it a day has no start, and no delay can be measured.");
    assertThat(faults("- {id: a, name: A, zone: Asia/Shangai}"))
        .singleElement()
        .asString()
        .contains("such as Asia/Shanghai;");
  }

  @Test
  void takesAnOffsetForNoTimeZone() {
    assertThat(faults("- {id: a, name: A, zone: '+08:00'}"))
        .singleElement()
        .asString()
        .contains("'+08:00' is not a time zone");
  }

  @Test
  void refusesADayThatIsNotInTheCalendar() {
    for (var day : List.of("2016-2-1", "2016-02-30", "2016", "01.02.2016", "2016-02-01T10:00")) {
      assertThat(faults("- {id: a, name: A, zone: UTC, valid: {from: '" + day + "'}}"))
          .containsExactly(
              "demo/a.yml, line 2: '"
                  + day
                  + "' is not a day. Write year, month and day of the calendar, such as"
                  + " 2016-02-01.");
    }
  }

  @Test
  void refusesAValidityThatEndsBeforeItBegins() {
    assertThat(faults("- {id: a, name: A, zone: UTC, valid: {from: 2016-02-02, to: 2016-02-01}}"))
        .containsExactly(
            "demo/a.yml, line 2: 'a' is valid from 2016-02-02 to 2016-02-01, which is no time at"
                + " all. Write in 'to' the last day on which it exists, not before 'from'.");
  }

  @Test
  void allowsAValidityOfOneDay() {
    var watch =
        WatchFolder.empty(parent)
            .with(
                "a.yml",
                "institutions:\n  - {id: a, name: A, zone: UTC,"
                    + " valid: {from: 2016-02-01, to: 2016-02-01}}")
            .read();

    assertThat(watch.institutions()).hasSize(1);
  }

  @Test
  void suggestsTheSuperiorThatWasMeant() {
    assertThat(
            faults(
                """
                - {id: council, name: Council, zone: UTC}
                - {id: a, name: A, zone: UTC, superior: counsil}
                """))
        .containsExactly(
            "demo/a.yml, line 3: 'counsil' is not an institution of this watch. Did you mean"
                + " 'council'? Write the 'id' of an institution, or add the institution.");
  }

  @Test
  void showsTheCircleThatSuperiorsRunIn() {
    assertThat(
            faults(
                """
                - {id: x, name: X, zone: UTC, superior: a}
                - {id: a, name: A, zone: UTC, superior: b}
                - {id: b, name: B, zone: UTC, superior: c}
                - {id: c, name: C, zone: UTC, superior: a}
                """))
        .containsExactly(
            "demo/a.yml, line 3: superiors run in a circle: a → b → c → a. Leave out 'superior'"
                + " where nobody speaks for the institution.");
  }

  @Test
  void showsAnInstitutionThatIsItsOwnSuperior() {
    assertThat(faults("- {id: a, name: A, zone: UTC, superior: a}"))
        .singleElement()
        .asString()
        .contains("a → a.");
  }

  @Test
  void refusesAGroupThatIsNoPath() {
    assertThat(faults("- {id: a, name: A, zone: UTC, groups: [pla/, PLA]}"))
        .hasSize(2)
        .allSatisfy(it -> assertThat(it).contains("is not the name of a group"));
  }

  private List<String> faults(String institutions) {
    return WatchFolder.empty(parent)
        .with("a.yml", "institutions:\n" + institutions.indent(2))
        .faults();
  }
}
