package org.unsaid.publish.digest;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Answer;
import org.unsaid.core.Basis;
import org.unsaid.core.Clock;
import org.unsaid.core.Conduct;
import org.unsaid.core.Coverage;
import org.unsaid.core.Event;
import org.unsaid.core.Finding;
import org.unsaid.core.Finding.Kind;
import org.unsaid.core.Grade;
import org.unsaid.core.Institution;
import org.unsaid.core.Ruling;
import org.unsaid.core.Subscription;
import org.unsaid.core.Subscription.Format;
import org.unsaid.core.Topic;
import org.unsaid.core.VerdictChange;
import org.unsaid.core.Watch;
import org.unsaid.core.When;

/** A watch, its readers, and what is found, for tests, complete from a few words. */
final class Told {

  static final Instant FOUND = Instant.parse("2026-03-02T07:15:00Z");
  static final Instant SINCE = Instant.parse("2026-03-01T07:00:00Z");
  static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  static final Links NOWHERE = new Links(null, null, "examples/floods");

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private Told() {}

  /** Of so many institutions and events, named by numbers from 0. */
  static Watch watch(int institutions, int events) {
    var byId = new LinkedHashMap<String, Institution>();
    for (int i = 0; i < institutions; i++) {
      byId.put(
          "i" + i,
          new Institution(
              "i" + i,
              "Ministry " + i,
              List.of(),
              List.of(i % 2 == 0 ? "gov/even" : "gov/odd"),
              null,
              BERLIN,
              null,
              null,
              null));
    }
    return new Watch(
        "floods",
        byId,
        List.of(),
        List.of(new Topic("water", "Water", "water")),
        IntStream.range(0, events).mapToObj(i -> event("e" + i, "Flood " + i)).toList(),
        List.of(),
        Conduct.USUAL,
        "digest");
  }

  static Event event(String id, String name) {
    return new Event(
        id,
        name,
        "disaster",
        When.parse("2026-02-25", BERLIN),
        BERLIN,
        "flood",
        null,
        List.of("i0"),
        java.time.Period.ofDays(14),
        java.time.Period.ZERO,
        null,
        Map.of(),
        List.of(),
        List.of(),
        Clock.ELAPSED);
  }

  static Subscription desk() {
    return reader(Format.HTML, Set.of(), List.of(), null);
  }

  static Subscription reader(
      Format format, Set<String> institutions, List<String> events, @Nullable Grade threshold) {
    return new Subscription(
        "desk",
        new Subscription.Way.Mail("desk@example.org", format),
        Locale.UK,
        institutions,
        List.of(),
        events,
        "0 8 * * *",
        BERLIN,
        threshold,
        null);
  }

  static Finding finding(Kind kind, String institution, @Nullable String event, String summary) {
    return finding(kind, institution, event, null, summary, "https://example.org/" + institution);
  }

  static Finding finding(
      Kind kind,
      @Nullable String institution,
      @Nullable String event,
      @Nullable String topic,
      String summary,
      @Nullable String url) {
    boolean alarm = kind == Kind.SOURCE_ALARM;
    return new Finding(
        Finding.id(kind, String.valueOf(institution), String.valueOf(event), summary),
        kind,
        institution,
        alarm ? institution + "-feed" : null,
        event,
        topic,
        null,
        url,
        alarm ? "server_error" : null,
        null,
        FOUND,
        FOUND.minusSeconds(3600),
        null,
        summary,
        null,
        List.of());
  }

  /** The change by which a silence of that grade was found. */
  static VerdictChange silence(String institution, String event, Grade grade, Basis basis) {
    return change(institution, event, "pending", "silent", grade, basis);
  }

  static VerdictChange answer(String institution, String event) {
    return change(institution, event, "pending", "on_time", null, null);
  }

  private static VerdictChange change(
      String institution,
      String event,
      String before,
      String verdict,
      @Nullable Grade grade,
      @Nullable Basis basis) {
    return new VerdictChange(
        event,
        institution,
        FOUND,
        FOUND,
        Optional.of(new VerdictChange.Before(Answer.NONE_FOUND, before)),
        new Ruling(
            verdict.equals("silent") ? Answer.NONE_FOUND : Answer.ANSWERED,
            verdict,
            basis,
            grade,
            null,
            null,
            null,
            null,
            0.034,
            0.117,
            Coverage.Grade.PROVED,
            "chorus-1"));
  }

  static News news(Subscription subscription, List<Finding> findings, List<VerdictChange> changes) {
    return News.of(
        subscription,
        new News.Time(Optional.of(SINCE), NOW, Optional.empty()),
        findings,
        changes,
        List.of(),
        _ -> Optional.empty());
  }

  static Digest digest(Watch watch, Subscription subscription, News news, Links links) {
    return Digest.of(news, subscription, watch, links, "watch@example.org", List.of());
  }

  /** One finding of each kind, in an order that is not that of a digest. */
  static List<Finding> oneOfEach() {
    var findings = new ArrayList<Finding>();
    findings.add(finding(Kind.STANCE_CHANGE, "i0", "e0", "Ministry 0 answered without support."));
    findings.add(
        finding(Kind.LEAD, null, null, null, "A lead: 12 institutions spoke of “dam”.", null));
    findings.add(finding(Kind.TOPIC_AVOIDANCE, "i1", null, "water", "Nothing on water.", null));
    findings.add(
        finding(Kind.GONE_DARK, "i2", null, "Ministry 2 published nothing for two weeks."));
    findings.add(finding(Kind.DELETION, "i3", null, "A page is gone."));
    findings.add(finding(Kind.EDIT, "i4", null, "A text was changed."));
    findings.add(finding(Kind.LATE, "i5", "e0", "Ministry 5 spoke late."));
    findings.add(finding(Kind.SILENCE_ENDED, "i6", "e0", "No longer called silent."));
    findings.add(finding(Kind.GROUP_SILENCE, "i7", "e1", "No statement by Ministry 7 was found."));
    findings.add(finding(Kind.SILENCE, "i8", "e0", "No statement by Ministry 8 was found."));
    findings.add(finding(Kind.SOURCE_ALARM, "i9", null, "The feed answers 503."));
    return findings;
  }
}
