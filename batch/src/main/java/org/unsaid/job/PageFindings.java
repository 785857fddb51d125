package org.unsaid.job;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unsaid.collect.ledger.PageGone;
import org.unsaid.collect.ledger.TextEdited;
import org.unsaid.core.Finding;
import org.unsaid.core.Statement;
import org.unsaid.extract.CaptureReading;
import org.unsaid.extract.TextChange;

/** Makes findings of what the ledger tells of pages, with the bytes that the archive kept. */
final class PageFindings {

  private final KeptTexts texts;

  PageFindings(KeptTexts texts) {
    this.texts = texts;
  }

  /** The same whenever it is asked, so that nothing is found twice. */
  static String id(TextEdited edited) {
    return Finding.id(
        Finding.Kind.EDIT, edited.source(), edited.url(), edited.version(), edited.after().began());
  }

  static String id(PageGone gone) {
    return Finding.id(Finding.Kind.DELETION, gone.source(), gone.url(), gone.since());
  }

  boolean isWatched(String source) {
    return texts.source(source) != null;
  }

  /**
   * Empty: not one word is another, as this program reads the page; an earlier one read it
   * otherwise.
   */
  Optional<Finding> of(TextEdited edited) {
    var before = statement(edited.source(), edited.published(), edited.before());
    var after = statement(edited.source(), edited.published(), edited.after());
    var change =
        before == null || after == null
            ? Optional.of(
                new TextChange("one of the two texts cannot be read from the archive now", ""))
            : TextChange.between(before, after);
    return change.map(
        its ->
            finding(
                id(edited),
                Finding.Kind.EDIT,
                edited.source(),
                edited.url(),
                before == null ? after : before,
                edited.recorded(),
                edited.unchangedAt(),
                edited.after().began(),
                "%s was edited between %s and %s: %s%s"
                    .formatted(
                        edited.url(),
                        edited.unchangedAt().truncatedTo(ChronoUnit.SECONDS),
                        edited.after().began().truncatedTo(ChronoUnit.SECONDS),
                        its.words(),
                        titled(after == null ? before : after, "")),
                its.passages().isEmpty() ? null : its.passages(),
                proofs("before", edited.before(), "after", edited.after())));
  }

  Finding of(PageGone gone) {
    var first = gone.first();
    var last = gone.last();
    var statement = first == null ? null : statement(gone.source(), gone.published(), first);
    var there = gone.there();
    long days = Duration.between(gone.since(), gone.missing().began()).toDays();
    var proofs = new ArrayList<Finding.Proof>();
    proofs.addAll(proofs("first_text", first, "last_text", last));
    proofs.addAll(proofs("missing", gone.missing(), "", null));
    return finding(
        id(gone),
        Finding.Kind.DELETION,
        gone.source(),
        gone.url(),
        statement,
        gone.recorded(),
        there,
        gone.since(),
        "%s is gone: its site has said so for %d days, since %s; %s%s"
            .formatted(
                gone.url(),
                days,
                gone.since().truncatedTo(ChronoUnit.SECONDS),
                there == null
                    ? "it was listed, and never there when we looked"
                    : "it was last there at " + there.truncatedTo(ChronoUnit.SECONDS),
                titled(statement, gone.title())),
        null,
        proofs);
  }

  private Finding finding(
      String id,
      Finding.Kind kind,
      String source,
      URI url,
      @Nullable Statement statement,
      Instant found,
      @Nullable Instant from,
      Instant until,
      String summary,
      @Nullable String detail,
      List<Finding.Proof> proofs) {
    var polled = texts.source(source);
    if (polled == null) {
      throw new IllegalArgumentException("The watch has no source '" + source + "'");
    }
    return new Finding(
        id,
        kind,
        polled.institution(),
        source,
        null,
        null,
        statement == null ? null : statement.id(),
        url.toString(),
        null,
        null,
        found,
        from,
        until,
        summary,
        detail,
        proofs);
  }

  private static String titled(@Nullable Statement statement, String otherwise) {
    var title = statement == null || statement.title().isBlank() ? otherwise : statement.title();
    return title.isBlank() ? "" : " ('%s')".formatted(title);
  }

  private static List<Finding.Proof> proofs(
      String one, TextEdited.@Nullable Sight first, String other, TextEdited.@Nullable Sight next) {
    var proofs = new ArrayList<Finding.Proof>();
    if (first != null && first.place() != null) {
      proofs.add(new Finding.Proof(one, first.began(), first.place()));
    }
    if (next != null && next.place() != null) {
      proofs.add(new Finding.Proof(other, next.began(), next.place()));
    }
    return proofs;
  }

  /** As this program reads it now; null: it cannot. */
  private @Nullable Statement statement(
      String id, @Nullable String published, TextEdited.Sight sight) {
    var place = sight.place();
    return place != null
            && texts.read(id, published, place, sight.landing())
                instanceof CaptureReading.Read(Statement statement, var _)
        ? statement
        : null;
  }
}
