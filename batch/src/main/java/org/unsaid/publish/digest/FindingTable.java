package org.unsaid.publish.digest;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Event;
import org.unsaid.core.Ruling;
import org.unsaid.core.VerdictChange;
import org.unsaid.core.Watch;

/**
 * What is told as CSV, for a spreadsheet: no cell of it is taken for a formula, whatever others
 * wrote.
 */
final class FindingTable {

  private final News news;
  private final Watch watch;

  FindingTable(News news, Watch watch) {
    this.news = news;
    this.watch = watch;
  }

  /** In UTF-8, with the mark by which spreadsheets know that; findings first. */
  byte[] csv(int most) {
    var out = new StringWriter();
    out.write('\uFEFF');
    try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out)) {
      csv.writeRecord(
          "found",
          "kind",
          "finding_id",
          "ends",
          "institution_id",
          "institution",
          "event_id",
          "event",
          "topic",
          "source_id",
          "alarm",
          "verdict_before",
          "verdict",
          "basis",
          "grade",
          "silence_p",
          "silence_p_precedents",
          "from",
          "until",
          "statement_id",
          "url",
          "summary",
          "detail");
      news.items().stream().limit(most).forEach(item -> write(csv, item));
      news.answers().stream()
          .limit(Math.max(0, most - news.items().size()))
          .forEach(answer -> write(csv, answer));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void write(CsvWriter csv, News.Item item) {
    var finding = item.finding();
    var now = item.change().map(VerdictChange::now);
    csv.writeRecord(
        finding.found().toString(),
        finding.kind().stored(),
        finding.id(),
        safe(finding.ends()),
        safe(finding.institution()),
        safe(institution(finding.institution())),
        safe(finding.event()),
        safe(event(finding.event())),
        safe(finding.topic()),
        safe(finding.source()),
        safe(finding.alarm()),
        before(item.change()),
        now.map(Ruling::verdict).orElse(""),
        now.flatMap(its -> Optional.ofNullable(its.basis())).map(its -> its.stored()).orElse(""),
        item.grade().map(its -> its.stored()).orElse(""),
        number(now.flatMap(its -> Optional.ofNullable(its.silence()))),
        number(now.flatMap(its -> Optional.ofNullable(its.silenceByPrecedents()))),
        time(finding.from()),
        time(finding.until()),
        safe(finding.statement()),
        safe(finding.url()),
        safe(finding.summary()),
        safe(finding.detail()));
  }

  private void write(CsvWriter csv, VerdictChange answer) {
    var now = answer.now();
    csv.writeRecord(
        answer.recorded().toString(),
        "answer",
        "",
        "",
        safe(answer.institution()),
        safe(institution(answer.institution())),
        safe(answer.event()),
        safe(event(answer.event())),
        "",
        "",
        "",
        before(Optional.of(answer)),
        now.verdict(),
        "",
        "",
        "",
        "",
        "",
        "",
        safe(now.statement()),
        safe(now.url()),
        "",
        "");
  }

  private static String before(Optional<VerdictChange> change) {
    return change.flatMap(VerdictChange::before).map(VerdictChange.Before::verdict).orElse("");
  }

  private @Nullable String institution(@Nullable String id) {
    var found = id == null ? null : watch.institutions().get(id);
    return found == null ? null : found.name();
  }

  private @Nullable String event(@Nullable String id) {
    return watch.events().stream()
        .filter(event -> event.id().equals(id))
        .map(Event::name)
        .findFirst()
        .orElse(null);
  }

  private static String number(Optional<Double> number) {
    return number.map(its -> String.format(Locale.ROOT, "%.4f", its)).orElse("");
  }

  private static String time(@Nullable Instant instant) {
    return instant == null ? "" : instant.toString();
  }

  /** A spreadsheet takes for a formula what begins with one of these. */
  private static String safe(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return "";
    }
    return "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
