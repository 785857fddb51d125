package org.unsaid.publish.digest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Basis;
import org.unsaid.core.Event;
import org.unsaid.core.Finding;
import org.unsaid.core.GroupTest;
import org.unsaid.core.Subscription;
import org.unsaid.core.VerdictChange;
import org.unsaid.core.Watch;

/** Puts news into words. */
final class SheetWriter {

  private static final int NAMED = 12;
  private static final int LONGEST_TITLE = 160;
  private static final int LONGEST_LINE = 700;
  private static final int LONGEST_DETAIL = 400;

  private final News news;
  private final Subscription subscription;
  private final Watch watch;
  private final Links links;
  private final String unsubscribe;
  private final Words words;
  private final Map<String, Event> events;

  /**
   * @param unsubscribe to whom one writes to end it; empty: nobody said
   */
  SheetWriter(News news, Subscription subscription, Watch watch, Links links, String unsubscribe) {
    this.news = news;
    this.subscription = subscription;
    this.watch = watch;
    this.links = links;
    this.unsubscribe = unsubscribe;
    this.words = new Words(subscription.language(), subscription.zone());
    this.events =
        watch.events().stream().collect(Collectors.toMap(Event::id, it -> it, (one, _) -> one));
  }

  /** What stands above it in a list of mails. */
  String subject() {
    var name = Plain.of(watch.name(), 60);
    return news.isQuiet()
        ? words.of("subject.quiet", name)
        : words.of("subject.news", name, String.join(", ", counts()));
  }

  /**
   * @param most entries of a chapter
   * @param table how many rows of the table are attached; 0: none is
   */
  Sheet sheet(int most, int table) {
    return new Sheet(
        words.of("title", Plain.of(watch.name(), 60)),
        period(),
        intro(),
        news.isQuiet(),
        parts(most, table),
        links
            .board(from(), news.until())
            .map(address -> List.of(new Sheet.Link(words.of("link.kibana"), address)))
            .orElse(List.of()),
        footer());
  }

  private Instant from() {
    return news.since()
        .or(() -> news.items().stream().map(item -> item.finding().found()).findFirst())
        .orElse(news.until());
  }

  private String period() {
    return news.since()
        .map(since -> words.of("period.since", words.time(since), words.time(news.until())))
        .orElseGet(() -> words.of("period.first", words.time(news.until())));
  }

  private List<String> intro() {
    var lines = new ArrayList<String>();
    var ill =
        news.ill().stream()
            .map(each -> each.source() == null ? "" : each.source())
            .distinct()
            .toList();
    var health =
        ill.isEmpty()
            ? words.of("healthy")
            : words.of("ill", ill.size(), Plain.of(String.join(", ", ill), 300));
    if (news.isQuiet()) {
      var quiet =
          news.since()
              .map(since -> words.of("quiet", words.time(since)))
              .orElseGet(() -> words.of("quiet.first", words.time(news.until())));
      lines.add(quiet + " " + health);
    } else {
      lines.add(String.join(" · ", counts()));
      lines.add(health);
    }
    news.again().ifPresent(made -> lines.add(words.of("again", words.time(made))));
    return lines;
  }

  private List<String> counts() {
    var counts = new EnumMap<Chapter, Integer>(Chapter.class);
    news.items().forEach(item -> counts.merge(Chapter.of(item.finding()), 1, Integer::sum));
    if (!news.answers().isEmpty()) {
      counts.put(Chapter.ANSWERS, news.answers().size());
    }
    return counts.entrySet().stream()
        .map(each -> words.of(each.getKey().key() + ".count", each.getValue()))
        .toList();
  }

  private List<Sheet.Part> parts(int most, int table) {
    var byChapter = new EnumMap<Chapter, List<News.Item>>(Chapter.class);
    for (var item : news.items()) {
      byChapter.computeIfAbsent(Chapter.of(item.finding()), _ -> new ArrayList<>()).add(item);
    }
    var parts = new ArrayList<Sheet.Part>();
    for (var chapter : Chapter.values()) {
      if (chapter == Chapter.ANSWERS) {
        answers(most, table).ifPresent(parts::add);
        continue;
      }
      var items = byChapter.getOrDefault(chapter, List.of());
      if (!items.isEmpty()) {
        var shown = together(strongestFirst(chapter, items));
        parts.add(
            new Sheet.Part(
                words.of(chapter.key()),
                note(chapter),
                shown.stream().limit(most).map(this::entry).toList(),
                more(shown.stream().skip(most).mapToInt(List::size).sum(), table)));
      }
    }
    return parts;
  }

  private String note(Chapter chapter) {
    return switch (chapter) {
      case SILENCES -> words.of("silences.note");
      case LEADS -> words.of("leads.note");
      default -> "";
    };
  }

  /** Of silences the least expected first, since a long list is cut; all else by time. */
  private static List<News.Item> strongestFirst(Chapter chapter, List<News.Item> items) {
    if (chapter != Chapter.SILENCES) {
      return items;
    }
    return items.stream().sorted(Comparator.comparingDouble(SheetWriter::surprise)).toList();
  }

  /** Of a group that is silent at one event, all together: they are one finding to a reader. */
  private static List<List<News.Item>> together(List<News.Item> items) {
    var together = new LinkedHashMap<String, List<News.Item>>();
    for (var item : items) {
      var finding = item.finding();
      var key =
          finding.kind() == Finding.Kind.GROUP_SILENCE
              ? finding.kind() + "\n" + finding.event()
              : finding.id();
      together.computeIfAbsent(key, _ -> new ArrayList<>()).add(item);
    }
    return List.copyOf(together.values());
  }

  private static double surprise(News.Item item) {
    return item.change()
        .flatMap(change -> Optional.ofNullable(change.now().silenceByPrecedents()))
        .orElse(1.0);
  }

  private String more(int hidden, int table) {
    if (hidden <= 0) {
      return "";
    }
    int rows = news.items().size() + news.answers().size();
    var where =
        table == 0
            ? words.of("more.command", "`" + links.list() + "`")
            : words.of("more.csv", table >= rows ? 0 : 1, table);
    return words.of("more", hidden, where);
  }

  /** Of several, what is said of the first stands for all: they differ in little else. */
  private Sheet.Entry entry(List<News.Item> items) {
    var item = items.getFirst();
    var finding = item.finding();
    var lines = new ArrayList<String>();
    if (items.size() > 1) {
      lines.add(words.of("group.of", items.size(), members(items)));
    }
    if (items.size() == 1) {
      item.change().flatMap(this::chances).ifPresent(lines::add);
    }
    lines.add(Plain.of(finding.summary(), LONGEST_LINE));
    var detail = finding.detail();
    if (detail != null && !detail.isBlank()) {
      lines.add(Plain.of(detail, LONGEST_DETAIL));
    }
    lines.add(words.of("found", words.time(finding.found())));
    var title =
        items.size() > 1
            ? Plain.of(
                words.of("group.title", items.size(), eventName(String.valueOf(finding.event()))),
                LONGEST_TITLE)
            : title(finding);
    return new Sheet.Entry(
        title.isEmpty() ? words.of("untitled") : title,
        title.isEmpty() ? "" : badge(item),
        switch (finding.kind()) {
          case SILENCE, GROUP_SILENCE, SOURCE_ALARM -> finding.ends() == null;
          default -> false;
        },
        lines,
        linksOf(finding),
        command(finding));
  }

  private String members(List<News.Item> items) {
    var named = items.stream().limit(NAMED).map(this::member).collect(Collectors.joining("; "));
    return items.size() > NAMED ? words.of("answers.more", named, items.size() - NAMED) : named;
  }

  private String member(News.Item item) {
    var name = name(item.finding().institution());
    return item.change()
        .map(VerdictChange::now)
        .flatMap(now -> member(name, now.silenceByPrecedents(), now.silence()))
        .orElse(name);
  }

  private Optional<String> member(String name, @Nullable Double alone, @Nullable Double seen) {
    return alone == null || seen == null
        ? Optional.empty()
        : Optional.of(words.of("group.member", name, chance(alone), chance(seen)));
  }

  /** Both chances, of what was called a silence. */
  private Optional<String> chances(VerdictChange change) {
    var alone = change.now().silenceByPrecedents();
    var seen = change.now().silence();
    return !change.beginsSilence() || alone == null || seen == null
        ? Optional.empty()
        : Optional.of(words.of("chance", chance(alone), chance(seen)));
  }

  private String chance(double probability) {
    return probability < GroupTest.VERIFIED
        ? words.of("chance.few")
        : words.of("chance.of100", Math.round(100 * probability));
  }

  private String badge(News.Item item) {
    var finding = item.finding();
    if (finding.ends() != null && finding.kind() != Finding.Kind.SILENCE_ENDED) {
      return words.of("kind.over");
    }
    var kind = words.of("kind." + finding.kind().stored());
    var grade = item.grade().map(its -> ", " + words.of("grade." + its.stored())).orElse("");
    var basis =
        item.change().filter(its -> its.now().basis() == Basis.GROUP).isPresent()
            ? ", " + words.of("basis.group")
            : "";
    return kind + grade + basis;
  }

  private String title(Finding finding) {
    var who = name(finding.institution());
    var what =
        finding.event() != null
            ? eventName(finding.event())
            : finding.topic() != null
                ? topicName(finding.topic())
                : finding.source() == null ? "" : finding.source();
    var title = who.isEmpty() ? what : what.isEmpty() ? who : who + " · " + what;
    return Plain.of(title, LONGEST_TITLE);
  }

  private String name(@Nullable String institution) {
    if (institution == null) {
      return "";
    }
    var found = watch.institutions().get(institution);
    return Plain.of(found == null ? institution : found.name());
  }

  private String eventName(String id) {
    var event = events.get(id);
    return event == null ? id : Plain.of(event.name());
  }

  private String topicName(String id) {
    return watch.topics().stream()
        .filter(topic -> topic.id().equals(id))
        .map(topic -> Plain.of(topic.name()))
        .findFirst()
        .orElse(id);
  }

  private List<Sheet.Link> linksOf(Finding finding) {
    var found = new ArrayList<Sheet.Link>();
    var url = finding.url() == null ? "" : Plain.address(finding.url());
    if (!url.isEmpty()) {
      found.add(
          new Sheet.Link(
              words.of(
                  finding.kind() == Finding.Kind.SOURCE_ALARM ? "link.source" : "link.statement"),
              url));
    }
    found.addAll(linksOf(finding.event(), finding.found()));
    return found;
  }

  private List<Sheet.Link> linksOf(@Nullable String event, Instant found) {
    var further = new ArrayList<Sheet.Link>();
    if (event != null) {
      links.page(event).ifPresent(at -> further.add(new Sheet.Link(words.of("link.report"), at)));
      var known = events.get(event);
      links
          .event(event, known == null ? found : known.opens(), news.until())
          .ifPresent(at -> further.add(new Sheet.Link(words.of("link.kibana"), at)));
    }
    return further;
  }

  private String command(Finding finding) {
    return finding.event() == null || finding.institution() == null
        ? ""
        : links.explain(finding.event(), finding.institution());
  }

  /** One entry of an event: who answered it in time. */
  private Optional<Sheet.Part> answers(int most, int table) {
    var byEvent = new LinkedHashMap<String, List<VerdictChange>>();
    for (var answer : news.answers()) {
      byEvent.computeIfAbsent(answer.event(), _ -> new ArrayList<>()).add(answer);
    }
    if (byEvent.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Sheet.Part(
            words.of("answers"),
            "",
            byEvent.entrySet().stream()
                .limit(most)
                .map(each -> answers(each.getKey(), each.getValue()))
                .toList(),
            more(byEvent.size() - most, table)));
  }

  private Sheet.Entry answers(String event, List<VerdictChange> answers) {
    var named =
        answers.stream()
            .map(answer -> name(answer.institution()))
            .limit(NAMED)
            .collect(Collectors.joining(", "));
    var who =
        answers.size() > NAMED ? words.of("answers.more", named, answers.size() - NAMED) : named;
    return new Sheet.Entry(
        Plain.of(eventName(event), LONGEST_TITLE),
        "",
        false,
        List.of(words.of("answers.of", answers.size(), who)),
        linksOf(event, news.until()),
        "");
  }

  private List<String> footer() {
    var lines = new ArrayList<String>();
    if (!news.isQuiet()) {
      lines.add(words.of("footer.method"));
    }
    lines.add(words.of("footer.times", words.zone(news.until()), words.customs()));
    if (subscription.way() instanceof Subscription.Way.Mail mail) {
      lines.add(
          words.of("footer.why", mail.address(), subscription.id(), Plain.of(watch.name(), 60)));
    }
    if (!unsubscribe.isEmpty()) {
      lines.add(words.of("footer.unsubscribe", unsubscribe, "unsubscribe " + subscription.id()));
    }
    return lines;
  }

  Words words() {
    return words;
  }
}
