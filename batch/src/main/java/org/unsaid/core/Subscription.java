package org.unsaid.core;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to be told what changed, of what, and when. It narrows by what a finding has: a lead is
 * of no institution, and so no choice of institutions holds it back.
 *
 * @param id by which what was sent to it is remembered
 * @param language in which it is told, and by whose customs days and numbers are written
 * @param institutions ids of those it is about; empty: of all
 * @param topics ids; empty: all
 * @param events ids; empty: all
 * @param cron minute, hour, day of the month, month and day of the week, as crontab(5) has them
 * @param zone in which that is read, and in which times are told
 * @param threshold silences that are less unusual are left out; null: none is
 * @param since what was found before is never told; null: all is
 */
public record Subscription(
    String id,
    Way way,
    Locale language,
    Set<String> institutions,
    List<String> topics,
    List<String> events,
    String cron,
    ZoneId zone,
    @Nullable Grade threshold,
    @Nullable Instant since) {

  public Subscription {
    institutions = Set.copyOf(institutions);
    topics = List.copyOf(topics);
    events = List.copyOf(events);
  }

  /** How it gets there. */
  public sealed interface Way {

    /**
     * By mail.
     *
     * @param address of one reader, such as {@code desk@example.org}
     */
    record Mail(String address, Format format) implements Way {}

    /** As JSON, sent to a program of the reader's. */
    record Webhook(URI address) implements Way {}
  }

  /** What a mail holds besides its text. */
  public enum Format {
    /** The same as a page, with a picture and a table. */
    HTML,
    /** Nothing. */
    TEXT;

    /** The word that is written in a watch. */
    public String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether it is about that finding; how unusual a silence is, is not asked here. */
  public boolean isAbout(Finding finding) {
    return (since == null || !finding.found().isBefore(since))
        && isAboutInstitution(finding.institution())
        && isAboutEvent(finding.event())
        && (topics.isEmpty() || finding.topic() == null || topics.contains(finding.topic()));
  }

  /** Whether it is about what was said of an institution and an event. */
  public boolean isAbout(VerdictChange change) {
    return (since == null || !change.recorded().isBefore(since))
        && isAboutInstitution(change.institution())
        && isAboutEvent(change.event());
  }

  private boolean isAboutInstitution(@Nullable String institution) {
    return institutions.isEmpty() || institution == null || institutions.contains(institution);
  }

  private boolean isAboutEvent(@Nullable String event) {
    return events.isEmpty()
        || event == null
        || events.stream().anyMatch(name -> Event.isNamed(event, name));
  }

  /** Whether a silence of that grade is unusual enough. */
  public boolean isUnusualEnough(@Nullable Grade grade) {
    return threshold == null || grade == null || grade.compareTo(threshold) >= 0;
  }
}
