package org.unsaid.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.testing.Statements.statement;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unsaid.core.Institution;
import org.unsaid.core.Signatory;
import org.unsaid.testing.Cases;

class SignatoriesTest {

  private static final Signatories SIGNATORIES =
      new Signatories(
          List.of(
              institution("mfa", "Ministry of Foreign Affairs", "外交部", "МИД Велании", "Außenamt"),
              institution("mnd", "Ministry of Defence", "国防部", "Минобороны Велании", "Wehramt"),
              institution("agency", "Veland Agency", "Agency of Veland"),
              institution("one", "Veland Press"),
              institution("two", "Veland Gazette", "Veland Press"),
              new Institution(
                  "old",
                  "Ministry of Peat",
                  List.of(),
                  List.of(),
                  null,
                  Cases.BERLIN,
                  null,
                  null,
                  LocalDate.of(2016, 1, 15))));

  private static Institution institution(String id, String name, String... names) {
    return new Institution(
        id, name, List.of(names), List.of(), null, Cases.BERLIN, null, null, null);
  }

  private static List<String> of(String title, String text) {
    return SIGNATORIES.of(statement("s", "mfa", "2026-03-03", title, text, null)).stream()
        .map(Signatory::institution)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Joint statement by the Ministry of Foreign Affairs and the Ministry of Defence",
        "Joint Statement of the Ministry of Foreign Affairs, the Ministry of Defence on the flood",
        "Joint statement by the Ministry of Foreign Affairs, Nobody We Know and the Ministry of"
            + " Defence on the flood",
        "Text of the joint declaration by Ministry of Foreign Affairs and Ministry of Defence",
        "The Ministry of Foreign Affairs and the Ministry of Defence issue a joint statement on peat",
        "外交部、国防部联合声明",
        "外交部和国防部关于泥炭问题的联合声明",
        "外交部与国防部发表联合声明",
        "Совместное заявление МИД Велании и Минобороны Велании о паводке",
        "Gemeinsame Erklärung von Außenamt und Wehramt zur Flut",
        "Gemeinsame Erklärung des Außenamt und des Wehramt"
      })
  void findsWhoIssuesAJointStatementInItsTitle(String title) {
    assertThat(of(title, "Text")).containsExactlyInAnyOrder("mfa", "mnd");
    assertThat(of("", title + "\nText")).containsExactlyInAnyOrder("mfa", "mnd");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Statement on the Ministry of Defence",
        "Ministry of Defence and Agency of Veland meet",
        "Veland rejects joint statement by the Ministry of Defence and the Agency of Veland",
        "Ministry of Foreign Affairs on the joint statement by Ruritania and Ministry of Defence",
        "Joint statement by Ruritania and Graustark on the Ministry of Defence",
        "Joint statement by Ruritania on talks between Graustark and the Ministry of Defence",
        "Joint statement by the Ministry of Defence of Norway and the Ministry of Peat",
        "Joint statement: the Ministry of Foreign Affairs and the Ministry of Defence differ",
        "Joint statement by the Ministry of Foreign Affairs",
        "Joint statement by Ruritania and Veland Press",
        "国防部谈联合声明",
        "外交部反对国防部和某国的联合声明",
        "Россия отвергает совместное заявление Минобороны Велании и НАТО"
      })
  void takesAMentionForNoSignature(String title) {
    assertThat(of(title, title + "\nThe Ministry of Defence said so.\nMinistry of Defence"))
        .isEmpty();
  }

  @Test
  void readsTheBlockOfSignaturesAtTheEnd() {
    var text =
        """
        We agreed on the peat.

        Signed by:
        Ministry of Foreign Affairs
        The Ministry of Defence, Veland
        Somebody else
        """;

    assertThat(SIGNATORIES.of(statement("s", "mfa", "2026-03-03", "On peat", text, "en")))
        .containsExactly(
            new Signatory("mfa", "Ministry of Foreign Affairs"),
            new Signatory("mnd", "The Ministry of Defence, Veland"));
  }

  @Test
  void takesALetterThatOthersSignedForTheirs() {
    assertThat(of("A letter", "They wrote.\nSincerely,\nMinistry of Defence\nVeland Agency"))
        .isEmpty();
  }

  @Test
  void takesAListOfLinksAtTheEndForNoSignatures() {
    assertThat(of("A title", "We agreed.\nMinistry of Foreign Affairs\nMinistry of Defence"))
        .isEmpty();
  }

  @Test
  void keepsTheWordsThatSayIt() {
    var title = "Joint statement by the Ministry of Foreign Affairs and the Ministry of Defence";

    assertThat(SIGNATORIES.of(statement("s", "mfa", "2026-03-03", title, "Text", "en")))
        .allMatch(signatory -> signatory.quote().equals(title));
  }
}
