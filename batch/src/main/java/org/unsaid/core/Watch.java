package org.unsaid.core;

import java.util.List;
import java.util.SequencedMap;

/**
 * What a researcher wants watched: read from a folder of YAML, checked as a whole.
 *
 * @param name of the folder
 * @param institutions by id, in the order of the files
 * @param digest SHA-256 of all that was read, in hexadecimal: one version of the watch
 */
public record Watch(
    String name,
    SequencedMap<String, Institution> institutions,
    List<Source> sources,
    List<Topic> topics,
    List<Event> events,
    List<CodedAnswer> answers,
    String digest) {

  public Watch {
    sources = List.copyOf(sources);
    topics = List.copyOf(topics);
    events = List.copyOf(events);
    answers = List.copyOf(answers);
  }

  /** The institution with that id. */
  public Institution institution(String id) {
    var found = institutions.get(id);
    if (found == null) {
      throw new IllegalArgumentException("The watch has no institution '" + id + "'");
    }
    return found;
  }

  /** The archives among the sources. */
  public List<Source.Archive> archives() {
    return sources.stream()
        .filter(Source.Archive.class::isInstance)
        .map(Source.Archive.class::cast)
        .toList();
  }
}
