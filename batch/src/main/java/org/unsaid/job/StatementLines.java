package org.unsaid.job;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.unsaid.extract.ArchiveLine;
import org.unsaid.extract.ArchiveReader;
import org.unsaid.extract.Survey;

/**
 * A range of the lines of an archive, without those that the survey passes over. It notes how far
 * it came, so that a step that was killed goes on from its last chunk.
 */
class StatementLines implements ItemStreamReader<ArchiveLine> {

  static final String FROM = "from";
  static final String TO = "to";
  private static final String NEXT = "next";

  private final Survey survey;
  private @Nullable ArchiveReader lines;
  private long next;
  private long to;

  StatementLines(Survey survey) {
    this.survey = survey;
  }

  @Override
  public void open(ExecutionContext context) {
    next = context.getLong(NEXT, context.getLong(FROM));
    to = context.getLong(TO);
    var opened = ArchiveReader.open(survey.archive());
    opened.skip(next);
    lines = opened;
  }

  @Override
  public @Nullable ArchiveLine read() {
    while (next < to && lines != null) {
      var line = lines.next();
      if (line == null) {
        throw new IllegalStateException(
            "The archive '%s' ended after %d lines; it had %d when this run began"
                .formatted(survey.archive().id(), next, survey.lines()));
      }
      boolean passedOver = survey.passedOver().get(Math.toIntExact(next));
      next++;
      if (!passedOver) {
        return line;
      }
    }
    return null;
  }

  @Override
  public void update(ExecutionContext context) {
    context.putLong(NEXT, next);
  }

  @Override
  public void close() {
    if (lines != null) {
      lines.close();
    }
  }
}
