package org.unsaid.extract;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.select.Selector;
import org.jsoup.select.Selector.SelectorParseException;
import org.unsaid.core.QuerySyntax;

/** The CSS selectors by which a watch says what stands where on a page. */
public final class Selectors {

  private static final Pattern QUOTED = Pattern.compile("at '([^']*)'$");

  private Selectors() {}

  /** Which selectors can be read. */
  public static QuerySyntax syntax() {
    return Selectors::check;
  }

  private static Optional<QuerySyntax.Fault> check(String selector) {
    try {
      var _ = Selector.evaluatorOf(selector);
      return Optional.empty();
    } catch (SelectorParseException | IllegalArgumentException e) {
      var reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      return Optional.of(
          new QuerySyntax.Fault(
              offset(selector, reason),
              reason.replaceFirst("^Could not parse query '.*': ", "no CSS selector, "),
              "Write a CSS selector, such as ul.news a, #article p or .info > span; a browser's"
                  + " developer tools show one for each element."));
    }
  }

  /** Where jsoup stopped, if it says what stood there; else the end. */
  private static int offset(String selector, String reason) {
    var rest = QUOTED.matcher(reason);
    return rest.find() && selector.endsWith(rest.group(1))
        ? selector.length() - rest.group(1).length()
        : selector.length();
  }
}
