package org.unsaid.extract.listing;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a document, told once each and not without end. */
final class Faults {

  /** Begins the fault of a document that breaks the rules of its syntax. */
  static final String MALFORMED = "malformed";

  private static final int MOST = 20;
  private static final int LONGEST = 300;

  private final List<String> told = new ArrayList<>();

  void add(String fault) {
    var brief = brief(fault);
    if (told.size() < MOST && !told.contains(brief)) {
      told.add(brief);
    }
  }

  /**
   * @param line from 1
   */
  void malformed(long line, String what) {
    add(MALFORMED + ", line " + line + ": " + what);
  }

  void malformed(String what) {
    add(MALFORMED + ": " + what);
  }

  List<String> told() {
    return List.copyOf(told);
  }

  private static String brief(String fault) {
    var line = fault.replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
