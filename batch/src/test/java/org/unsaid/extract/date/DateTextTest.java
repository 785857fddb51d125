package org.unsaid.extract.date;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.unsaid.extract.date.DateLine.read;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unsaid.extract.date.DateText.Habits;

class DateTextTest {

  private static final String NUMBERS =
      """
        en-us » 05/03/2024 » 2024-05-03~2024-03-05
        en-gb » 05/03/2024 » 2024-03-05~2024-05-03
        en » 25/03/2024 » 2024-03-25
        en » Monday 03/04/2024 » 2024-03-04
        en » 07/08/2026 » 2026-07-08
        en » 05/08/2026 » 2026-05-08
        de » Stand:03.05.2024 10:05 Uhr » 2024-05-03T10:05
        de » 3.5.24 » 2024-05-03
        de » 26 | 01 | 2022 » 2022-01-26
        cs » 3. 5. 2024 » 2024-05-03
        hu » 2024. 05. 03. » 2024-05-03
        fi » 3.5.2024 10.05 » 2024-05-03T10:05
        ko » 2024.05.03. 오후 3:05 » 2024-05-03T15:05
        ko » 24.05.03 10:05 » 2024-05-03T10:05
        zh » 发布时间：2024-05-03 10:05:09 » 2024-05-03T10:05:09
        - » 2024/5/3 » 2024-05-03
        - » 2024-05-03T10:05:09+08:00 » 2024-05-03T10:05:09+08:00
        - » 20240503 » 2024-05-03
        - » 20240503T100509Z » 2024-05-03T10:05:09Z
        - » ２０２４．０５．０３ » 2024-05-03
      """;

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void readsDatesOfNumbers(DateLine line) {
    assertThat(line.read()).isEqualTo(line.expected());
  }

  static Stream<DateLine> readsDatesOfNumbers() {
    return DateLine.all(NUMBERS);
  }

  @Test
  void pointsAtWhatIsWritten() {
    var text = "Fri, 3\u00a0May 2024 at 10:05 GMT (new)";

    var found = DateText.find(text, Habits.UNKNOWN);

    assertThat(found).hasSize(1);
    assertThat(text.substring(found.getFirst().start(), found.getFirst().end()))
        .isEqualTo("3\u00a0May 2024 at 10:05 GMT");
    assertThat(found.getFirst().shape()).isEqualTo(DateText.Shape.NAMED);
  }

  @Test
  void passesOverMarksThatNobodySees() {
    assertThat(read("ar", "\u200f3\u200f/\u200f25/2024 \u202a3 Sep\u00adtem\u00adber 2024\u202c"))
        .isEqualTo("2024-03-25 2024-09-03");
  }

  @Test
  void marksYearsOfTwoDigits() {
    assertThat(DateText.find("25/03/24", Habits.UNKNOWN))
        .singleElement()
        .satisfies(date -> assertThat(date.twoDigitYear()).isTrue());
  }

  @Test
  void readsNumbersByTheHabitOfThePageRatherThanOfItsLanguage() {
    assertThat(DateText.find("3/4/2024", new Habits("en-us", true, null)))
        .singleElement()
        .satisfies(date -> assertThat(date.time()).hasToString("2024-04-03"));
  }

  @Test
  void findsAllDatesOfALongText() {
    var text = ("words without any number ".repeat(20) + "3 May 2024, ").repeat(50);

    assertThat(DateText.find(text, Habits.UNKNOWN)).hasSize(50);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "1 ", "1.", "3 May ", "5月", "2024-", "二", "10:05 ", "1/1/", "\u00ad1"})
  void staysLinearOnHostileText(String part) {
    var text = part.repeat(200_000 / part.length());

    // quadratic, it would take minutes
    assertThatCode(() -> DateText.find(text, Habits.UNKNOWN)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "en » %1$te %1$tB %1$tY",
        "en-us » %1$tB %1$te, %1$tY",
        "de » %1$td.%1$tm.%1$tY",
        "zh » %1$tY年%1$tm月%1$te日",
        "ko » %1$tY년 %1$tm월 %1$te일",
        "ja » %1$tY/%1$tm/%1$td",
        "- » %1$tF"
      })
  void readsBackWhatIsWritten(String template) {
    var random = new Random(42);
    var parts = template.split(" » ", -1);
    for (int i = 0; i < 300; i++) {
      var date = LocalDate.of(1995, 1, 1).plusDays(random.nextInt(11_000));
      var text = String.format(Locale.ENGLISH, parts[1], date);

      assertThat(read(parts[0], "x " + text + " y")).as(text).isEqualTo(date.toString());
    }
  }
}
