package org.unsaid.history;

import static org.unsaid.database.Columns.instant;
import static org.unsaid.database.Columns.textOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Answer;
import org.unsaid.core.Assessment;
import org.unsaid.core.Basis;
import org.unsaid.core.Coverage;
import org.unsaid.core.Grade;
import org.unsaid.core.Ruling;
import org.unsaid.core.VerdictChange;

/** The table {@code history_verdict}. */
final class Verdicts {

  private static final int AT_ONCE = 500;

  private Verdicts() {}

  /** Which of these say something else than what was said last, and are not older than that. */
  static List<VerdictChange> changes(
      Handle handle, Collection<Assessment> assessments, Instant recorded) {
    var newest = newest(handle, assessments);
    var changes = new ArrayList<VerdictChange>();
    for (var assessment : assessments) {
      var event = assessment.expectation().event().id();
      var institution = assessment.expectation().institution().id();
      var last = Optional.ofNullable(newest.get(new Pair(event, institution)));
      var now = Ruling.of(assessment);
      if (last.isEmpty()
          || (!last.get().asOf().isAfter(assessment.asOf()) && !last.get().now().saysSameAs(now))) {
        changes.add(
            new VerdictChange(
                event,
                institution,
                assessment.asOf(),
                recorded,
                last.map(its -> new VerdictChange.Before(its.now().answer(), its.now().verdict())),
                now));
      }
    }
    return changes;
  }

  private record Pair(String event, String institution) {}

  private static Map<Pair, VerdictChange> newest(
      Handle handle, Collection<Assessment> assessments) {
    var institutions =
        assessments.stream().map(its -> its.expectation().institution().id()).distinct().toList();
    var newest = new HashMap<Pair, VerdictChange>();
    for (int from = 0; from < institutions.size(); from += AT_ONCE) {
      read(handle
              .createQuery(
                  """
                      select * from history_verdict where place in (
                        select max(place) from history_verdict where institution in (<ids>)
                        group by event, institution)
                      """)
              .bindList(
                  "ids", institutions.subList(from, Math.min(from + AT_ONCE, institutions.size()))))
          .forEach(
              each ->
                  newest.put(
                      new Pair(each.change().event(), each.change().institution()), each.change()));
    }
    return newest;
  }

  static void add(Handle handle, Collection<VerdictChange> changes) {
    if (changes.isEmpty()) {
      return;
    }
    var batch =
        handle.prepareBatch(
            """
            insert into history_verdict (event, institution, as_of, recorded, answer_before,
              verdict_before, answer, verdict, basis, grade, generous, statement, url, why, silence,
              silence_precedents, coverage, method)
            values (:event, :institution, :asOf, :recorded, :answerBefore, :verdictBefore, :answer,
              :verdict, :basis, :grade, :generous, :statement, :url, :why, :silence,
              :silencePrecedents, :coverage, :method)
            """);
    for (var change : changes) {
      var now = change.now();
      batch
          .bind("event", change.event())
          .bind("institution", change.institution())
          .bind("asOf", change.asOf())
          .bind("recorded", change.recorded())
          .bind("answerBefore", change.before().map(its -> its.answer().stored()).orElse(null))
          .bind("verdictBefore", change.before().map(VerdictChange.Before::verdict).orElse(null))
          .bind("answer", now.answer().stored())
          .bind("verdict", now.verdict())
          .bind("basis", now.basis() == null ? null : now.basis().stored())
          .bind("grade", now.grade() == null ? null : now.grade().stored())
          .bind("generous", now.generous())
          .bind("statement", now.statement())
          .bind("url", textOrNull(now.url()))
          .bind("why", textOrNull(now.why()))
          .bind("silence", now.silence())
          .bind("silencePrecedents", now.silenceByPrecedents())
          .bind("coverage", now.coverage().stored())
          .bind("method", now.method())
          .add();
    }
    batch.execute();
  }

  static List<History.PlacedChange> after(Handle handle, long after, int limit) {
    return read(
        handle
            .createQuery(
                """
                select * from history_verdict where place > :after order by place limit :limit
                """)
            .bind("after", after)
            .bind("limit", limit));
  }

  static List<VerdictChange> of(Handle handle, String event, String institution, Instant asOf) {
    return read(
            handle
                .createQuery(
                    """
                    select * from history_verdict
                    where event = :event and institution = :institution and as_of <= :asOf
                    order by place
                    """)
                .bind("event", event)
                .bind("institution", institution)
                .bind("asOf", asOf))
        .stream()
        .map(History.PlacedChange::change)
        .toList();
  }

  private static List<History.PlacedChange> read(Query query) {
    return query
        .map((row, _) -> new History.PlacedChange(row.getLong("place"), change(row)))
        .list();
  }

  private static VerdictChange change(ResultSet row) throws SQLException {
    var answerBefore = row.getString("answer_before");
    var verdictBefore = row.getString("verdict_before");
    return new VerdictChange(
        row.getString("event"),
        row.getString("institution"),
        instant(row, "as_of"),
        instant(row, "recorded"),
        answerBefore == null || verdictBefore == null
            ? Optional.empty()
            : Optional.of(
                new VerdictChange.Before(Answer.valueOf(upper(answerBefore)), verdictBefore)),
        ruling(row));
  }

  private static Ruling ruling(ResultSet row) throws SQLException {
    var basis = row.getString("basis");
    var grade = row.getString("grade");
    return new Ruling(
        Answer.valueOf(upper(row.getString("answer"))),
        row.getString("verdict"),
        basis == null ? null : Basis.valueOf(upper(basis)),
        grade == null ? null : Grade.valueOf(upper(grade)),
        row.getString("generous"),
        row.getString("statement"),
        row.getString("url"),
        row.getString("why"),
        number(row, "silence"),
        number(row, "silence_precedents"),
        Coverage.Grade.valueOf(upper(row.getString("coverage"))),
        row.getString("method"));
  }

  private static @Nullable Double number(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
