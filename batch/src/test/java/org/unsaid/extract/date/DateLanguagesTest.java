package org.unsaid.extract.date;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.extract.date.DateLine.read;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateLanguagesTest {

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
        en » on Nov. 20. Not » 2025-11-20?
        en » Tuesday, 5 March » 2024-03-05?
        en » 12 Jan 2024 0815 hrs » 2024-01-12
        en » 3 May 2024, 10:05 BST » 2024-05-03T10:05+01:00
        en » May 2024 – June 2024 » 2024-05 2024-06
        en » +49 30 12-05-2020 » 2020-12-05~2020-05-12
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
      """;

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void readsTheDatesOfManyLanguages(DateLine line) {
    assertThat(line.read()).isEqualTo(line.expected());
  }

  static Stream<DateLine> readsTheDatesOfManyLanguages() {
    return DateLine.all(LANGUAGES);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void settlesWhatPagesMixUp(DateLine line) {
    assertThat(line.read()).isEqualTo(line.expected());
  }

  static Stream<DateLine> settlesWhatPagesMixUp() {
    return DateLine.all(MIXED);
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
}
