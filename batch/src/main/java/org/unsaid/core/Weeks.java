package org.unsaid.core;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many statements an institution published in weeks that follow one another.
 *
 * @param spans seven of its days each, in order; the same number of weeks for all institutions
 * @param watched of each week, whether it existed and all of its sources were watched without a gap
 * @param published of each week, on whatever subject; what bears no date counts when it was seen
 * @param onTopic by id of the topic, likewise; a topic on which it never spoke is missing
 * @param unwatched ids of channels on which it publishes too, and which nobody watches
 */
public record Weeks(
    Institution institution,
    List<Span> spans,
    List<Boolean> watched,
    List<Long> published,
    Map<String, List<Long>> onTopic,
    List<String> unwatched) {

  public Weeks {
    spans = List.copyOf(spans);
    watched = List.copyOf(watched);
    published = List.copyOf(published);
    onTopic = Map.copyOf(onTopic);
    unwatched = List.copyOf(unwatched);
    if (watched.size() != spans.size() || published.size() != spans.size()) {
      throw new IllegalArgumentException(
          "%d weeks, of which %d are watched or not, and %d counted"
              .formatted(spans.size(), watched.size(), published.size()));
    }
  }

  /** Of each week, on one topic; null: on whatever subject. */
  public List<Long> published(@Nullable String topic) {
    return topic == null
        ? published
        : onTopic.getOrDefault(topic, Collections.nCopies(spans.size(), 0L));
  }
}
