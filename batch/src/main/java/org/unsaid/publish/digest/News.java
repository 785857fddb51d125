package org.unsaid.publish.digest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.unsaid.core.Finding;
import org.unsaid.core.Grade;
import org.unsaid.core.Subscription;
import org.unsaid.core.VerdictChange;

/**
 * What a reader is told: what changed since the last time, as far as the subscription is about it.
 *
 * @param since when the reader was told last; empty: never
 * @param until what was found later is not in it
 * @param again when something was made that may have told it already; empty: nothing was
 * @param items in the order of their finding
 * @param answers in time, which are no findings
 * @param ill alarms that still hold, those of {@code items} too
 */
public record News(
    Optional<Instant> since,
    Instant until,
    Optional<Instant> again,
    List<Item> items,
    List<VerdictChange> answers,
    List<Finding> ill) {

  public News {
    items = List.copyOf(items);
    answers = List.copyOf(answers);
    ill = List.copyOf(ill);
  }

  /**
   * One thing that is told.
   *
   * @param change of a verdict by which it was found; empty: it is of no verdict
   */
  public record Item(Finding finding, Optional<VerdictChange> change) {

    Optional<Grade> grade() {
      return change.flatMap(its -> Optional.ofNullable(its.now().grade()));
    }
  }

  /** Whether there is nothing to tell. */
  public boolean isQuiet() {
    return items.isEmpty() && answers.isEmpty();
  }

  /** From when to when it is told. */
  public record Time(Optional<Instant> since, Instant until, Optional<Instant> again) {}

  /**
   * Chooses what the subscription is about.
   *
   * @param findings that are new
   * @param changes of verdicts that are new, those that made a finding among them
   * @param alarms that still hold
   * @param ended how unusual the silence was that a finding ends
   */
  public static News of(
      Subscription subscription,
      Time time,
      Collection<Finding> findings,
      Collection<VerdictChange> changes,
      Collection<Finding> alarms,
      Function<Finding, Optional<Grade>> ended) {
    var byThing = new HashMap<String, VerdictChange>();
    changes.forEach(change -> byThing.put(key(change), change));
    var items = new ArrayList<Item>();
    for (var finding : findings) {
      if (subscription.isAbout(finding)) {
        var item = new Item(finding, change(byThing, finding));
        var grade =
            finding.kind() == Finding.Kind.SILENCE_ENDED && subscription.threshold() != null
                ? ended.apply(finding)
                : item.grade();
        if (subscription.isUnusualEnough(grade.orElse(null))) {
          items.add(item);
        }
      }
    }
    Predicate<VerdictChange> about = subscription::isAbout;
    return new News(
        time.since,
        time.until,
        time.again,
        items,
        changes.stream().filter(News::isAnswer).filter(about).toList(),
        alarms.stream().filter(subscription::isAbout).toList());
  }

  /** An answer that came in time, and was not there before. */
  public static boolean isAnswer(VerdictChange change) {
    return change.now().verdict().equals("on_time")
        && change.before().filter(its -> its.verdict().equals("on_time")).isEmpty();
  }

  private static Optional<VerdictChange> change(
      Map<String, VerdictChange> byThing, Finding finding) {
    return finding.event() == null || finding.institution() == null
        ? Optional.empty()
        : Optional.ofNullable(
            byThing.get(key(finding.event(), finding.institution(), finding.found())));
  }

  private static String key(VerdictChange change) {
    return key(change.event(), change.institution(), change.recorded());
  }

  private static String key(String event, String institution, Instant recorded) {
    return event + "\n" + institution + "\n" + recorded;
  }
}
