package org.unsaid.extract.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unsaid.testing.MadeFiles;

class DocumentsIT {

  /** No other test gives its children so much, which tells ours from theirs. */
  private static final int MEGABYTES = 251;

  private static final byte[] GOOD = MadeFiles.pdf("The minister spoke today.");

  private static Documents documents;

  @TempDir Path folder;

  @BeforeAll
  static void open() {
    documents =
        new Documents(new Documents.Limits(Duration.ofSeconds(60), MEGABYTES, 4_000_000, 2));
  }

  @AfterAll
  static void leavesNoProcess() {
    documents.close();
    assertThat(ProcessHandle.current().children().filter(DocumentsIT::isOurs)).isEmpty();
  }

  private static boolean isOurs(ProcessHandle process) {
    return process.info().arguments().stream()
        .flatMap(Arrays::stream)
        .anyMatch(("-Xmx" + MEGABYTES + "m")::equals);
  }

  @Test
  void readsTheParagraphsOfAPdf() {
    var read =
        read(
            MadeFiles.pdf(
                """
                Ministry of Water of Halvara
                The dams in the north of the country hold as much water as they can, and no-
                body has to leave the valleys below them, the ministry said on Tuesday morning.
                1""",
                """
                Ministry of Water of Halvara
                The ministry will speak again when the rain ends, which may take a week.
                2"""));

    assertThat(read.text())
        .contains("they can, and nobody has to leave the valleys below them")
        .endsWith("may take a week.");
    assertThat(read.dates()).containsKey("dcterms:created");
    assertThat(read.notes()).isEmpty();
  }

  @Test
  void readsAWordFile() {
    var read = read(MadeFiles.docx(MadeFiles.word("Dams are full", "No crack was found.")));

    assertThat(read.text()).isEqualTo("Dams are full\nNo crack was found.");
    assertThat(read.title()).isEqualTo("Dams are full");
  }

  @Test
  void readsTheNextDocumentAfterOneThatNeedsTooMuchMemory() {
    assertThat(why(MadeFiles.bombDocx(40))).contains(MEGABYTES + " MB");
    assertThat(read(GOOD).text()).isEqualTo("The minister spoke today.");
  }

  @Test
  void cutsATextThatSwellsAndSaysSo() {
    var read = read(MadeFiles.xlsx(100));

    assertThat(read.text()).hasSizeLessThan(4_000_000);
  }

  @Test
  void isNotHarmedByAHundredThousandNestedArrays() {
    assertThat(why(MadeFiles.nestedPdf(100_000))).contains("a PDF that is damaged");
    assertThat(read(GOOD).text()).isEqualTo("The minister spoke today.");
  }

  @Test
  void neitherMultipliesEntitiesNorFetchesThem() throws IOException {
    var secret = Files.writeString(folder.resolve("secret.txt"), "the secret word");
    var entities =
        new StringBuilder("<!DOCTYPE a [<!ENTITY e0 \"Dams\"><!ENTITY out SYSTEM \"")
            .append(secret.toUri())
            .append("\">");
    for (int i = 1; i < 12; i++) {
      entities.append("<!ENTITY e%d \"%s\">".formatted(i, "&e%d;".formatted(i - 1).repeat(10)));
    }

    var laughs = documents.read(MadeFiles.docx(entities + "]>" + MadeFiles.word("&e11;")));
    var outside = documents.read(MadeFiles.docx(entities + "]>" + MadeFiles.word("a &out; b")));

    assertThat(laughs.toString()).hasSizeLessThan(10_000);
    assertThat(outside.toString()).doesNotContain("secret word");
  }

  @Test
  void saysWhatItCannotRead() {
    assertThat(why(MadeFiles.encryptedPdf())).isEqualTo("a PDF that is locked by a password");
    var docx = MadeFiles.docx(MadeFiles.word("Dams are full"));
    assertThat(why(Arrays.copyOf(docx, docx.length / 2))).contains("damaged");
    assertThat(why(MadeFiles.zip(MadeFiles.entry("a.txt", "Dams")))).contains("no document");
    assertThat(why("<html><p>not found".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("a page, which is no document");
    assertThat(why(new byte[0])).isEqualTo("empty, which is no document");
    assertThat(read(MadeFiles.pdf("")).notes())
        .containsExactly("no text: its pages are pictures, perhaps");
  }

  @Test
  void endsADocumentThatTakesTooLong() {
    try (var impatient =
        new Documents(new Documents.Limits(Duration.ofSeconds(3), MEGABYTES, 1000, 1))) {
      var reading = impatient.read(MadeFiles.bombPdf(512));

      assertThat(reading)
          .isEqualTo(new DocumentReading.Refused("a PDF that takes longer than 3 s"));
    }
  }

  private static String why(byte[] bytes) {
    var reading = documents.read(bytes);
    assertThat(reading).isInstanceOf(DocumentReading.Refused.class);
    return ((DocumentReading.Refused) reading).why();
  }

  @Test
  void losesNoDocumentWhenTheProcessOfAnotherDies() {
    var deadly = CompletableFuture.supplyAsync(() -> documents.read(MadeFiles.bombDocx(40)));
    var good = CompletableFuture.supplyAsync(() -> read(GOOD).text());
    assertThat(good.join()).isEqualTo("The minister spoke today.");
    assertThat(deadly.join()).isInstanceOf(DocumentReading.Refused.class);
  }

  private static DocumentReading.Read read(byte[] bytes) {
    var reading = documents.read(bytes);
    assertThat(reading).isInstanceOf(DocumentReading.Read.class);
    return (DocumentReading.Read) reading;
  }
}
