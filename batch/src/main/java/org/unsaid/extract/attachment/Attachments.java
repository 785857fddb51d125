package org.unsaid.extract.attachment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector;

/** Finds the one document among the contents of a page that holds its text. */
public final class Attachments {

  /** What is left of a page's text besides title and links, in widths, and is a text of its own. */
  private static final int OWN = 60;

  /** In letters; shorter titles are found in anything. */
  private static final int SHORTEST_TITLE = 8;

  /** Among more, nobody finds the one. */
  private static final int MOST = 500;

  private static final String LINKS = "a[href], iframe[src], embed[src], object[data]";

  private static final Pattern BLANKS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private static final Set<String> WORDS = words();

  private final Document page;
  private final List<DocumentLink> links;

  private Attachments(Document page) {
    this.page = page;
    this.links =
        distinct(
            page.select(LINKS).stream()
                .filter(DocumentLink::isOfDocument)
                .limit(MOST)
                .filter(element -> !DocumentLink.isAside(element))
                .toList());
  }

  /**
   * @param page as it was sent, with its address
   */
  public static Attachments of(Document page) {
    return new Attachments(page);
  }

  /**
   * Whether a page says nothing itself: besides its title, its links to documents and words as few
   * as a day and an office.
   *
   * @param text that was read from it
   */
  public boolean holdAllOf(String text, String title) {
    if (text.isEmpty()) {
      return true;
    }
    if (links.isEmpty()) {
      return false;
    }
    var named = letters(title);
    var linked = links.stream().map(link -> letters(link.text()).replaceAll("\\d", "")).toList();
    int own = 0;
    for (var line : text.lines().toList()) {
      var said = letters(line).replaceAll("\\d", "");
      for (var shown : linked) {
        said = said.replace(shown, "");
      }
      own += named.contains(said) ? 0 : width(said);
    }
    return own < OWN;
  }

  /** The one that a researcher's selector finds; a link of any kind, since that is their word. */
  public Attachment selected(String selector, String title, String language) {
    try {
      var selected = new ArrayList<Element>();
      for (var element : page.select(selector).stream().limit(MOST).toList()) {
        boolean leads =
            element.hasAttr("href") || element.hasAttr("src") || element.hasAttr("data");
        var link = leads ? element : element.selectFirst(LINKS);
        if (link != null) {
          selected.add(link);
        }
      }
      return choose(distinct(selected), title, language, "selected by '" + selector + "'");
    } catch (Selector.SelectorParseException | IllegalArgumentException notCss) {
      return new Attachment.None();
    }
  }

  /** The one that its name, its words or its language tell from the others. */
  public Attachment found(String title, String language) {
    return choose(links, title, language, "the only document among its contents");
  }

  private static Attachment choose(
      List<DocumentLink> links, String title, String language, String alone) {
    if (links.isEmpty()) {
      return new Attachment.None();
    }
    if (links.size() == 1) {
      return new Attachment.Chosen(links.getFirst().url(), alone);
    }
    int most = Integer.MIN_VALUE;
    var best = new ArrayList<DocumentLink>();
    for (var link : links) {
      int score = score(link, title, language);
      if (score > most) {
        best.clear();
        most = score;
      }
      if (score == most) {
        best.add(link);
      }
    }
    return best.size() == 1
        ? new Attachment.Chosen(
            best.getFirst().url(),
            "of %d documents, the one whose link says '%s'"
                .formatted(links.size(), best.getFirst().text().strip()))
        : new Attachment.Undecided(best.stream().map(DocumentLink::url).toList());
  }

  private static int score(DocumentLink link, String title, String language) {
    int score = resembles(link, title) ? 4 : 0;
    var text = link.text().toLowerCase(Locale.ROOT);
    score += WORDS.stream().anyMatch(text::contains) ? 2 : 0;
    return score + ofLanguage(link, language);
  }

  private static boolean resembles(DocumentLink link, String title) {
    var named = letters(title);
    var text = letters(link.text());
    if (named.length() < SHORTEST_TITLE || text.length() < SHORTEST_TITLE) {
      return !text.isEmpty() && text.equals(named);
    }
    if (text.contains(named) || named.contains(text)) {
      return true;
    }
    var words = wordsOf(title);
    var shared = new HashSet<>(words);
    shared.retainAll(wordsOf(link.text()));
    return words.size() > 2 && shared.size() * 3 >= words.size() * 2;
  }

  /** One in the language of its page comes first, one in another last. */
  private static int ofLanguage(DocumentLink link, String language) {
    if (language.isEmpty()) {
      return 0;
    }
    var ours = language.split("-", 2)[0];
    if (!link.language().isEmpty()) {
      return link.language().split("-", 2)[0].equals(ours) ? 1 : -3;
    }
    return link.stem().endsWith("_" + ours) || link.stem().endsWith("-" + ours) ? 1 : 0;
  }

  /** Each address once, and of one text that is there as PDF and Word the PDF. */
  private static List<DocumentLink> distinct(List<Element> elements) {
    Map<String, DocumentLink> byStem = new LinkedHashMap<>();
    for (var element : elements) {
      var link = DocumentLink.of(element);
      if (link != null) {
        byStem.merge(link.stem(), link, Attachments::better);
      }
    }
    return List.copyOf(byStem.values());
  }

  private static DocumentLink better(DocumentLink one, DocumentLink other) {
    if (one.url().equals(other.url())) {
      return one.text().length() >= other.text().length() ? one : other;
    }
    return other.isPdf() && !one.isPdf() ? other : one;
  }

  private static Set<String> wordsOf(String text) {
    return new HashSet<>(
        BLANKS.splitAsStream(text.toLowerCase(Locale.ROOT)).filter(w -> !w.isEmpty()).toList());
  }

  private static String letters(String text) {
    var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return BLANKS.matcher(plain).replaceAll("");
  }

  /** In Latin letters: one of Chinese, Japanese or Korean says more. */
  private static int width(String text) {
    return (int) text.chars().mapToDouble(c -> c >= 0x2e80 && c < 0xd7ff ? 2.5 : 1).sum();
  }

  private static Set<String> words() {
    try (var in =
            Objects.requireNonNull(
                Attachments.class.getResourceAsStream("words.txt"), "words.txt");
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return Set.copyOf(
          new HashSet<>(
              lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
