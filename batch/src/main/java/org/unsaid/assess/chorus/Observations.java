package org.unsaid.assess.chorus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which institutions were observed at which events, and answered within the window. Institutions
 * and classes are numbered from 0. What nobody observed takes no room.
 *
 * <p>Pairs stand twice, so that sums run over neighbours: by event, and by institution and class. A
 * <em>cell</em> is an institution in a class.
 */
final class Observations {

  final int institutions;
  final int classes;

  /** Class of each event. */
  final int[] classOf;

  /** Of event e: {@code [eventFrom[e], eventFrom[e + 1])} of the next three. */
  final int[] eventFrom;

  final int[] institution;
  final int[] cell;
  final boolean[] answered;

  /** Of institution a: {@code [institutionFrom[a], institutionFrom[a + 1])} of the cells. */
  final int[] institutionFrom;

  final int[] cellClass;

  /** Of a cell: {@code [cellFrom[c], cellFrom[c + 1])} of the next two. */
  final int[] cellFrom;

  final int[] event;
  final boolean[] answeredOfCell;

  /**
   * An event that is over.
   *
   * @param institutions that were observed, each once
   * @param answered of each of them
   */
  @SuppressWarnings("ArrayRecordComponent") // many numbers, which nobody compares
  record Outcome(int eventClass, int[] institutions, boolean[] answered) {}

  private Observations(List<Outcome> outcomes, int classes, int institutions) {
    this.institutions = institutions;
    this.classes = classes;
    int events = outcomes.size();
    classOf = outcomes.stream().mapToInt(Outcome::eventClass).toArray();
    eventFrom = new int[events + 1];
    for (int e = 0; e < events; e++) {
      eventFrom[e + 1] = Math.addExact(eventFrom[e], outcomes.get(e).institutions().length);
    }
    int pairs = eventFrom[events];
    institution = new int[pairs];
    answered = new boolean[pairs];
    var from = new int[institutions + 1];
    for (int e = 0; e < events; e++) {
      var outcome = outcomes.get(e);
      int at = eventFrom[e];
      System.arraycopy(outcome.institutions(), 0, institution, at, eventFrom[e + 1] - at);
      System.arraycopy(outcome.answered(), 0, answered, at, eventFrom[e + 1] - at);
      for (int a : outcome.institutions()) {
        from[a + 1]++;
      }
    }
    for (int a = 0; a < institutions; a++) {
      from[a + 1] += from[a];
    }
    event = new int[pairs];
    answeredOfCell = new boolean[pairs];
    var origin = new int[pairs];
    var next = from.clone();
    for (int e : eventsByClass()) {
      for (int i = eventFrom[e]; i < eventFrom[e + 1]; i++) {
        int at = next[institution[i]]++;
        event[at] = e;
        answeredOfCell[at] = answered[i];
        origin[at] = i;
      }
    }
    cell = new int[pairs];
    institutionFrom = new int[institutions + 1];
    var cellStarts = new int[pairs + 1];
    var classesOfCells = new int[pairs];
    int cells = 0;
    for (int a = 0; a < institutions; a++) {
      institutionFrom[a] = cells;
      for (int i = from[a]; i < from[a + 1]; i++) {
        int its = classOf[event[i]];
        if (i == from[a] || its != classesOfCells[cells - 1]) {
          cellStarts[cells] = i;
          classesOfCells[cells++] = its;
        }
        cell[origin[i]] = cells - 1;
      }
    }
    institutionFrom[institutions] = cells;
    cellStarts[cells] = pairs;
    cellFrom = Arrays.copyOf(cellStarts, cells + 1);
    cellClass = Arrays.copyOf(classesOfCells, cells);
  }

  /**
   * @throws ArithmeticException beyond 2³¹ − 1 pairs
   */
  static Observations of(List<Outcome> outcomes, int classes, int institutions) {
    return new Observations(outcomes, classes, institutions);
  }

  int events() {
    return classOf.length;
  }

  int pairs() {
    return institution.length;
  }

  int cells() {
    return cellClass.length;
  }

  /** The cell of an institution in a class; −1: it was never observed there. */
  int cell(int eventClass, int ofInstitution) {
    int at =
        Arrays.binarySearch(
            cellClass,
            institutionFrom[ofInstitution],
            institutionFrom[ofInstitution + 1],
            eventClass);
    return at < 0 ? -1 : at;
  }

  private List<Integer> eventsByClass() {
    var byClass = new ArrayList<List<Integer>>();
    for (int c = 0; c < classes; c++) {
      byClass.add(new ArrayList<>());
    }
    for (int e = 0; e < classOf.length; e++) {
      byClass.get(classOf[e]).add(e);
    }
    return byClass.stream().flatMap(List::stream).toList();
  }
}
