package org.unsaid.extract.encoding;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MojibakeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"O’Connor won’t", "Größe und Mühe", "Ça va, garçon", "今天", "Привет", "a – b — c"})
  void repairsUtf8ThatWasReadAsLatin(String text) {
    assertThat(Mojibake.repair(new String(text.getBytes(UTF_8), ISO_8859_1))).isEqualTo(text);
  }

  @Test
  void repairsWhatWindowsMadeOfIt() {
    assertThat(Mojibake.repair("donâ€™t, â€œyesâ€\u009D â€“ GrÃ¼ÃŸe"))
        .isEqualTo("don’t, “yes” – Grüße");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Größe, Mühe, Ärger, Übung",
        "São Paulo, coração, não",
        "L’État, c’est «Â»",
        "20 °C ± 1 €, £5, ½ ¼",
        "“Zitat”, ‘noch eins’ … – —",
        "Änderung – ÄÖÜ “Ä”",
        "Â‘ and Ã alone",
      })
  void leavesTextThatIsRight(String text) {
    assertThat(Mojibake.repair(text)).isSameAs(text);
  }

  @Test
  void leavesRandomWordsOfManyScriptsAlone() {
    var random = new Random(20261122);
    var alphabets =
        new String[] {
          "abcdefghijklmnopqrstuvwxyzäöüßéèêçàùâîôûëïÿñáíóúãõåøæœ",
          "абвгдежзийклмнопрстуфхцчшщъыьэюяіїє",
          "αβγδεζηθικλμνξοπρστυφχψωάέήίόύώ",
          "今天部长说政府将在明天回答所有的问题",
          "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
          "กขคงจฉชซญดตถทธนบปผพฟมยรลวศสหอ"
        };
    for (int i = 0; i < 2000; i++) {
      var alphabet = alphabets[i % alphabets.length];
      var text = new StringBuilder();
      for (int j = 0; j < 40; j++) {
        text.append(
            random.nextInt(6) == 0 ? ' ' : alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(Mojibake.repair(text.toString())).isEqualTo(text.toString());
    }
  }
}
