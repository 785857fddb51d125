package org.unsaid.extract;

import java.util.List;
import org.jsoup.Jsoup;
import org.unsaid.core.Capture;
import org.unsaid.extract.date.Dates;
import org.unsaid.extract.date.Surround;
import org.unsaid.extract.encoding.Decoder;
import org.unsaid.extract.text.Languages;
import org.unsaid.extract.text.MainText;
import org.unsaid.extract.text.Titles;

/** Reads captures. Safe for use by many threads. */
public final class Extractor {

  /** Title, text, language and time of a page. */
  public Extraction extract(Capture capture) {
    var decoded = Decoder.decode(capture.body(), capture.header("content-type").orElse(null));
    var url = capture.url();
    var page = Jsoup.parse(decoded.text(), url == null ? "" : url.toString());
    var surround = new Surround(url, capture.captured(), null, null, List.of());
    var dating = Dates.read(page, surround);
    var title = Titles.read(page, null);
    var declared = page.select("html").attr("lang");
    var text = MainText.read(page, title.value(), null);
    var language = Languages.read(text.value(), declared.isBlank() ? null : declared);
    return new Extraction(decoded, title, text, language, dating);
  }
}
