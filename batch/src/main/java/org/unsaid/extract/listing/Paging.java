package org.unsaid.extract.listing;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds the other pages of a list: the next one, and those that are linked by number. */
final class Paging {

  private static final Set<String> NEXT =
      Set.of(
          "next",
          "next page",
          "older",
          "older posts",
          "older entries",
          "weiter",
          "nächste",
          "nächste seite",
          "suivant",
          "suivante",
          "page suivante",
          "siguiente",
          "página siguiente",
          "próxima",
          "seguinte",
          "próximo",
          "successivo",
          "successiva",
          "avanti",
          "volgende",
          "nästa",
          "neste",
          "næste",
          "seuraava",
          "następna",
          "następny",
          "další",
          "ďalšia",
          "következő",
          "următoarea",
          "следующая",
          "следующая страница",
          "наступна",
          "далее",
          "вперед",
          "вперёд",
          "sonraki",
          "επόμενη",
          "التالي",
          "بعدی",
          "הבא",
          "अगला",
          "ถัดไป",
          "berikutnya",
          "seterusnya",
          "tiếp",
          "下一页",
          "下一頁",
          "下页",
          "下頁",
          "次へ",
          "次のページ",
          "次ページ",
          "다음",
          "다음 페이지");

  private static final Pattern ARROWS = Pattern.compile("^[\\s‹«<]+|[\\s›»>→▶.]+$");
  private static final Pattern NUMBER = Pattern.compile("\\p{Nd}{1,4}");
  private static final Pattern CONTAINER =
      Pattern.compile("(?i)(?:^|[\\s_-])(?:pag(?:e[rs]?|ing|inat|enav|ebar|e-?num)|wp-pagenavi)");

  /** How many pages there are, which one this is, and how their files are called. */
  private static final Pattern SCRIPTED =
      Pattern.compile(
          "createPageHTML\\(\\s*(\\d{1,5})\\s*,\\s*\\d{1,5}\\s*,"
              + "\\s*[\"'](\\w{1,40})[\"']\\s*,\\s*[\"'](\\w{1,8})[\"']");

  private static final int MOST = 1000;

  private Paging() {}

  static List<URI> of(Document page, @Nullable URI url, @Nullable URI base) {
    var further = new LinkedHashSet<URI>();
    for (var link : page.getElementsByAttribute("href")) {
      if (leadsOn(link)) {
        var to = Addresses.absolute(base, link.attr("href"));
        if (to != null && !to.equals(url) && (url == null || sameSite(url, to))) {
          further.add(to);
        }
      }
    }
    if (further.isEmpty()) {
      written(page, url, further);
    }
    return new ArrayList<>(further);
  }

  /** Pages that a script of TRS WCM, which many Chinese offices use, would link by number. */
  private static void written(Document page, @Nullable URI url, Set<URI> further) {
    for (var script : page.getElementsByTag("script")) {
      var call = SCRIPTED.matcher(script.data());
      if (call.find()) {
        int pages = Math.min(MOST, Integer.parseInt(call.group(1)));
        for (int i = 0; i < pages; i++) {
          var file = call.group(2) + (i == 0 ? "" : "_" + i) + "." + call.group(3);
          var to = Addresses.absolute(url, file);
          if (to != null && !to.equals(url)) {
            further.add(to);
          }
        }
        return;
      }
    }
  }

  private static boolean sameSite(URI one, URI other) {
    return String.valueOf(one.getHost()).equalsIgnoreCase(String.valueOf(other.getHost()));
  }

  private static boolean leadsOn(Element link) {
    if (isToken(link.attr("rel"), "next")) {
      return true;
    }
    if (!link.normalName().equals("a") || link.childNodeSize() > 6) {
      return false;
    }
    var text = Plain.spaced(link.text());
    if (text.isEmpty() || text.length() > 24) {
      return false;
    }
    var bare = ARROWS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    if (NEXT.contains(bare)) {
      return true;
    }
    boolean number = NUMBER.matcher(text).matches();
    boolean arrow = bare.isEmpty() && isForward(text);
    return (number || arrow) && isInPaging(link);
  }

  private static boolean isForward(String text) {
    return "›»>→▶".indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  private static boolean isInPaging(Element link) {
    var at = link.parent();
    for (int i = 0; i < 4 && at != null; i++, at = at.parent()) {
      if (CONTAINER.matcher(at.className()).find() || CONTAINER.matcher(at.id()).find()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isToken(String attribute, String token) {
    for (var one : attribute.split("\\s+", -1)) {
      if (one.equalsIgnoreCase(token)) {
        return true;
      }
    }
    return false;
  }
}
