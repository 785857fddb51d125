package org.unsaid.extract.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unsaid.testing.MadeFiles;

class FileKindTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          %PDF-1.7                                    | PDF
          HTTP 200 %PDF-1.4                           | PDF
          <html><p>write %PDF-1.4 first</p>           | PAGE
          {\\rtf1 Dams                                | RTF
          GIF89a                                      | IMAGE
          <!DOCTYPE html><p>Dams                      | PAGE
          <?xml version="1.0"?><html xmlns="a">       | PAGE
          <?xml version="1.0"?><rss version="2.0">    | XML
          <!-- made by hand --><feed>                 | XML
          Dams are full                               | PAGE
          [{"title": "Dams"}]                         | JSON
          """)
  void tellsFromTheFirstBytesWhatAFileIs(String head, FileKind kind) {
    assertThat(FileKind.of(head.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "GB18030", "ISO-2022-JP"})
  void takesNoCharsetOfTextForAProgram(String charset) {
    var page = "<html><title>水庫已滿</title><p>Dams are full, said the ministry of water".repeat(3);

    assertThat(FileKind.of(page.getBytes(Charset.forName(charset)))).isEqualTo(FileKind.PAGE);
  }

  @Test
  void tellsOfficeFilesAndWhatIsNoText() {
    assertThat(FileKind.of(MadeFiles.docx(MadeFiles.word("Dams")))).isEqualTo(FileKind.ZIP);
    assertThat(FileKind.of(new byte[0])).isEqualTo(FileKind.EMPTY);
    assertThat(FileKind.of(new byte[] {' ', '\n'})).isEqualTo(FileKind.EMPTY);
    assertThat(FileKind.of(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0}))
        .isEqualTo(FileKind.BINARY);
  }
}
