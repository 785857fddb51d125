package org.unsaid.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.testing.Statements.statement;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unsaid.core.Place;
import org.unsaid.core.Stance;
import org.unsaid.core.Statement;
import org.unsaid.core.Tagged;

class TaggerTest {

  private static final String DEEP = "Business of the day. ".repeat(40);

  private static Tagged tag(Tagger tagger, Statement statement) {
    return tagger.tag(List.of(statement)).getFirst();
  }

  @Test
  void readsABatchOfSeveralLanguagesInItsOrder() {
    try (var tagger = new Tagger(Map.of(), Map.of("e", "\"反腐\" OR ukraine"))) {
      var batch =
          List.of(
              statement("a", "mfa", "2026-01-01", "", "Nothing", "en"),
              statement("b", "mfa", "2026-01-01", "", "反腐败", "zh"),
              statement("c", "mfa", "2026-01-01", "", "Soutien de l'Ukraine", "fr"),
              statement("d", "mfa", "2026-01-01", DEEP, DEEP + " Ukraine", "en"));

      assertThat(tagger.tag(batch))
          .extracting(tagged -> tagged.statement().id() + tagged.events())
          .containsExactly("a{}", "b{e=HEAD}", "c{e=HEAD}", "d{e=TEXT}");
    }
  }

  @Test
  void callsAMatchInTheLeadAReactionAndADeeperOneAMention() {
    try (var tagger = new Tagger(Map.of(), Map.of("flood", "flood AND relief"))) {
      var reacts = tag(tagger, statement("Flood in the north", "Relief is on its way.", "en"));
      var mentions = tag(tagger, statement("Weekly notes", DEEP + "Flood relief goes on.", "en"));
      var neither = tag(tagger, statement("Weekly notes", DEEP, "en"));

      assertThat(reacts.events()).containsExactly(Map.entry("flood", Place.HEAD));
      assertThat(mentions.events()).containsExactly(Map.entry("flood", Place.TEXT));
      assertThat(neither.events()).isEmpty();
    }
  }

  @Test
  void findsByTheLooserQueryWhatTheQueryDoesNot() {
    var query = Map.of("flood", "\"great flood\"");
    var looser = Map.of("flood", "flood* OR rain");
    try (var tagger = new Tagger(Map.of(), query, looser, Map.of(), List.of())) {
      var reacts = tag(tagger, statement("The great flood", "", "en"));
      var mentions = tag(tagger, statement("Notes", DEEP + "The great flood.", "en"));
      var near = tag(tagger, statement("Notes", DEEP + "It rained: rain, rain.", "en"));
      var neither = tag(tagger, statement("Notes", DEEP, "en"));

      assertThat(List.of(reacts, mentions, near))
          .extracting(tagged -> tagged.events().get("flood"))
          .containsExactly(Place.HEAD, Place.TEXT, Place.NEAR);
      assertThat(neither.events()).isEmpty();
    }
  }

  @Test
  void tellsTheWordsByWhichAQueryFindsAStatement() {
    var query = Map.of("flood", "\"great flood\" AND stem.en:dam", "case", "\"反腐\"");
    var looser = Map.of("flood", "rain*");
    try (var tagger = new Tagger(Map.of("flood", "topic"), query, looser, Map.of(), List.of())) {
      var head = statement("The Great  Flood", "All dams hold. The dams, we say.", "en");
      var deep = statement("Notes", DEEP + "After the great flood every dam was seen.", "en");

      assertThat(tagger.words("flood", head)).containsExactly("Great Flood", "dams");
      assertThat(tagger.words("flood", deep)).containsExactly("great flood", "dam");
      assertThat(tagger.words("flood", statement("Notes", "Rainy, rain, RAIN.", "en")))
          .containsExactly("Rainy", "rain");
      assertThat(tagger.words("case", statement("关于反腐工作", "", "zh"))).containsExactly("反腐");
      assertThat(tagger.words("flood", statement("A topic", "Nothing.", "en"))).isEmpty();
      assertThat(tagger.words("nothing", head)).isEmpty();
    }
  }

  @Test
  void keepsTopicsAndEventsOfOneNameApart() {
    try (var tagger = new Tagger(Map.of("flood", "flood"), Map.of("flood", "flood AND north"))) {
      var tagged = tag(tagger, statement("Flood", "In the south.", "en"));

      assertThat(tagged.topics()).containsOnlyKeys("flood");
      assertThat(tagged.events()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "zh | 反腐          | 军队反腐败斗争不断深入         | true",
        "zh | 反腐          | 反对铺张，防止腐败             | false",
        "zh | 反腐*         | 军队反腐败斗争不断深入         | true",
        "en | 张又侠        | The notice names 张又侠 only.  | true",
        "ja | コロナ        | 新型コロナウイルスの感染        | true",
        "ja | コロナ        | コンロとナベ                   | false",
        "th | น้ำท่วม        | รัฐบาลช่วยเหลือน้ำท่วมภาคใต้       | true",
        "th | น้ำท่วม        | รัฐบาลแถลงข่าว                  | false",
        "ko | 대통령         | 대통령은 오늘 밝혔다            | true",
        "tr | istanbul      | İSTANBUL VALİLİĞİ              | true",
        "fr | Ukraine       | Soutien de l’Ukraine           | true",
        "fr | Ukraine       | Soutien de l'Ukraine           | true",
        "ar | أوكرانيا       | دعم اوكرانيا مستمر             | true",
        "fa | ۱۴۰۳          | در سال 1403 اعلام شد           | true",
        "ru | Украина       | УКРАИНА отвечает               | true",
        "en | o'connor      | Justice O’Connor retires       | true",
        "en | u.s           | The U.S. Senate                | true",
        "en | rumsfeld      | of Donald Rumsfeld.I am pleased | true",
        "en | \"president representative\" | to the President.Representative Case | true",
        "en | ford          | The bill.Gerald Ford.He said.She said | true",
        "en | example       | See example.org                | false",
        "en | example.org   | See example.org                | true",
        "en | u.s.a         | In the U.S.A today             | true",
        "en | i-35w         | the I-35W bridge               | true",
        "en | protest       | They protested                 | false",
        "en | stem.en:protest | They protested               | true",
        "en | stem.en:protests | A protest                   | true",
        "de | stem.de:Angriff | Die Angriffe dauern an       | true",
        "zh | stem.en:protest | 他们 protested               | true",
        "en | ５月           | 5月の声明                       | false",
        "ja | ５月           | 5月の声明                       | true",
        "en | resign*       | He resigned today              | true",
        "en | \"passed away\" | She passed away            | true",
        "en | \"passed away\" | The time passed, far away   | false",
        "en | died NOT alive | He died                       | true",
        "en | died NOT alive | He died; she is alive         | false",
        "en | resi*ned      | He resigned today              | true",
        "en | r?signed      | He resigned today              | true",
        "en | resgined~     | He resigned today              | true",
        "en | died NOT title:x | He died, x                  | true",
        "en | \"he today\"~1 | He resigned today              | true",
        "en | \"he today\" | He resigned today                | false",
        "de | Straß*        | Die Straßen sind gesperrt      | true",
      })
  void readsEveryScriptByItsOwnRules(String language, String query, String text, boolean found) {
    try (var tagger = new Tagger(Map.of(), Map.of("e", query))) {
      assertThat(tag(tagger, statement("", text, language)).events().containsKey("e"))
          .isEqualTo(found);
      assertThat(Queries.check(query)).isEmpty();
    }
  }

  @Test
  void doesNotBeginAPhraseInTheTitleAndEndItInTheText() {
    try (var tagger = new Tagger(Map.of(), Map.of("e", "\"president ford\""))) {
      assertThat(
              tag(tagger, statement("Letter to the president", "Ford plant opens", "en")).events())
          .isEmpty();
    }
  }

  @Test
  void readsNamedFieldsInsteadOfTheWholeText() {
    try (var tagger =
        new Tagger(Map.of("t", "title:budget", "h", "head:budget", "x", "text:budget"), Map.of())) {
      assertThat(tag(tagger, statement("Notes", "The budget.", "en")).topics())
          .containsOnlyKeys("h", "x");
      assertThat(tag(tagger, statement("Notes", DEEP + "The budget.", "en")).topics())
          .containsOnlyKeys("x");
      assertThat(tag(tagger, statement("Budget", DEEP, "en")).topics())
          .containsOnlyKeys("t", "h", "x");
    }
  }

  @Test
  void excludesByAFieldThatNoQueryAsksForOtherwise() {
    try (var tagger = new Tagger(Map.of("t", "flood NOT title:weekly"), Map.of())) {
      assertThat(tag(tagger, statement("Weekly", "The flood.", "en")).topics()).isEmpty();
      assertThat(tag(tagger, statement("Daily", "The flood.", "en")).topics()).hasSize(1);
    }
  }

  @Test
  void findsAnAnswerWhoseExcludedWordStandsOnlyDeeperInTheText() {
    try (var tagger = new Tagger(Map.of(), Map.of("e", "flood NOT budget"))) {
      assertThat(tag(tagger, statement("Flood", DEEP + "The budget.", "en")).events())
          .containsExactly(Map.entry("e", Place.HEAD));
    }
  }

  @Test
  void readsAStatementOfUnknownLanguageByThePlainRules() {
    try (var tagger = new Tagger(Map.of(), Map.of("e", "\"反腐\" OR flood"))) {
      assertThat(tag(tagger, statement("", "军队反腐败斗争", null)).events()).containsOnlyKeys("e");
    }
  }

  private static final Map<Stance.Kind, String> STANCES =
      Map.of(
          Stance.Kind.SUPPORT, "\"resolutely supports\" OR \"坚决拥护\" OR stem.en:endorse",
          Stance.Kind.OPPOSE, "condemn*",
          Stance.Kind.NEUTRAL, "\"no comment\"");

  private static Tagger takingStances() {
    return new Tagger(
        Map.of(), Map.of("purge", "purge OR 反腐"), Map.of(), Map.of("purge", STANCES), List.of());
  }

  @Test
  void tellsWhatAnAnswerSaysOfTheEventAndByWhichWords() {
    try (var tagger = takingStances()) {
      var supports = tag(tagger, statement("On the purge", "It Resolutely  supports it.", "en"));
      var endorses = tag(tagger, statement("Purge endorsed", "It endorsed, endorses it.", "en"));
      var both = tag(tagger, statement("Purge", "It endorses the aim; it condemns the way.", "en"));
      var neither = tag(tagger, statement("Purge", "The minister had no comment.", "en"));
      var chinese = tag(tagger, statement("反腐", "全军坚决拥护党中央决定。", "zh"));
      var unclear = tag(tagger, statement("Purge", "It met.", "en"));

      assertThat(supports.stances())
          .isEqualTo(
              Map.of("purge", new Stance(Stance.Kind.SUPPORT, List.of("Resolutely supports"))));
      assertThat(endorses.stances().get("purge"))
          .isEqualTo(new Stance(Stance.Kind.SUPPORT, List.of("endorsed", "endorses")));
      assertThat(both.stances().get("purge"))
          .isEqualTo(new Stance(Stance.Kind.MIXED, List.of("endorses", "condemns")));
      assertThat(neither.stances().get("purge"))
          .isEqualTo(new Stance(Stance.Kind.NEUTRAL, List.of("no comment")));
      assertThat(chinese.stances().get("purge"))
          .isEqualTo(new Stance(Stance.Kind.SUPPORT, List.of("坚决拥护")));
      assertThat(unclear.stances()).isEmpty();
    }
  }

  @Test
  void takesTheStanceOfTitleAndLeadBeforeThatOfTheRestOfTheText() {
    try (var tagger = takingStances()) {
      var lead =
          tag(tagger, statement("Purge", "It endorses it. " + DEEP + "It condemns it.", "en"));
      var deep = tag(tagger, statement("Purge", DEEP + "It condemns it.", "en"));

      assertThat(lead.stances().values())
          .extracting(Stance::kind)
          .containsExactly(Stance.Kind.SUPPORT);
      assertThat(deep.stances().values())
          .extracting(Stance::kind)
          .containsExactly(Stance.Kind.OPPOSE);
    }
  }

  @Test
  void takesNoStanceOfAMereMention() {
    try (var tagger = takingStances()) {
      var mention = tag(tagger, statement("Notes", "It endorses. " + DEEP + "The purge.", "en"));

      assertThat(mention.events()).containsExactly(Map.entry("purge", Place.TEXT));
      assertThat(mention.stances()).isEmpty();
    }
  }

  @Test
  void readsAStatementWithoutTitleOrWithOneLetter() {
    try (var tagger = new Tagger(Map.of(), Map.of("e", "flood"))) {
      assertThat(tag(tagger, statement("", "x", "en")).events()).isEmpty();
    }
  }
}
