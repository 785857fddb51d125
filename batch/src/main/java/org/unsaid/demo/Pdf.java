package org.unsaid.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The smallest PDF with a headline, a line of day and place, and a text: one page, one font. */
final class Pdf {

  private static final int WIDTH = 88;

  private Pdf() {}

  /** Letters beyond Latin-1 become question marks. */
  static byte[] of(String title, String day, String text) {
    var content = new StringBuilder("BT /F1 16 Tf 50 790 Td (");
    content.append(escaped(title)).append(") Tj /F1 10 Tf 0 -24 Td (").append(escaped(day));
    content.append(") Tj 0 -10 Td 14 TL");
    for (var line : lines(text)) {
      content.append(" T* (").append(escaped(line)).append(") Tj");
    }
    var stream = content.append(" ET").toString();
    return assembled(
        List.of(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                + " /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length %d >>\nstream\n%s\nendstream".formatted(stream.length(), stream),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            "<< /Title (%s) >>".formatted(escaped(title))));
  }

  private static byte[] assembled(List<String> objects) {
    var out = new ByteArrayOutputStream();
    out.writeBytes("%PDF-1.4\n".getBytes(ISO_8859_1));
    var places = new ArrayList<Integer>();
    for (int i = 0; i < objects.size(); i++) {
      places.add(out.size());
      out.writeBytes(
          "%d 0 obj\n%s\nendobj\n".formatted(i + 1, objects.get(i)).getBytes(ISO_8859_1));
    }
    int table = out.size();
    var end = new StringBuilder("xref\n0 %d\n0000000000 65535 f \n".formatted(objects.size() + 1));
    places.forEach(place -> end.append(String.format(Locale.ROOT, "%010d 00000 n \n", place)));
    end.append(
        "trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
            .formatted(objects.size() + 1, objects.size(), table));
    out.writeBytes(end.toString().getBytes(ISO_8859_1));
    return out.toByteArray();
  }

  private static List<String> lines(String text) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : text.split(" ", -1)) {
      if (line.length() + word.length() > WIDTH) {
        lines.add(line.toString().strip());
        line.setLength(0);
      }
      line.append(word).append(' ');
    }
    lines.add(line.toString().strip());
    return lines;
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)");
  }
}
