package org.unsaid.collect.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unsaid.core.Attempt;
import org.unsaid.core.Span;

class ThreadsTest {

  private static final int SOURCES = 20;
  private static final int LOOKS = 10;

  @Test
  void keepsEveryLookOfManyThreads() throws Exception {
    var ledger = Ledger.open(LedgerTest.h2(), () -> Looking.DAY);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var done =
          IntStream.range(0, SOURCES)
              .<Future<?>>mapToObj(source -> threads.submit(() -> look(ledger, "s" + source)))
              .toList();
      for (var each : done) {
        each.get();
      }
    }

    var span = new Span(Looking.DAY, Looking.DAY.plusSeconds(60L * (LOOKS - 1)));
    for (int source = 0; source < SOURCES; source++) {
      var watched = ledger.watched("s" + source, span, Looking.DAY.plusSeconds(9999));
      assertThat(watched.gaps()).isEmpty();
      assertThat(watched.parts()).extracting(Watched.Part::looks).containsExactly(LOOKS - 1);
    }
  }

  private static void look(Ledger ledger, String source) {
    for (int look = 0; look < LOOKS; look++) {
      var when = Looking.DAY.plusSeconds(60L * look);
      var looked =
          ledger.listed(
              attempt(source, Attempt.Target.LIST, when),
              Looking.newestFirst("n" + look, "n" + (look - 1), "n" + (look - 2)));
      for (var item : looked.fresh()) {
        ledger.page(attempt(source, Attempt.Target.PAGE, when), item.key(), "text", null);
      }
      ledger.watched(source, new Span(Looking.DAY, Looking.DAY.plusSeconds(60)), when);
      assertThat(ledger.agenda(List.of(), when).due()).isEmpty();
    }
  }

  private static Attempt attempt(String source, Attempt.Target target, Instant when) {
    var url = URI.create("https://harbour.example/");
    return new Attempt(source, target, url, when, when, Attempt.Outcome.NEW, null, "", 0, 0, null);
  }
}
