package org.unsaid.job;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Judgement;
import org.unsaid.index.IndexException;

/** What is drawn in digests: read once for all of them, and never a reason to tell nothing. */
final class Drawn implements Supplier<List<Judgement>> {

  private final Supplier<List<Judgement>> read;
  private final Consumer<String> said;
  private @Nullable List<Judgement> judgements;

  private Drawn(Supplier<List<Judgement>> read, Consumer<String> said) {
    this.read = read;
    this.said = said;
  }

  /**
   * @param said told if Elasticsearch cannot be asked
   */
  static Supplier<List<Judgement>> once(Supplier<List<Judgement>> read, Consumer<String> said) {
    return new Drawn(read, said);
  }

  @Override
  public List<Judgement> get() {
    if (judgements == null) {
      try {
        judgements = read.get();
      } catch (IndexException e) {
        said.accept("without a picture: " + e.getMessage());
        judgements = List.of();
      }
    }
    return judgements;
  }
}
