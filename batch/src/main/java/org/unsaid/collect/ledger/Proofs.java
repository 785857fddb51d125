package org.unsaid.collect.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Gap;
import org.unsaid.core.Span;

/**
 * Answers from the looks that were written down when a source was watched, and when not and why.
 */
final class Proofs {

  private static final int NAMED = 3;

  private final Handle handle;
  private final String source;
  private final Span span;
  private final Instant asOf;

  Proofs(Handle handle, String source, Span span, Instant asOf) {
    this.handle = handle;
    this.source = source;
    this.span = span;
    this.asOf = asOf;
  }

  Watched watched() {
    var gaps = new ArrayList<Gap>();
    var proved = new ArrayList<Span>();
    var looks = Looks.good(handle, source, span, asOf);
    Instant reached = span.from();
    for (var look : looks) {
      if (!look.began().isAfter(span.from())) {
        continue;
      }
      var between = clipped(reached, look.began());
      if (between == null) {
        break;
      }
      if (look.proved()) {
        proved.add(between);
      } else {
        gaps.add(gap(between, why(look)));
      }
      reached = between.to();
    }
    if (reached.isBefore(span.to())) {
      gaps.add(gap(new Span(reached, span.to()), sinceLast(looks)));
    }
    var unread = Items.unread(handle, source, span, asOf);
    gaps.addAll(unreadGaps(unread));
    gaps.sort(Comparator.comparing(gap -> gap.span().from()));
    return new Watched(source, span, asOf, parts(proved, unread, looks), gaps);
  }

  private @Nullable Span clipped(Instant from, Instant to) {
    var start = from.isBefore(span.from()) ? span.from() : from;
    var end = to.isAfter(span.to()) ? span.to() : to;
    return start.isBefore(end) ? new Span(start, end) : null;
  }

  private static String why(Looks.Good look) {
    return look.previous() == null
        ? "nobody looked before " + Words.time(look.began())
        : look.proof();
  }

  private static String sinceLast(List<Looks.Good> looks) {
    return looks.isEmpty()
        ? "no look at it has succeeded yet"
        : "no look at it has succeeded since " + Words.time(looks.getLast().began());
  }

  private Gap gap(Span gap, String why) {
    var failures = Looks.failures(handle, source, gap, asOf);
    return new Gap(source, gap, failures.isEmpty() ? why : why + "; " + Words.failures(failures));
  }

  private List<Gap> unreadGaps(List<Items.Unread> unread) {
    Map<Span, List<Items.Unread>> bySpan = new LinkedHashMap<>();
    for (var item : unread) {
      bySpan.computeIfAbsent(item.mayBe(), each -> new ArrayList<>()).add(item);
    }
    var gaps = new ArrayList<Gap>();
    bySpan.forEach(
        (mayBe, items) -> {
          var clipped = clipped(mayBe.from(), mayBe.to());
          if (clipped != null) {
            gaps.add(new Gap(source, clipped, unreadWords(items)));
          }
        });
    return gaps;
  }

  private String unreadWords(List<Items.Unread> items) {
    var words = new StringBuilder("listed, but not read: ");
    for (int i = 0; i < Math.min(NAMED, items.size()); i++) {
      words.append(i == 0 ? "" : "; ").append(unreadWords(items.get(i)));
    }
    if (items.size() > NAMED) {
      words.append("; and %d more".formatted(items.size() - NAMED));
    }
    return words.toString();
  }

  private String unreadWords(Items.Unread item) {
    var last = Looks.lastAtPage(handle, item.id(), asOf);
    var name =
        item.title().isBlank()
            ? item.url()
            : "'%s' %s".formatted(Words.shortened(item.title()), item.url());
    if (last == null) {
      return name + " (not tried yet)";
    }
    var how = last.failure() == null ? last.outcome().stored() : last.failure().stored();
    return "%s (%s at %s)".formatted(name, how, Words.time(last.began()));
  }

  private List<Watched.Part> parts(
      List<Span> proved, List<Items.Unread> unread, List<Looks.Good> looks) {
    var holes = unread.stream().map(Items.Unread::mayBe).toList();
    return Spans.without(Spans.joined(proved), holes).stream()
        .map(part -> part(part, looks))
        .toList();
  }

  private Watched.Part part(Span part, List<Looks.Good> looks) {
    int reaching =
        (int)
            looks.stream()
                .filter(
                    look ->
                        look.proved()
                            && look.previous() != null
                            && look.began().isAfter(part.from())
                            && look.previous().isBefore(part.to()))
                .count();
    int failed =
        Looks.failures(handle, source, part, asOf).values().stream()
            .mapToInt(Integer::intValue)
            .sum();
    return new Watched.Part(part, reaching, failed);
  }
}
