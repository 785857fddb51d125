package org.unsaid.extract.date;

import org.jspecify.annotations.Nullable;
import org.unsaid.extract.date.Lexicon.Month;
import org.unsaid.extract.date.Lexicon.Role;

/** The months' names in a stretch of text, of many languages, and how sure each of them is one. */
final class MonthNames {

  private final Tokens tokens;
  private final String language;

  MonthNames(Tokens tokens, String language) {
    this.tokens = tokens;
    this.language = language;
  }

  /**
   * A month's name in the text.
   *
   * @param to one behind its last token, a point included
   * @param sure whether it is a month beyond doubt, even without a year
   * @param likely whether it is one, if a year stands beside it
   */
  record Name(int from, int to, Month month, boolean sure, boolean likely) {}

  /** The month that begins at a token; null: none. */
  @Nullable Name at(int at) {
    if (!tokens.isWord(at)) {
      return null;
    }
    var sense = tokens.sense(at);
    if (sense.is(Role.MONTH_WORD) && tokens.digits(at + 1) > 0) {
      long number = tokens.value(at + 1);
      return number >= 1 && number <= 12
          ? new Name(
              at, at + 2, new Month(Calendar.GREGORIAN, (int) number, ",vi,", false), true, true)
          : null;
    }
    Name longest = named(at, at + 1, sense);
    var words = sense.opens() ? tokens.folded(at) : "";
    for (int i = at + 1; sense.opens() && i < at + 3; i++) {
      words = words + " " + tokens.folded(i);
      sense = Lexicon.sense(words);
      var longer = named(at, i + 1, sense);
      longest = longer == null ? longest : longer;
    }
    if (longest != null && tokens.is(longest.to(), "/") && tokens.isWord(longest.to() + 1)) {
      // مايو/أيار: one month in two ways
      var twin = at(longest.to() + 1);
      if (twin != null && twin.month().number() == longest.month().number()) {
        longest = new Name(at, twin.to(), longest.month(), longest.sure(), longest.likely());
      }
    }
    if (longest == null && tokens.written(at).charAt(0) == 'ב') {
      // Hebrew writes its "in" together with the month
      var word = tokens.folded(at);
      longest = word.isEmpty() ? null : named(at, at + 1, Lexicon.sense(word.substring(1)));
    }
    return longest;
  }

  /** The month whose last token is right before another; null: none. */
  @Nullable Name before(int at, int floor) {
    int last = at - 1;
    if (!tokens.isWord(last) && !tokens.is(last, ".-/,") && !tokens.isNumber(last)) {
      return null;
    }
    for (int from = Math.max(floor, at - 4); from < at; from++) {
      if (tokens.isWord(from) && (from >= at - 2 || tokens.mayOpen(from))) {
        var name = at(from);
        if (name != null
            && (name.to() == at
                || (name.to() == at - 1 && tokens.is(last, "-/,"))
                || (name.to() == at - 1 && tokens.folded(last).equals("the")))) {
          return name;
        }
      }
    }
    return null;
  }

  private @Nullable Name named(int from, int to, Lexicon.Sense sense) {
    var month = month(sense);
    if (month == null) {
      return null;
    }
    boolean capital = tokens.capital(from);
    boolean ours = month.of(language);
    boolean english = month.of("en");
    boolean likely =
        (english && !month.little()) ? capital || (ours && !language.equals("en")) : ours;
    // without a year or a day, a foreign or a short word is rather another word
    boolean sure =
        (ours || language.isEmpty())
            ? likely || (capital && !month.little())
            : english && likely && tokens.end(from) - tokens.start(from) > 3;
    return new Name(
        from,
        tokens.is(to, ".׳॰") ? to + 1 : to,
        month,
        sure,
        likely || (capital && !month.little()));
  }

  private @Nullable Month month(Lexicon.Sense sense) {
    var months = sense.months();
    if (months.isEmpty()) {
      return null;
    }
    for (var month : months) {
      if (month.of(language)) {
        return month;
      }
    }
    var first = months.getFirst();
    for (var month : months) {
      if (month.number() != first.number() || month.calendar() != first.calendar()) {
        return null;
      }
    }
    return first;
  }
}
