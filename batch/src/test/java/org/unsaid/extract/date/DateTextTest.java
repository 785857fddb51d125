package org.unsaid.extract.date;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unsaid.extract.date.DateText.Found;
import org.unsaid.extract.date.DateText.Habits;

/**
 * Rows are: language » text » what is read. There ~ parts the reading with day and month exchanged,
 * and ? marks a year that is not written.
 */
class DateTextTest {

  private static final LocalDate LATEST = LocalDate.of(2026, 7, 9);

  private static final String LANGUAGES =
      """
        en » Published 3 May 2024 » 2024-05-03
        en » May 3, 2024 at 3:05 pm » 2024-05-03T15:05
        en » MAY 3RD, 2024, 10:05 GMT » 2024-05-03T10:05Z
        en » Friday, the 3rd of May 2024 » 2024-05-03
        en » 25 JANUARY 2022 » 2022-01-25
        en » Sept. 3, 2024 » 2024-09-03
        en » 2024 May 3 » 2024-05-03
        en » 03-May-2024 » 2024-05-03
        en » May, 19 2021 » 2021-05-19
        en » Fri May 3 10:05:00 2024 » 2024-05-03T10:05:00
        de » 3. Mai 2024, 14.30 Uhr » 2024-05-03T14:30
        de » Freitag, 3. Mai 2024 um 14 Uhr » 2024-05-03T14:00
        de » um 12:30 am 3. März 2024 » 2024-03-03T12:30
        de » 3. Jänner 2024 » 2024-01-03
        fr » Publié le 1er mai 2024 à 14h30 » 2024-05-01T14:30
        fr » vendredi 3 août 2024 à 14 h 30 » 2024-08-03T14:30
        es » 3 de mayo de 2024 a las 10:05 » 2024-05-03T10:05
        es » mayo 3, 2024 » 2024-05-03
        es » 3 de mayo de 2024, 3:05 p. m. » 2024-05-03T15:05
        pt » 3 de maio de 2024 às 14h30 » 2024-05-03T14:30
        pt » 1º de março de 2024 » 2024-03-01
        it » 3 maggio 2024 ore 10.05 » 2024-05-03T10:05
        nl » 3 mei 2024 om 10:05 uur » 2024-05-03T10:05
        pl » 3 maja 2024 r., godz. 10:05 » 2024-05-03T10:05
        cs » 3. května 2024 v 10:05 » 2024-05-03T10:05
        sv » 3 maj 2024 kl 10:05 » 2024-05-03T10:05
        no » 3. mai 2024 kl. 10.05 » 2024-05-03T10:05
        da » 3. maj 2024 kl. 10.05 » 2024-05-03T10:05
        fi » 3. toukokuuta 2024 klo 10.05 » 2024-05-03T10:05
        hu » 2024. május 3., péntek 10:05 » 2024-05-03T10:05
        ro » 3 mai 2024, ora 10:05 » 2024-05-03T10:05
        el » 3 Μαΐου 2024 10:05 » 2024-05-03T10:05
        el » 3 ΜΑΪΟΥ 2024 » 2024-05-03
        ru » 3 мая 2024 г., 10:05 МСК » 2024-05-03T10:05+03:00
        ru » 10:05, 3 мая 2024 » 2024-05-03T10:05
        uk » 3 травня 2024 року » 2024-05-03
        bg » 3 май 2024 г. » 2024-05-03
        sr » 3. мај 2024. » 2024-05-03
        hr » 3. listopada 2024. » 2024-10-03
        pl » 3 listopada 2024 » 2024-11-03
        lt » 2024 m. gegužės 3 d. » 2024-05-03
        lv » 2024. gada 3. maijā » 2024-05-03
        kk » 2024 жылғы 3 мамыр » 2024-05-03
        tr » 3 Mayıs 2024 Cuma 10:05 » 2024-05-03T10:05
        tr » 3 KASIM 2024 » 2024-11-03
        ar » 3 أيار 2024 » 2024-05-03
        ar » الجمعة 3 كانون الثاني 2024 - 10:05 » 2024-01-03T10:05
        ar » ٣ مايو ٢٠٢٤ » 2024-05-03
        ar » 3 جانفي 2024 » 2024-01-03
        ar » 3 مايو/أيار 2024 » 2024-05-03
        fa » 3 مه 2024 » 2024-05-03
        he » ב-3 במאי 2024 בשעה 10:05 » 2024-05-03T10:05
        hi » 3 मई 2024 » 2024-05-03
        hi » ३ मई २०२४ » 2024-05-03
        id » Jumat, 3 Mei 2024 pukul 10.05 WIB » 2024-05-03T10:05+07:00
        vi » ngày 3 tháng 5 năm 2024 » 2024-05-03
        vi » 3 Tháng Mười Một, 2024 » 2024-11-03
        th » 3 พฤษภาคม พ.ศ. 2567 » 2024-05-03
        ja » 2024年5月3日(金) 15時05分 » 2024-05-03T15:05
        ko » 2024년 5월 3일 오후 3시 5분 » 2024-05-03T15:05
        zh » 2024年5月3日 10:05 » 2024-05-03T10:05
        zh » 2024年5月3日（星期五）下午3时05分 » 2024-05-03T15:05
      """;

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

  private static final String CALENDARS =
      """
        zh » 二〇二四年五月三日 » 2024-05-03
        zh » 二○二四年十二月二十三日 » 2024-12-23
        zh » 二〇二四年五月廿三日 » 2024-05-23
        zh » 民國一百一十三年五月三日 » 2024-05-03
        zh » ２０２４年５月３日 » 2024-05-03
        zh-tw » 中華民國113年5月3日 » 2024-05-03
        zh-tw » 113年5月3日 » 2024-05-03
        zh-tw » 113/05/03 » 2024-05-03
        ja » 令和6年5月3日 午後3時5分 » 2024-05-03T15:05
        ja » 令和元年5月1日 » 2019-05-01
        ja » 平成31年4月30日 » 2019-04-30
        ja » R6.5.3 » 2024-05-03
        ja » 24年12月26日付 » 2024-12-26
        th » 3 พ.ค. 2567 เวลา 10.05 น. » 2024-05-03T10:05
        th » 3 พ.ค. 67 » 2024-05-03
        fa » ۱۴ اردیبهشت ۱۴۰۳ » 2024-05-03
        fa » 1403/02/14 » 2024-05-03
        fa » ۱۴۰۳/۱۲/۳۰ » 2025-03-20
        fa » ۱۴۰۲/۱۲/۳۰ » none
        ar » 3 رمضان 1445 هـ » 2024-03-13
        ar » 1445/10/24هـ » 2024-05-03
        ar » الجمعة 24 شوال 1445هـ 3 مايو 2024م » 2024-05-03
        ar » 3 رمضان 1445 » none
      """;

  private static final String TIMES =
      """
        en » 10:05 AM ET, Fri May 3, 2024 » 2024-05-03T10:05-04:00
        en » 10:05 AM ET, Wed January 3, 2024 » 2024-01-03T10:05-05:00
        en » 3 May 2024 | 10:05 » 2024-05-03T10:05
        en » 3 May 2024, 12:05 a.m. » 2024-05-03T00:05
        en » 3 May 2024, 3 p.m. » 2024-05-03T15:00
        en » 3 May 2024, 10:05 (GMT+5:30) » 2024-05-03T10:05+05:30
        en » 3 May 2024 10:05-11:00 » 2024-05-03T10:05
        en » 10:05 3 May 2024 11:05 4 May 2024 » 2024-05-03T10:05 2024-05-04T11:05
        en » 12:34 3 May 2024 14:30 » 2024-05-03T14:30
        en » 3 May 2024, 10:05 IST » 2024-05-03T10:05
        hi » 3 मई 2024, 10:05 IST » 2024-05-03T10:05+05:30
        de » 3.7.2024, 10:05 Uhr MEZ » 2024-07-03T10:05+02:00
        zh » 北京时间2024年5月3日10:05 » 2024-05-03T10:05+08:00
        zh » 2024年5月3日 北京时间10:05 » 2024-05-03T10:05+08:00
        ja » 2024年5月3日 3時半 » 2024-05-03T03:30
      """;

  private static final String NEAR_MISSES =
      """
        en » from 2019-2020 and 24/7, page 12
        en » 10.1.20.24 and v1.2.24 and 1.2.24 cost $3.50
        en » call 555-123-4567 or +1 (555) 010-2024
        en » ISBN 978-3-16-148410-0, DE89 3704 0044 0532 0130 00
        en » 3/4 of 10:05 and a 3-2 win
        en » 1203052024 and 2024050312345
        en » You may 3 times march 5 miles
        en » 31/31/2024, 2024-13-45, 30 February 2024
        en » yesterday, 2 hours ago
        en » May 3-5, 2024
        en » 3-5 May 2024
        en » March 30 – April 2, 2024
        de » 3.-5.5.2024
        de » 1.250.000 und 2023
        zh » 2024年5月3日至6日
        zh » 去年12月26日
        zh » 3月间
        - » 3 listopada 2024
      """;

  private static final String WITHOUT_YEAR =
      """
        en » May 3, 10:05 » 2026-05-03T10:05?
        en » 3 August » 2025-08-03?
        en » Friday, May 3 » 2024-05-03?
        en » Monday, March 30–April 2 » none
        en » 3 May – 5 June 2024 » none
        de » Heute, 3. Mai um 9:00 » 2026-05-03T09:00?
        zh » 5月3日10时05分 » 2026-05-03T10:05?
      """;

  private static final String MONTHS =
      """
        en » May 2024 » 2024-05
        en » Sept. 2024 » 2024-09
        fr » mai 2024 » 2024-05
        es » mayo de 2024 » 2024-05
        zh » 二〇二四年五月 » 2024-05
        ja » 2024年5月 » 2024-05
        en » it may 2024 times » none
      """;

  private static final String MIXED =
      """
        ar » الأربعاء 24 شوال 1445هـ 3 مايو 2024م » 2024-05-03
        ar » 1445/10/24 هـ - 2024/05/03 م » 2024-05-03
        en » Sunday, May 3, 10:05 » 2026-05-03T10:05?
        ja » 令和6.5.3 » 2024-05-03
        ko » 2024. 5. 3. 오전 10:05 » 2024-05-03T10:05
        vi » 10h05' ngày 3/5/2024 » 2024-05-03T10:05~2024-03-05T10:05
        vi » tháng 5/2024 » 2024-05
        vi » tháng 5 năm 2024 » 2024-05
        fa » ۱۴:۳۰ - ۱۴۰۳/۰۲/۱۴ » 2024-05-03T14:30
        el » 3 Μαΐου 2024, 3:05 μ.μ. » 2024-05-03T15:05
        et » 3. mai 2024, 10.05 » 2024-05-03T10:05
        hu » 2024.05.03. 10:05 » 2024-05-03T10:05
        ko » 기사입력 2024.05.03. 오전 10:05 » 2024-05-03T10:05
        ko » 2024년 05월 03일(금) 10:05 » 2024-05-03T10:05
        ja » 2024/5/3(金)10:05 » 2024-05-03T10:05
        ja » 2024年5月3日金曜日 10時 » 2024-05-03T10:00
        ja » 2024年5月3日 午後0時5分 » 2024-05-03T12:05
        zh » 新华社北京5月3日电 » 2026-05-03?
        zh » 2022-2-11 9:05:3 » 2022-02-11T09:05:03
        fr » 3 mai 2024 à 14 heures » 2024-05-03T14:00
        ru » 3 мая 2024 в 14.30 » 2024-05-03T14:30
        ru » 3 мая 2024 в 14:30 мск » 2024-05-03T14:30+03:00
        cs » 3. května 2024 v 14.30 hod. » 2024-05-03T14:30
        en » 03/May/2024:10:05:09 +0000 » 2024-05-03T10:05:09Z
        en » 3 May '24 » 2024-05-03
        en » Oct. 1 Sept. 30 » 2025-10-01? 2025-09-30?
        en » /2022/05/ag04camioneros » none
        en » on Nov. 20. Not » 2025-11-20?
        en » Tuesday, 5 March » 2024-03-05?
        en » 12 Jan 2024 0815 hrs » 2024-01-12
        en » 3 May 2024, 10:05 BST » 2024-05-03T10:05+01:00
        en » May 2024 – June 2024 » 2024-05 2024-06
        en » Vol. 12.3 (2024) 5-17 » none
        en » iOS 17.4.1, Windows 10.0.19 » none
        en » EUR 12.05.20 and 1,234.56.2020 » none
        en » 1/2/3 and 10/11 and 1-2-3 » none
        en » 192.168.1.20:8080 » none
        en » size 10x12x2020 mm » none
        en » +49 30 12-05-2020 » 2020-12-05~2020-05-12
        en » § 3.5.2024 » none
        en » 10:05:09 » none
        es » el 3 de mayo » 2026-05-03?
        ar » نشر في: 03-05-2024 10:05 ص » 2024-05-03T10:05~2024-03-05T10:05
        ar » الجمعة، ٣ مايو ٢٠٢٤، ٠٣:٠٥ م » 2024-05-03T15:05
        hi » 03 मई, 2024, 10:05 AM IST » 2024-05-03T10:05+05:30
        th » วันที่3พฤษภาคม2567 » 2024-05-03
        th » 03/05/2567 » 2024-05-03~2024-03-05
        th » พฤษภาคม 2567 » 2024-05
        uk » 3 травня 2024, 10:05 » 2024-05-03T10:05
        sl » 3. maja 2024 ob 10.05 » 2024-05-03T10:05
        id » Jumat, 03/05/2024, 10.05 WIB » 2024-05-03T10:05+07:00
        de » vom 3. bis 5. Mai 2024 » none
        en » FROM 22 TO 25 JUNE 2019 » none
      """;

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void readsTheDatesOfManyLanguages(Row row) {
    assertThat(row.read()).isEqualTo(row.expected());
  }

  static Stream<Row> readsTheDatesOfManyLanguages() {
    return Row.all(LANGUAGES);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void readsDatesOfNumbers(Row row) {
    assertThat(row.read()).isEqualTo(row.expected());
  }

  static Stream<Row> readsDatesOfNumbers() {
    return Row.all(NUMBERS);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void convertsOtherCalendars(Row row) {
    assertThat(row.read()).isEqualTo(row.expected());
  }

  static Stream<Row> convertsOtherCalendars() {
    return Row.all(CALENDARS);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void takesTheTimeThatBelongsToTheDate(Row row) {
    assertThat(row.read()).isEqualTo(row.expected());
  }

  static Stream<Row> takesTheTimeThatBelongsToTheDate() {
    return Row.all(TIMES);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void doesNotTakeOtherNumbersForDates(Row row) {
    assertThat(row.read()).isEqualTo(row.expected());
  }

  static Stream<Row> doesNotTakeOtherNumbersForDates() {
    return Row.all(NEAR_MISSES);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void completesYearsOnlyBeforeTheLastPossibleDay(Row row) {
    assertThat(row.read()).isEqualTo(row.expected());
  }

  static Stream<Row> completesYearsOnlyBeforeTheLastPossibleDay() {
    return Row.all(WITHOUT_YEAR);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void keepsMonthsWithoutADay(Row row) {
    assertThat(row.read()).isEqualTo(row.expected());
  }

  static Stream<Row> keepsMonthsWithoutADay() {
    return Row.all(MONTHS);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void settlesWhatPagesMixUp(Row row) {
    assertThat(row.read()).isEqualTo(row.expected());
  }

  static Stream<Row> settlesWhatPagesMixUp() {
    return Row.all(MIXED);
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
  void takesMidnightForADay() {
    assertThat(read("zh", "2024-05-03 00:00:00")).isEqualTo("2024-05-03");
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
  void leavesOutDatesWithoutAYearIfTheLastPossibleDayIsUnknown() {
    assertThat(DateText.find("3 May, 10:05", Habits.UNKNOWN)).isEmpty();
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "en", "de", "fr", "es", "pt", "it", "nl", "pl", "cs", "sk", "sv", "nb", "da", "fi", "et",
            "hu", "ro", "el",
        "ru", "uk", "be", "bg", "mk", "sr", "hr", "lt", "lv", "tr", "az", "ca", "id", "ms", "vi",
            "th", "ar", "ar-LB",
        "ar-DZ", "ar-MA", "fa", "he", "bn", "ka", "kk", "sw", "gl", "af", "is", "ko", "ja", "zh",
            "zh-TW"
      })
  void readsBackWhatTheUnicodeLocalesWrite(String tag) {
    var random = new Random(7);
    for (var style : List.of(FormatStyle.FULL, FormatStyle.LONG, FormatStyle.MEDIUM)) {
      var format = DateTimeFormatter.ofLocalizedDate(style).localizedBy(Locale.forLanguageTag(tag));
      for (int month = 1; month <= 12; month++) {
        var date = LocalDate.of(1996 + random.nextInt(30), month, 13 + random.nextInt(15));
        var text = format.format(date);

        assertThat(read(tag.toLowerCase(Locale.ROOT), text)).as(text).isEqualTo(date.toString());
      }
    }
  }

  private static String read(String language, String text) {
    var habits = new Habits(language.equals("-") ? null : language, null, LATEST);
    return DateText.find(text, habits).stream()
        .map(DateTextTest::shown)
        .collect(Collectors.joining(" "));
  }

  private static String shown(Found found) {
    return found.time()
        + (found.swapped() == null ? "" : "~" + found.swapped())
        + (found.yearAssumed() ? "?" : "");
  }

  record Row(String language, String text, String expected) {

    static Stream<Row> all(String table) {
      return table.lines().map(line -> of(line.split(" » ", -1)));
    }

    private static Row of(String[] fields) {
      boolean none = fields.length < 3 || fields[2].equals("none");
      return new Row(fields[0].strip(), fields[1], none ? "" : fields[2].strip());
    }

    String read() {
      return DateTextTest.read(language, text);
    }
  }
}
