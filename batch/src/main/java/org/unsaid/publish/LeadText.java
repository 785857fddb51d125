package org.unsaid.publish;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.unsaid.core.Institution;
import org.unsaid.core.Story;

/**
 * A story that no event declares, and who is missing from it: a lead, which says nothing of anybody
 * until a person has looked at it and declared an event.
 */
public final class LeadText {

  private static final int SHOWN = 5;

  private static final Collector<CharSequence, ?, String> JOINED = Collectors.joining(", ");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

  private final Story story;
  private final Map<String, Institution> institutions;
  private final List<Institution> missing;

  /**
   * @param institutions by id
   * @param missing who was watched all week, published something, and did not speak of it; those
   *     first of whom that is the most surprising
   */
  public LeadText(Story story, Map<String, Institution> institutions, List<Institution> missing) {
    this.story = story;
    this.institutions = Map.copyOf(institutions);
    this.missing = List.copyOf(missing);
  }

  /** In a few sentences. */
  public String summary() {
    return "A lead, and no verdict: %d institutions spoke of %s from %s to %s, where %s would in an average week; no event of the watch is on it. %s"
        .formatted(
            story.speakers().size(),
            story.words().stream().map(word -> "\u201c" + word + "\u201d").collect(JOINED),
            DAY.format(story.week().from()),
            DAY.format(story.week().to().minusNanos(1)),
            String.format(Locale.ROOT, "%.1f", story.usual()),
            missing.isEmpty()
                ? "Nobody who published anything, and was watched all week, is missing."
                : "Of those who were watched all week and published something, %d did not%s."
                    .formatted(
                        missing.size(),
                        missing.size() > SHOWN
                            ? "; the first are "
                                + missing.stream().limit(SHOWN).map(this::missing).collect(JOINED)
                            : ": " + missing.stream().map(this::missing).collect(JOINED)));
  }

  /** Who spoke of it and who did not, one a line. */
  public String detail() {
    return story.speakers().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(
                each ->
                    "spoke: %s (%d of %d statements)"
                        .formatted(
                            name(each.getKey()),
                            each.getValue(),
                            story.published().getOrDefault(each.getKey(), each.getValue())))
            .collect(Collectors.joining("\n"))
        + missing.stream().map(each -> "\ndid not: " + missing(each)).collect(Collectors.joining());
  }

  private String name(String id) {
    var institution = institutions.get(id);
    return institution == null ? id : institution.name();
  }

  private String missing(Institution institution) {
    long published = story.published().getOrDefault(institution.id(), 0L);
    return "%s (%d statement%s; by how much it published, in %d of 100 cases)"
        .formatted(
            institution.name(),
            published,
            published == 1 ? "" : "s",
            Math.round(100 * story.chanceOfNone(institution.id())));
  }
}
