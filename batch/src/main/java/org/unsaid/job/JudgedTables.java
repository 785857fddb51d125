package org.unsaid.job;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.unsaid.core.Case;
import org.unsaid.core.Event;
import org.unsaid.core.Institution;
import org.unsaid.core.Judgement;
import org.unsaid.core.Reaction;
import org.unsaid.index.Rows;
import org.unsaid.publish.export.SortedRows;

/** The tables that follow from what was judged alone. */
final class JudgedTables implements AutoCloseable {

  static final String EVENTS = "events";
  static final String VERDICTS = "verdicts";
  static final String REACTIONS = "reactions";

  private final SortedRows events = new SortedRows();
  private final SortedRows verdicts = new SortedRows();
  private final SortedRows reactions = new SortedRows();

  private JudgedTables() throws IOException {}

  static JudgedTables of(List<Judgement> judgements) throws IOException {
    var tables = new JudgedTables();
    for (var judgement : judgements) {
      tables.events.add(judgement.event().id(), Rows.event(judgement));
      for (var assessment : judgement.assessments()) {
        tables.verdicts.add(
            Rows.id(judgement.event(), assessment.expectation().institution()),
            Rows.verdict(assessment));
      }
    }
    return tables;
  }

  /**
   * Adds what institutions said of an event.
   *
   * @param judgements that may rest on it
   */
  void add(
      Event event,
      Collection<Reaction> said,
      Map<String, Institution> institutions,
      List<Judgement> judgements)
      throws IOException {
    var first =
        new HashSet<>(
            judgements.stream()
                .filter(judgement -> judgement.event().id().equals(event.id()))
                .flatMap(judgement -> judgement.assessments().stream())
                .map(assessment -> assessment.verdict().nearest())
                .flatMap(Optional::stream)
                .toList());
    for (var reaction : said) {
      var institution = institutions.get(reaction.institution());
      if (institution != null) {
        reactions.add(
            Rows.id(reaction),
            Rows.reaction(reaction, event, institution, first.contains(reaction)));
      }
    }
  }

  /** All that a case holds of what was said by those who were asked. */
  static List<Reaction> said(Case its) {
    return its.asked().stream().flatMap(each -> each.reactions().stream()).toList();
  }

  SortedRows rows(String table) {
    return switch (table) {
      case EVENTS -> events;
      case VERDICTS -> verdicts;
      case REACTIONS -> reactions;
      default -> throw new IllegalArgumentException(table);
    };
  }

  static List<String> names() {
    return Stream.of(EVENTS, VERDICTS, REACTIONS).toList();
  }

  @Override
  public void close() throws IOException {
    try (events;
        verdicts;
        reactions) {
      // each is closed, whatever becomes of the others
    }
  }
}
