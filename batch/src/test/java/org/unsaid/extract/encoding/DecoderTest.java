package org.unsaid.extract.encoding;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecoderTest {

  private static final String CHINESE = "今天部长说，政府将在明天回答所有的问题，并感谢大家的关注。".repeat(8);
  private static final String RUSSIAN =
      "Сегодня министр сказал, что правительство завтра ответит. ".repeat(8);

  @ParameterizedTest
  @CsvSource({
    "GB2312, GB18030, 今天部长说，政府将在明天回答所有的问题。",
    "gb_2312-80, GB18030, 今天部长说，政府将在明天回答所有的问题。",
    "big5, Big5-HKSCS, 今天部長說，政府將在明天回答所有的問題。",
    "x-sjis, windows-31j, 今日、大臣は政府が明日答えると述べました。①",
    "euc-jp, EUC-JP, 今日、大臣は政府が明日答えると述べました。",
    "iso-2022-jp, ISO-2022-JP, 今日、大臣は政府が明日答えると述べました。",
    "ks_c_5601-1987, x-windows-949, 오늘 장관은 정부가 내일 답변할 것이라고 말했다.",
    "cp1251, windows-1251, Сегодня министр сказал это.",
    "koi8-r, KOI8-R, Сегодня министр сказал это.",
    "iso-8859-1, windows-1252, Der Minister erklärte – heute – „größere“ Mühe.",
    "iso-8859-2, ISO-8859-2, Ministr dnes řekl že vláda odpoví.",
    "windows-1254, windows-1254, Bakan bugün hükümetin yanıt vereceğini söyledi.",
    "tis-620, x-windows-874, วันนี้รัฐมนตรีกล่าวว่ารัฐบาลจะตอบ",
    "iso-8859-7, ISO-8859-7, Σήμερα ο υπουργός είπε.",
    "windows-1256, windows-1256, قال الوزير اليوم إن الحكومة ستجيب",
    "windows-1255, windows-1255, השר אמר היום כי הממשלה תשיב"
  })
  void readsWhatIsDeclared(String label, String charset, String text) {
    var page = "<html><head><meta charset=\"" + label + "\"></head><p>" + text + "</p>";

    var decoded = Decoder.decode(page.getBytes(Charset.forName(charset)), null);

    assertThat(decoded.text()).isEqualTo(page);
    assertThat(decoded.charset()).isEqualTo(Charset.forName(charset));
    assertThat(decoded.replaced()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"GB18030", "Big5", "EUC-JP", "windows-31j", "EUC-KR", "windows-1251", "KOI8-R"})
  void tellsCharsetsThatNobodyDeclared(String charset) {
    var text =
        switch (charset) {
          case "GB18030" -> CHINESE;
          case "Big5" -> "今天部長說，政府將在明天回答所有的問題，並感謝大家的關注。".repeat(8);
          case "EUC-JP", "windows-31j" -> "今日、大臣は政府が明日すべての質問に答えると述べました。".repeat(8);
          case "EUC-KR" -> "오늘 장관은 정부가 내일 모든 질문에 답변할 것이라고 말했다. ".repeat(8);
          default -> RUSSIAN;
        };
    var page = "<html><script>var a = 'b';</script><p>" + text + "</p>";

    assertThat(Decoder.decode(page.getBytes(Charset.forName(charset)), null).text())
        .isEqualTo(page);
  }

  @ParameterizedTest
  @CsvSource({
    "iso-8859-1",
    "gbk",
    "windows-1251",
    "shift_jis",
    "utf-16",
    "x-user-defined",
    "nonsense"
  })
  void believesUtf8AboveAWrongHeader(String label) {
    var page = "<p>" + CHINESE + "</p>";

    var decoded = Decoder.decode(page.getBytes(UTF_8), "text/html; charset=" + label);

    assertThat(decoded.text()).isEqualTo(page);
    assertThat(decoded.charset()).isEqualTo(UTF_8);
  }

  @Test
  void readsCyrillicThatIsDeclaredLatin() {
    var page = "<p>" + RUSSIAN + "</p>";

    assertThat(
            Decoder.decode(
                    page.getBytes(Charset.forName("windows-1251")), "text/html; charset=ISO-8859-1")
                .text())
        .isEqualTo(page);
  }

  @Test
  void readsChineseThatIsDeclaredUtf8() {
    var page = "<?xml version='1.0' encoding='utf-8'?><p>" + CHINESE + "</p>";

    var decoded = Decoder.decode(page.getBytes(Charset.forName("GB18030")), null);

    assertThat(decoded.text()).isEqualTo(page);
    assertThat(decoded.why()).contains("though the XML declaration says utf-8");
  }

  @Test
  void keepsUtf8ThatIsDamagedInAFewPlacesAndCountsThem() {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes("Größe und Mühe, schöne Grüße für alle Bürger. ".repeat(3).getBytes(UTF_8));
    bytes.write(0xFF);
    bytes.write(0x92);

    var decoded = Decoder.decode(bytes.toByteArray(), "text/html; charset=utf-8");

    assertThat(decoded.charset()).isEqualTo(UTF_8);
    assertThat(decoded.text()).startsWith("Größe und Mühe").endsWith(" \uFFFD\uFFFD");
    assertThat(decoded.replaced()).isEqualTo(2);
  }

  @Test
  void readsUtf8ThatEndsWithinACharacter() {
    var bytes = "Das Amt grüßt ü".getBytes(UTF_8);

    var decoded = Decoder.decode(Arrays.copyOf(bytes, bytes.length - 1), null);

    assertThat(decoded.text()).isEqualTo("Das Amt grüßt \uFFFD");
    assertThat(decoded.replaced()).isOne();
  }

  @Test
  void readsUtf16WithAndWithoutAMark() {
    var page = "<html><head><title>Größe</title></head><body>今天</body></html>";

    for (var charset : new Charset[] {UTF_16LE, UTF_16BE}) {
      assertThat(Decoder.decode(page.getBytes(charset), null).text()).isEqualTo(page);
      assertThat(
              Decoder.decode(("\uFEFF" + page).getBytes(charset), "text/html; charset=utf-8")
                  .text())
          .isEqualTo(page);
    }
  }

  @Test
  void readsPastAByteOrderMark() {
    assertThat(
            Decoder.decode("\uFEFFGröße".getBytes(UTF_8), "text/plain; charset=iso-8859-1").text())
        .isEqualTo("Größe");
  }

  @Test
  void readsAsciiWhateverIsDeclared() {
    assertThat(
            Decoder.decode("Plain text.".getBytes(ISO_8859_1), "text/html; charset=utf-16").text())
        .isEqualTo("Plain text.");
    assertThat(Decoder.decode(new byte[0], null).text()).isEmpty();
  }

  @Test
  void leavesNoControlCharactersAndNoHalvesOfPairs() {
    assertThat(Decoder.decode("a\0b\u0007c\td\r\ne\u007F".getBytes(UTF_8), null).text())
        .isEqualTo("a b c\td\r\ne ");
    var half = new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0, 0, (byte) 0xD8, 'b', 0};
    assertThat(Decoder.decode(half, null).text().chars().boxed())
        .noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }

  @Test
  void doesNotBelieveADeclarationInAComment() {
    var page = "<!-- <meta charset=\"koi8-r\"> --><meta charset=windows-1251><p>Да, это так.</p>";

    assertThat(Decoder.decode(page.getBytes(Charset.forName("windows-1251")), null).text())
        .isEqualTo(page);
  }

  @Test
  void repairsWhatWasEncodedTwice() {
    var twice =
        new String("Don’t ask the ministère".getBytes(UTF_8), Charset.forName("windows-1252"));

    assertThat(Decoder.decode(twice.getBytes(UTF_8), null).text())
        .isEqualTo("Don’t ask the ministère");
  }
}
