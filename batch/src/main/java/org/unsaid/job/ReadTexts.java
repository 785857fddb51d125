package org.unsaid.job;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.unsaid.collect.ledger.Ledger;
import org.unsaid.collect.ledger.ReadText;

/**
 * The texts that the ledger counts as read, within a range of its numbers. It notes how far it
 * came, so that a step that was killed goes on from its last chunk.
 */
class ReadTexts implements ItemStreamReader<ReadText> {

  private static final String AFTER = "after";
  private static final int AT_ONCE = 500;

  private final Ledger ledger;
  private final long from;
  private final long to;
  private final Queue<ReadText> ready = new ArrayDeque<>();
  private long after;
  private long asked;

  /**
   * @param from number of the last text that was read before
   * @param to number of the last text that is to be read
   */
  ReadTexts(Ledger ledger, long from, long to) {
    this.ledger = ledger;
    this.from = from;
    this.to = to;
  }

  @Override
  public void open(ExecutionContext context) {
    after = context.getLong(AFTER, from);
    asked = after;
  }

  @Override
  public @Nullable ReadText read() {
    if (ready.isEmpty() && asked < to) {
      ready.addAll(ledger.texts(asked, to, AT_ONCE));
      asked = ready.isEmpty() ? to : last();
    }
    var next = ready.poll();
    if (next != null) {
      after = next.number();
    }
    return next;
  }

  private long last() {
    return ready.stream().mapToLong(ReadText::number).max().orElse(to);
  }

  @Override
  public void update(ExecutionContext context) {
    context.putLong(AFTER, after);
  }
}
