package org.unsaid.watch;

import static org.unsaid.watch.Key.required;

import java.util.List;
import org.unsaid.core.Topic;

/** Reads {@code topics:}. */
final class Topics {

  private static final Key<String> ID =
      required("id", Texts.ID, "By which stored statements name it; never change it.");
  private static final Key<String> NAME = required("name", Texts.ANY, "As it is printed.");
  private static final Key<String> QUERY =
      required("query", Texts.ANY, "What a statement on the topic says, in query syntax.");

  static final Section SECTION = Section.of("a topic", ID, NAME, QUERY);

  private Topics() {}

  static List<Topic> read(List<Written<Entry>> entries, Queries queries) {
    entries.forEach(entry -> queries.check(entry.value(), QUERY));
    return Once.byId("topic", ID, entries).entrySet().stream()
        .map(each -> topic(each.getKey(), each.getValue()))
        .toList();
  }

  private static Topic topic(String id, Entry entry) {
    return new Topic(id, entry.get(NAME, id), entry.get(QUERY, ""));
  }
}
