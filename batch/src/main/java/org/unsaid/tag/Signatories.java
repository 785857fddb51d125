package org.unsaid.tag;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Institution;
import org.unsaid.core.Published;
import org.unsaid.core.Signatory;
import org.unsaid.core.Statement;

/**
 * Finds who issues a joint statement: where its title, or its first line, says so ("Joint statement
 * by A and B on …", "A、B联合声明"), or where names stand below a closing formula at its end.
 *
 * <p>Rather none than a wrong one: names are taken only as the watch writes them, whole ("Ministry
 * of Defence of Norway" is not our "Ministry of Defence"), in a list, and a title that begins with
 * what somebody thinks of a joint statement names no issuer.
 */
final class Signatories {

  private static final int LONGEST_HEAD = 300;
  private static final int LONGEST_LINE = 120;
  private static final int LAST_LINES = 30;
  private static final int SHORTEST_NAME = 4;

  /** What such a text calls itself. */
  private static final Pattern JOINT =
      words(
          "joint (?:press |media )?(?:statement|declaration|communiqu[eé])|"
              + "gemeinsame (?:presse)?(?:erklärung|stellungnahme|mitteilung)|"
              + "déclaration (?:conjointe|commune)|communiqué (?:conjoint|commun)|"
              + "(?:declaración|declaração) conjunta|comunicado conjunto|dichiarazione congiunta|"
              + "wspólne oświadczenie|ortak (?:açıklama|bildiri|bildirisi)|"
              + "совместное заявление|совместная декларация|спільна заява|спільне комюніке|"
              + "بيان مشترك|联合声明|联合公报|聯合聲明|聯合公報|共同声明|공동성명|공동 성명");

  /** May stand before it where nobody is named yet. */
  private static final Pattern HARMLESS =
      words(
          "|(?:full )?text of(?: the| a)?|the|a|press release\\s*:?|media release\\s*:?"
              + "|[^\\p{L}\\p{N}]*");

  /** Leads from it to who issues it. */
  private static final Pattern BY =
      words(
          "\\s*(?:by|of|from|between|von|der|des|zwischen|de la|de los|de las|de|du|des|del|"
              + "entre|da|do|tra|di|między|между|від)?\\s+");

  /** Leads from who issues it to it. */
  private static final Pattern ISSUE =
      words(
          "(?:(?:today|jointly)\\s+)?(?:issued?|release[ds]?|releases?|publish(?:ed)?|make|made|adopt"
              + "(?:ed)?|sign(?:ed)?|veröffentlichen|unterzeichnen|publient|adoptent|signent|"
              + "publican|firman|опубликовали|подписали|приняли)(?:\\s+(?:a|an|the|their|eine|une|"
              + "una|their))?|(?:关于[^，。]{1,60}的)?(?:发表|发布|签署)?|の|(?:發表|發布|簽署)");

  private static final Pattern AND =
      words(
          "\\s*[,;、，/&]\\s*(?:and|und|et|y|e|и|и)?\\s*|\\s+(?:and|und|et|y|e|и|та|ve|i)\\s+|[和及与與暨]|と");

  private static final Pattern ARTICLE =
      words(
          "(?:the|der|die|das|des|dem|den|du|de la|des|le|la|les|l['’]|el|los|las|il|senators?|sen\\.|ministers?|"
              + "secretary|president)\\s*");

  /** Follows the last of those who issue it. */
  private static final Pattern TOPIC =
      words(
          "\\s*(?:$|[.:–—(（\\n\\-]|(?:on|about|regarding|concerning|following|after|in|at|over|"
              + "condemning|calling|zu|zum|zur|über|anlässlich|sur|sobre|relative|su|o|в|о|об|по|"
              + "pro|щодо|про)\\s|关于|就)");

  /** Where, behind a name that we do not know, the list has ended. */
  private static final Pattern LATER_TOPIC =
      words(
          "\\b(?:on|about|regarding|concerning|following|after|in|at|over|with|between|zu|zum|zur|über|mit|sur|avec|"
              + "sobre|con|o|в|о|об|по|с|pro|щодо|про)\\s|[.:–—(（\\n]|关于|就");

  private static final Pattern CLOSING =
      words(
          "(?:signed(?: by)?|co-signed by|sincerely(?: yours)?|respectfully|yours (?:sincerely|"
              + "faithfully|truly)|gezeichnet|unterzeichnet(?: von)?|mit freundlichen grüßen|"
              + "signé(?: par)?|signataires|firmado(?: por)?|firmantes|podpisano|подписали|"
              + "подписано|签署|签署人|联署|署名)\\s*[:：,，]?\\s*");

  /** A name as texts write it, and whose it is. */
  private record Name(String text, Institution institution) {}

  private final List<Name> names = new ArrayList<>();

  Signatories(Collection<Institution> institutions) {
    var owners = new HashMap<String, Institution>();
    var ambiguous = new HashSet<String>();
    for (var institution : institutions) {
      var all = new ArrayList<>(institution.names());
      all.add(institution.name());
      for (var name : all) {
        var key = name.strip().toLowerCase(Locale.ROOT);
        var other = owners.putIfAbsent(key, institution);
        if (other == null && isTelling(key)) {
          names.add(new Name(name.strip(), institution));
        } else if (other != null && !other.id().equals(institution.id())) {
          ambiguous.add(key);
        }
      }
    }
    names.removeIf(name -> ambiguous.contains(name.text.toLowerCase(Locale.ROOT)));
    // the longest first: North Command is not Command
    names.sort(
        Comparator.comparingInt((Name name) -> -name.text.length())
            .thenComparing(name -> name.text));
  }

  private static boolean isTelling(String name) {
    return name.length() >= SHORTEST_NAME
        || (name.length() >= 2 && name.codePoints().allMatch(UnspacedFilter::isUnspaced));
  }

  /** In the order of the text; none if it is not issued by another institution too. */
  List<Signatory> of(Statement statement) {
    var found = new LinkedHashMap<String, Signatory>();
    var text = statement.text();
    head(statement.title(), statement, found);
    int end = text.indexOf('\n');
    var first = end < 0 ? text : text.substring(0, end);
    if (!first.equals(statement.title())) {
      head(first, statement, found);
    }
    if (found.isEmpty()) {
      end(text, statement, found);
    }
    boolean others = found.keySet().stream().anyMatch(id -> !id.equals(statement.institution()));
    return others ? List.copyOf(found.values()) : List.of();
  }

  private void head(String line, Statement statement, Map<String, Signatory> found) {
    if (line.length() > LONGEST_HEAD || line.isBlank()) {
      return;
    }
    var joint = JOINT.matcher(line);
    if (!joint.find()) {
      return;
    }
    var before = line.substring(0, joint.start());
    if (HARMLESS.matcher(before.strip()).matches()) {
      var by = BY.matcher(line).region(joint.end(), line.length());
      if (by.lookingAt()) {
        list(line, by.end(), TOPIC, line, statement, found);
      }
    } else {
      list(before, 0, ISSUE, line, statement, found);
    }
  }

  /**
   * Reads a list of names.
   *
   * @param rest what may follow its last name
   */
  private void list(
      String line,
      int from,
      Pattern rest,
      String quote,
      Statement statement,
      Map<String, Signatory> found) {
    var signatories = new ArrayList<Name>();
    int at = from;
    while (true) {
      var article = ARTICLE.matcher(line).region(at, line.length());
      var name = at(line, at);
      if (name == null && article.lookingAt()) {
        at = article.end();
        name = at(line, at);
      }
      if (name == null) {
        // one whom the watch does not know: the list may go on, but not beyond its topic
        var next = AND.matcher(line);
        if (rest == ISSUE) {
          return;
        }
        if (!next.find(at) || LATER_TOPIC.matcher(line).region(at, next.start()).find()) {
          break;
        }
        at = next.end();
        continue;
      }
      at += name.text.length();
      var and = AND.matcher(line).region(at, line.length());
      var end = rest.matcher(line).region(at, line.length());
      if (and.lookingAt()) {
        signatories.add(name);
        at = and.end();
      } else if (rest == ISSUE ? isIssued(line, at) : end.lookingAt()) {
        signatories.add(name);
        break;
      } else if (rest == ISSUE) {
        return;
      }
    }
    signatories.forEach(name -> add(name, quote, statement, found));
  }

  private static boolean isIssued(String line, int at) {
    return ISSUE.matcher(line.substring(at).strip()).matches();
  }

  private void end(String text, Statement statement, Map<String, Signatory> found) {
    var lines = lastLines(text);
    boolean closed = false;
    for (var line : lines) {
      if (CLOSING.matcher(line).matches()) {
        closed = true;
      } else if (closed) {
        var article = ARTICLE.matcher(line);
        int at = article.lookingAt() ? article.end() : 0;
        var name = at(line, at);
        if (name != null && isWhole(line, at + name.text.length())) {
          add(name, line, statement, found);
        }
      }
    }
    // others' letters are quoted at the end of statements too
    if (!found.containsKey(statement.institution())) {
      found.clear();
    }
  }

  /** A title of the one who signs may follow after a comma. */
  private static boolean isWhole(String line, int end) {
    return end == line.length() || line.charAt(end) == ',' || line.charAt(end) == '，';
  }

  private static List<String> lastLines(String text) {
    var lines = new ArrayList<String>();
    int end = text.length();
    while (end > 0 && lines.size() < LAST_LINES) {
      int begin = text.lastIndexOf('\n', end - 1) + 1;
      if (end - begin <= LONGEST_LINE) {
        lines.add(text.substring(begin, end).strip());
      }
      end = begin - 1;
    }
    return lines.reversed();
  }

  private static void add(
      Name name, String quote, Statement statement, Map<String, Signatory> found) {
    var then =
        statement.publication() instanceof Published published
            ? published.when().earliest()
            : statement.firstSeen();
    if (name.institution.existsAt(then)) {
      found.putIfAbsent(name.institution.id(), new Signatory(name.institution.id(), quote.strip()));
    }
  }

  /** The name that begins there and ends with a word. */
  private @Nullable Name at(String line, int at) {
    for (var name : names) {
      int end = at + name.text.length();
      if (line.regionMatches(true, at, name.text, 0, name.text.length())
          && (end == line.length() || !goesOn(line.codePointBefore(end), line.codePointAt(end)))) {
        return name;
      }
    }
    return null;
  }

  private static boolean goesOn(int last, int next) {
    return Character.isLetterOrDigit(next) && !UnspacedFilter.isUnspaced(last);
  }

  private static Pattern words(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
