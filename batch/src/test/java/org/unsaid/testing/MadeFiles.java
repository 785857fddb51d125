package org.unsaid.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that tests write by hand, good and hostile. */
public final class MadeFiles {

  private static final String TYPES =
      """
      <?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
      <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
      <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
      <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
      <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
      </Types>""";

  private static final String RELATIONS =
      """
      <?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="%s"/>
      </Relationships>""";

  private static final String SHEET_RELATIONS =
      """
      <?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
      <Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>
      </Relationships>""";

  private MadeFiles() {}

  /** A PDF with one page for each array of lines. */
  public static byte[] pdf(String... pages) {
    var contents = new ArrayList<byte[]>();
    for (var page : pages) {
      var text = new StringBuilder("BT /F1 11 Tf 14 TL 40 780 Td\n");
      page.lines().forEach(line -> text.append('(').append(line).append(") Tj T*\n"));
      contents.add(latin(text + "ET"));
    }
    return pdf(contents, "", "");
  }

  /**
   * A PDF.
   *
   * @param filter of its contents, such as {@code /Filter /FlateDecode}
   * @param trailer what else the trailer says
   */
  public static byte[] pdf(List<byte[]> contents, String filter, String trailer) {
    var objects = new ArrayList<byte[]>();
    var kids = new StringBuilder();
    for (int i = 0; i < contents.size(); i++) {
      kids.append(5 + 2 * i).append(" 0 R ");
    }
    objects.add(latin("<</Type/Catalog/Pages 2 0 R>>"));
    objects.add(latin("<</Type/Pages/Kids[" + kids + "]/Count " + contents.size() + ">>"));
    objects.add(latin("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"));
    objects.add(
        latin("<</CreationDate(D:20240305101500+01'00')/Title(Microsoft Word - draft.doc)>>"));
    for (int i = 0; i < contents.size(); i++) {
      objects.add(
          latin(
              "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents "
                  + (6 + 2 * i)
                  + " 0 R>>"));
      var stream = new ByteArrayOutputStream();
      stream.writeBytes(latin("<<" + filter + "/Length " + contents.get(i).length + ">>stream\n"));
      stream.writeBytes(contents.get(i));
      stream.writeBytes(latin("\nendstream"));
      objects.add(stream.toByteArray());
    }
    return assembled(objects, "/Root 1 0 R/Info 4 0 R" + trailer);
  }

  private static byte[] assembled(List<byte[]> objects, String trailer) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(latin("%PDF-1.4\n"));
    var places = new StringBuilder();
    for (int i = 0; i < objects.size(); i++) {
      places.append("%010d 00000 n \n".formatted(out.size()));
      out.writeBytes(latin((i + 1) + " 0 obj\n"));
      out.writeBytes(objects.get(i));
      out.writeBytes(latin("\nendobj\n"));
    }
    int size = objects.size() + 1;
    int start = out.size();
    out.writeBytes(
        latin(
            "xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n"
                .formatted(size, places, size, trailer, start)));
    return out.toByteArray();
  }

  /** As many arrays in arrays as told, where a catalog stands. */
  public static byte[] nestedPdf(int depth) {
    var pages = "[".repeat(depth) + "]".repeat(depth);
    return assembled(
        List.of(latin("<</Type/Catalog/Pages 2 0 R/X " + pages + ">>"), latin(pages)),
        "/Root 1 0 R");
  }

  /** A page whose content unfolds to so many megabytes of zeros. */
  public static byte[] bombPdf(int megabytes) {
    return pdf(List.of(zeros(megabytes)), "/Filter/FlateDecode", "");
  }

  public static byte[] encryptedPdf() {
    var key = "00".repeat(32);
    return pdf(
        List.of(latin("BT (hidden) Tj ET")),
        "",
        "/ID[<01><01>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O<%s>/U<%s>>>"
            .formatted(key, key));
  }

  /** A Word file with paragraphs of this XML. */
  public static byte[] docx(String document) {
    return zip(
        entry("[Content_Types].xml", TYPES),
        entry("_rels/.rels", RELATIONS.formatted("word/document.xml")),
        entry("word/document.xml", document));
  }

  public static String word(String... paragraphs) {
    var text = new StringBuilder();
    for (var paragraph : paragraphs) {
      text.append("<w:p><w:r><w:t>").append(paragraph).append("</w:t></w:r></w:p>");
    }
    return "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
        + text
        + "</w:body></w:document>";
  }

  /** A sheet with shared strings of so many megabytes, which shrink to nearly nothing. */
  public static byte[] xlsx(int megabytes) {
    var cell = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>";
    var main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    var one = "<si><t>" + "budget ".repeat(150) + "</t></si>";
    return zip(
        entry("[Content_Types].xml", TYPES),
        entry("_rels/.rels", RELATIONS.formatted("xl/workbook.xml")),
        entry(
            "xl/workbook.xml",
            "<workbook xmlns=\"%s\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
                .formatted(main)),
        entry("xl/_rels/workbook.xml.rels", SHEET_RELATIONS),
        entry(
            "xl/worksheets/sheet1.xml",
            "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>".formatted(main, cell)),
        entry(
            "xl/sharedStrings.xml",
            "<sst xmlns=\"%s\">%s</sst>"
                .formatted(main, one.repeat(Math.max(1, megabytes * 940)))));
  }

  /** A text in which paragraphs unfold to so many megabytes. */
  public static byte[] bombDocx(int megabytes) {
    return docx(word("tick ".repeat(megabytes << 18)));
  }

  /** A part of a ZIP file. */
  public record Entry(String name, String text) {
    byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  public static Entry entry(String name, String text) {
    return new Entry(name, text);
  }

  public static byte[] zip(Entry... entries) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var entry : entries) {
        var header = new ZipEntry(entry.name());
        if (entry.name().equals("mimetype")) {
          var sum = new CRC32();
          sum.update(entry.bytes());
          header.setMethod(ZipEntry.STORED);
          header.setSize(entry.bytes().length);
          header.setCrc(sum.getValue());
        }
        zip.putNextEntry(header);
        zip.write(entry.bytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] zeros(int megabytes) {
    var out = new ByteArrayOutputStream();
    try (var deflater = new DeflaterOutputStream(out, new Deflater(9))) {
      var zeros = new byte[1 << 20];
      for (int i = 0; i < megabytes; i++) {
        deflater.write(zeros);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
