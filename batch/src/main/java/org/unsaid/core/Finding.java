package org.unsaid.core;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened and that a digest reports. Written down once: what changes later is
 * another finding.
 *
 * @param id the same for the same thing, whoever finds it and however often: {@link #id(Kind,
 *     Object...)}
 * @param institution id; null: it is of none, as a lead is
 * @param source id; null: it is of no single source
 * @param event id; null: it is of none
 * @param topic id; null: it is of none
 * @param statement id, of its first text; null: it is of none, or none could be read
 * @param alarm what is odd with a source, in the ledger's word; null exactly where it is no alarm
 * @param ends id of the finding that is over by this one; null: it begins something, or stands
 *     alone
 * @param found when we knew, by our clock
 * @param from it did not happen earlier; null: nobody can say
 * @param until it did not happen later; null: it goes on
 * @param summary in one sentence that can be printed
 * @param detail more of it, such as what the words were before; null: there is no more
 * @param proofs where the archive holds what it rests on
 */
public record Finding(
    String id,
    Kind kind,
    @Nullable String institution,
    @Nullable String source,
    @Nullable String event,
    @Nullable String topic,
    @Nullable String statement,
    @Nullable String url,
    @Nullable String alarm,
    @Nullable String ends,
    Instant found,
    @Nullable Instant from,
    @Nullable Instant until,
    String summary,
    @Nullable String detail,
    List<Proof> proofs) {

  public Finding {
    proofs = List.copyOf(proofs);
    if ((kind == Kind.SOURCE_ALARM) != (alarm != null)) {
      throw new IllegalArgumentException(kind + " with the alarm " + alarm);
    }
    if (from != null && until != null && until.isBefore(from)) {
      throw new IllegalArgumentException("A finding from " + from + " until " + until);
    }
  }

  /** The same, resting on these. */
  public Finding with(List<Proof> others) {
    return new Finding(
        id,
        kind,
        institution,
        source,
        event,
        topic,
        statement,
        url,
        alarm,
        ends,
        found,
        from,
        until,
        summary,
        detail,
        others);
  }

  /** What happened. */
  public enum Kind {
    /** No answer where one was to be expected. */
    SILENCE,
    /** An answer to what was called a silence. */
    SILENCE_ENDED,
    /** An answer after the time in which such answers come. */
    LATE,
    /** No answer of a whole group. */
    GROUP_SILENCE,
    /** Far less is published than before, or nothing; or, where it ends one, it is over. */
    GONE_DARK,
    /** As much as ever is published, and far less of a topic; or, where it ends one, it is over. */
    TOPIC_AVOIDANCE,
    /** A text was changed after it was published. */
    EDIT,
    /** A text was taken away. */
    DELETION,
    /** Another stand than before; or, where it ends one, it is not said any more. */
    STANCE_CHANGE,
    /** Something of which many speak, and which no event declares: for a person to look at. */
    LEAD,
    /** A source may be dead while it looks quiet; or is not, any more. */
    SOURCE_ALARM;

    /** The word that is stored and printed. */
    public String stored() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException if there is none of that word
     */
    public static Kind of(String stored) {
      return valueOf(stored.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * Something that can be shown.
   *
   * @param what {@code before} and {@code after} of an edit; {@code first_text}, {@code last_text}
   *     and {@code missing} of a deletion
   * @param captured when it was asked for
   */
  public record Proof(String what, Instant captured, CapturePlace place) {}

  /** An id that is the same for the same thing. */
  public static String id(Kind kind, Object... thing) {
    var name = new StringBuilder();
    for (var part : thing) {
      name.append(part).append('\n');
    }
    return kind.stored()
        + "-"
        + UUID.nameUUIDFromBytes(name.toString().getBytes(StandardCharsets.UTF_8));
  }
}
