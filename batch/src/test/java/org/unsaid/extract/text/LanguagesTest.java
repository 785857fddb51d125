package org.unsaid.extract.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | The minister said this morning that the government will answer all the questions tomorrow.",
        "de | Der Minister sagte heute Morgen, dass die Regierung morgen alle Fragen beantworten wird.",
        "fr | Le ministre a déclaré ce matin que le gouvernement répondra demain à toutes les questions.",
        "es | El ministro dijo esta mañana que el gobierno responderá mañana a todas las preguntas.",
        "pt | O ministro disse esta manhã que o governo responderá amanhã a todas as perguntas da imprensa.",
        "it | Il ministro ha detto questa mattina che il governo risponderà domani a tutte le domande.",
        "nl | De minister zei vanmorgen dat de regering morgen alle vragen van de pers zal beantwoorden.",
        "pl | Minister powiedział dziś rano, że rząd odpowie jutro na wszystkie pytania dziennikarzy.",
        "cs | Ministr dnes ráno řekl, že vláda zítra odpoví na všechny otázky novinářů.",
        "hu | A miniszter ma reggel azt mondta, hogy a kormány holnap minden kérdésre válaszolni fog.",
        "sv | Ministern sade i morse att regeringen kommer att svara på alla frågor i morgon.",
        "fi | Ministeri sanoi tänä aamuna, että hallitus vastaa huomenna kaikkiin kysymyksiin.",
        "tr | Bakan bu sabah hükümetin yarın bütün sorulara yanıt vereceğini söyledi.",
        "ru | Министр сказал сегодня утром, что правительство завтра ответит на все вопросы.",
        "uk | Міністр сказав сьогодні вранці, що уряд завтра відповість на всі запитання.",
        "bg | Министърът каза тази сутрин, че правителството ще отговори утре на всички въпроси.",
        "ar | قال الوزير هذا الصباح إن الحكومة سوف تجيب غدا على جميع الأسئلة المطروحة.",
        "fa | وزیر امروز صبح گفت که دولت فردا به همه پرسش‌های خبرنگاران پاسخ خواهد داد.",
        "zh | 部长今天上午表示，政府明天将回答所有问题。",
        "ja | 大臣は今朝、政府が明日すべての質問に答えると述べました。",
        "ko | 장관은 오늘 아침 정부가 내일 모든 질문에 답할 것이라고 말했다.",
        "th | รัฐมนตรีกล่าวเมื่อเช้านี้ว่ารัฐบาลจะตอบคำถามทั้งหมดในวันพรุ่งนี้",
        "he | השר אמר הבוקר כי הממשלה תשיב מחר על כל השאלות.",
        "el | Ο υπουργός είπε σήμερα το πρωί ότι η κυβέρνηση θα απαντήσει αύριο.",
        "ka | მინისტრმა დღეს დილით თქვა.",
        "vi | Bộ trưởng cho biết sáng nay rằng chính phủ sẽ trả lời tất cả các câu hỏi vào ngày mai.",
        "id | Menteri mengatakan pagi ini bahwa pemerintah akan menjawab semua pertanyaan besok.",
      })
  void tellsTheLanguageOfASentence(String language, String text) {
    assertThat(Languages.read(text, null).value()).isEqualTo(language);
  }

  @Test
  void doesNotBelieveADeclarationAgainstALongText() {
    var text =
        "Der Minister sagte heute, dass die Regierung morgen alle Fragen beantworten wird. "
            .repeat(5);

    assertThat(Languages.read(text, "en-US").value()).isEqualTo("de");
    assertThat(Languages.read("部长今天上午表示，政府明天将回答。", "en").value()).isEqualTo("zh");
  }

  @Test
  void believesADeclarationOfAShortText() {
    assertThat(Languages.read("Comunicado", "pt-BR").value()).isEqualTo("pt");
    assertThat(Languages.read("Melding", "nb_NO").value()).isEqualTo("no");
    assertThat(Languages.read("2026", "DE").value()).isEqualTo("de");
  }

  @Test
  void doesNotBelieveADeclarationThatTheScriptForbids() {
    assertThat(Languages.read("Да, это так.", "en").value()).isNotEqualTo("en");
  }

  @Test
  void saysHowChineseIsWritten() {
    assertThat(Languages.read("部長今天說這個問題", null).why()).contains("traditional");
    assertThat(Languages.read("部长今天说这个问题", null).why()).contains("simplified");
  }

  @Test
  void tellsNothingOfNothing() {
    assertThat(Languages.read("", null).value()).isEmpty();
    assertThat(Languages.read("1 2 3", null).value()).isEmpty();
  }
}
