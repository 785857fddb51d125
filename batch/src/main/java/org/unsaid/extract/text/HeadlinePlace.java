package org.unsaid.extract.text;

/**
 * Where the headline stands.
 *
 * @param first line of it; -1: nowhere
 * @param last line of it, since some are broken into lines
 */
record HeadlinePlace(int first, int last) {

  static final HeadlinePlace NOWHERE = new HeadlinePlace(-1, -1);

  /** Headlines are shorter, in widths. */
  private static final int LONGEST = 400;

  /** Shorter beginnings of a page's name are found by chance. */
  private static final int SHORTEST = 12;

  /**
   * The last place that shows the title, else the last main heading, before the text has begun.
   *
   * @param title as read from the page
   * @param named what the page calls itself: often the headline and the site
   */
  static HeadlinePlace find(
      Selection selection, int from, int to, int most, String title, String named) {
    var flow = selection.flow;
    var letters = letters(title);
    var name = letters(named);
    var found = NOWHERE;
    boolean equal = false;
    boolean main = false;
    int before = 0;
    for (int i = 0; i < to && before <= most; i++) {
      var line = flow.lines.get(i);
      if (line.fullWidth < LONGEST) {
        int last = match(selection, i, to, letters, name);
        if (last >= 0 && !(main && isLower(flow, line))) {
          found = new HeadlinePlace(i, last);
          equal = true;
          main |= selection.visible(line) && flow.has(line.block, Traits.FIRST_HEADING);
        } else if (!equal && flow.has(line.block, Traits.FIRST_HEADING)) {
          found = new HeadlinePlace(i, i);
        }
      }
      if (i >= from && selection.visible(line)) {
        before += selection.weight(line);
      }
    }
    return found;
  }

  /** A heading within the text, which an office that repeats its headline there wants read. */
  private static boolean isLower(Flow flow, Flow.Line line) {
    return flow.has(line.block, Traits.HEADING) && !flow.has(line.block, Traits.FIRST_HEADING);
  }

  /** The last of the lines from one on that are together the title; -1: they are not. */
  private static int match(Selection selection, int start, int to, String title, String name) {
    var built = new StringBuilder();
    for (int i = start; i < to && i < start + 4; i++) {
      var letters = letters(Rendering.whole(selection.flow.lines.get(i)));
      if (letters.isEmpty()) {
        return -1;
      }
      built.append(letters);
      var text = built.toString();
      if (i == start
          && title.length() >= SHORTEST
          && text.contains(title)
          && selection.flow.has(selection.flow.lines.get(i).block, Traits.FIRST_HEADING)) {
        return i; // some put the day into the main heading
      }
      if (text.equals(title)
          || (text.length() >= SHORTEST
              && text.length() * 2 > name.length()
              && name.startsWith(text))) {
        return i;
      }
      if (!title.startsWith(text) && !name.startsWith(text)) {
        return -1;
      }
    }
    return -1;
  }

  /** Only letters and digits, since headlines are set in many ways. */
  static String letters(String text) {
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        out.append(Character.toLowerCase(c));
      }
    }
    return out.toString();
  }
}
