package org.unsaid.publish.digest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * A digest as a page that holds in mail clients: tables, styles at each element, dark where the
 * reader's client is. Whatever others wrote gets into it as text alone.
 */
final class HtmlPart {

  private static final TemplateEngine ENGINE = engine();

  private HtmlPart() {}

  private static TemplateEngine engine() {
    var templates = new ClassLoaderTemplateResolver(HtmlPart.class.getClassLoader());
    templates.setPrefix("org/unsaid/publish/digest/");
    templates.setSuffix(".html");
    templates.setTemplateMode(TemplateMode.HTML);
    templates.setCharacterEncoding("UTF-8");
    var engine = new TemplateEngine();
    engine.setTemplateResolver(templates);
    return engine;
  }

  /**
   * @param pictures each with the name by which the page shows it
   */
  static String of(Sheet sheet, String subject, Words words, List<Digest.Picture> pictures) {
    var context = new Context(words.locale());
    context.setVariable("subject", subject);
    context.setVariable("language", words.locale().toLanguageTag());
    context.setVariable("sheet", map(sheet));
    context.setVariable(
        "pictures",
        pictures.stream()
            .map(each -> Map.of("source", "cid:" + each.name(), "alt", each.words()))
            .toList());
    return ENGINE.process("digest", context);
  }

  /** Thymeleaf's expressions see public classes alone, and maps. */
  private static Map<String, Object> map(Sheet sheet) {
    var parts = new ArrayList<Map<String, Object>>();
    for (var part : sheet.parts()) {
      parts.add(
          Map.of(
              "heading",
              part.heading(),
              "note",
              part.note(),
              "more",
              part.more(),
              "entries",
              part.entries().stream().map(HtmlPart::map).toList()));
    }
    var all = new HashMap<String, Object>();
    all.put("title", sheet.title());
    all.put("period", sheet.quiet() ? "" : sheet.period());
    all.put("intro", sheet.intro());
    all.put("parts", parts);
    all.put("links", sheet.links().stream().map(HtmlPart::map).toList());
    all.put("footer", sheet.footer());
    return all;
  }

  private static Map<String, Object> map(Sheet.Entry entry) {
    return Map.of(
        "title",
        entry.title(),
        "badge",
        entry.badge(),
        "strong",
        entry.strong(),
        "lines",
        entry.lines(),
        "links",
        entry.links().stream().map(HtmlPart::map).toList(),
        "command",
        entry.command());
  }

  private static Map<String, Object> map(Sheet.Link link) {
    return Map.of("words", link.words(), "address", link.address());
  }
}
