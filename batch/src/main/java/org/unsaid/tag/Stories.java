package org.unsaid.tag;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Head;
import org.unsaid.core.Institution;
import org.unsaid.core.Span;
import org.unsaid.core.Story;

/**
 * Finds stories: words, and pairs of words that follow one another, of which in one week far more
 * institutions speak than in the twelve before.
 *
 * <p>The heads of that week are read three times, and those of the weeks before once: a word is
 * followed only if enough speak of it, so that memory grows with the words of many and not with all
 * words.
 */
public final class Stories {

  private static final int WEEKS_BEFORE = 12;
  private static final Duration WEEK = Duration.ofDays(7);

  /** Times the usual. */
  private static final double BURST = 4;

  /** Institutions that would have spoken of a word, where none did before. */
  private static final double LEAST_USUAL = 0.25;

  /** Share of all institutions that use a word every week where it says nothing of a subject. */
  private static final double COMMON = 1.0 / 3;

  /** Terms that would be told by chance, of all that are looked at. */
  private static final double BY_CHANCE = 0.05;

  private static final int MOST_SPEAKERS_NEEDED = 10;
  private static final int LEAST_SPEAKERS_NEEDED = 4;
  private static final int SHARE_NEEDED = 3;
  private static final int MOST_TERMS = 60;
  private static final double SAME = 0.5;
  private static final int MOST_STORIES = 4;
  private static final int WORDS_SHOWN = 5;

  private final Reading reading;
  private final Span week;
  private final HeadWords words;
  private final Map<String, Integer> numbers = new HashMap<>();

  private Stories(Reading reading, Collection<Institution> institutions, Span week) {
    this.reading = reading;
    this.week = week;
    this.words = new HeadWords(institutions);
    for (var institution : institutions) {
      numbers.put(institution.id(), numbers.size());
    }
  }

  /** Gives all heads that were published in a time, in any order, as often as it is asked. */
  @FunctionalInterface
  public interface Reading {
    void each(Span span, Consumer<Head> head);
  }

  /**
   * The stories of a week, the most striking first; those that an event of the watch is on are left
   * out.
   *
   * @param institutions others are passed over
   */
  public static List<Story> of(Reading reading, Collection<Institution> institutions, Span week) {
    return new Stories(reading, institutions, week).find();
  }

  /** A word or two, and who speaks of it this week. */
  private record Term(String text, BitSet speakers, double usual) {

    boolean isBurst() {
      return speakers.cardinality() >= BURST * usual;
    }

    /**
     * How far it is from usual: about the negative logarithm of the chance that so many speak of
     * it, where each does so by himself.
     */
    double gain() {
      int now = speakers.cardinality();
      return now * Math.log(now / usual) - (now - usual);
    }
  }

  private List<Story> find() {
    var published = new HashMap<String, Long>();
    var speakersOfWords = new HashMap<String, BitSet>();
    heads(
        week,
        (head, said) -> {
          published.merge(head.institution(), 1L, Long::sum);
          said.forEach(word -> add(speakersOfWords, word.text(), head));
        });
    int least =
        Math.clamp(
            Math.ceilDiv(published.size(), SHARE_NEEDED),
            LEAST_SPEAKERS_NEEDED,
            MOST_SPEAKERS_NEEDED);
    speakersOfWords.values().removeIf(speakers -> speakers.cardinality() < least);
    var speakers = new HashMap<String, BitSet>();
    heads(
        week,
        (head, said) ->
            terms(said, speakersOfWords.keySet()).forEach(term -> add(speakers, term, head)));
    speakers.values().removeIf(each -> each.cardinality() < least);
    var striking =
        striking(speakers, speakersOfWords.keySet(), published.size()).stream()
            .sorted(Comparator.comparingDouble(Term::gain).reversed().thenComparing(Term::text))
            .limit(MOST_TERMS)
            .toList();
    var stories = new ArrayList<Story>();
    for (var terms : together(striking)) {
      if (stories.size() < MOST_STORIES) {
        var story = story(terms, speakersOfWords.keySet(), published);
        if (story != null && story.speakers().size() >= least) {
          stories.add(story);
        }
      }
    }
    return stories;
  }

  /** Those of which far more speak than in the weeks before, seen how many published then. */
  private List<Term> striking(Map<String, BitSet> speakers, Set<String> frequent, int active) {
    var before = new ArrayList<Map<String, BitSet>>();
    var activeBefore = new BitSet[WEEKS_BEFORE];
    for (int i = 0; i < WEEKS_BEFORE; i++) {
      before.add(new HashMap<>());
      activeBefore[i] = new BitSet();
    }
    var from = week.from().minus(WEEK.multipliedBy(WEEKS_BEFORE));
    heads(
        new Span(from, week.from()),
        (head, said) -> {
          int number = weekOf(from, head.published());
          activeBefore[number].set(number(head));
          terms(said, frequent)
              .forEach(
                  term -> {
                    if (speakers.containsKey(term)) {
                      add(before.get(number), term, head);
                    }
                  });
        });
    double all = 0;
    for (var each : activeBefore) {
      all += each.cardinality();
    }
    // without weeks before, nothing is unusual
    return all == 0 ? List.of() : striking(speakers, before, active, all);
  }

  /**
   * @param before who spoke of each term, week by week
   * @param all institutions that published in these weeks, added up
   */
  private static List<Term> striking(
      Map<String, BitSet> speakers, List<Map<String, BitSet>> before, int active, double all) {
    var terms = new ArrayList<Term>();
    var common = new HashSet<String>();
    speakers.forEach(
        (text, now) -> {
          double spoke =
              before.stream()
                  .map(its -> its.get(text))
                  .mapToInt(its -> its == null ? 0 : its.cardinality())
                  .sum();
          terms.add(new Term(text, now, Math.max(LEAST_USUAL, spoke / all * active)));
          if (spoke >= COMMON * all) {
            common.add(text);
          }
        });
    double least = Math.log(terms.size() / BY_CHANCE);
    return terms.stream()
        .filter(term -> term.isBurst() && term.gain() >= least)
        .filter(term -> Arrays.stream(term.text().split(" ")).noneMatch(common::contains))
        .toList();
  }

  private static int weekOf(Instant from, Instant published) {
    return Math.clamp(Duration.between(from, published).dividedBy(WEEK), 0, WEEKS_BEFORE - 1);
  }

  /** Groups of terms of which mostly the same institutions speak; the most striking first. */
  private static List<List<Term>> together(List<Term> terms) {
    var groups = new ArrayList<List<Term>>();
    var left = new ArrayList<>(terms);
    while (!left.isEmpty()) {
      var group = new ArrayList<Term>();
      var next = new ArrayDeque<Term>();
      next.add(left.removeFirst());
      while (!next.isEmpty()) {
        var term = next.remove();
        group.add(term);
        for (var other : List.copyOf(left)) {
          if (isSame(term, other)) {
            left.remove(other);
            next.add(other);
          }
        }
      }
      groups.add(group);
    }
    return groups;
  }

  private static boolean isSame(Term one, Term other) {
    var both = (BitSet) one.speakers().clone();
    both.and(other.speakers());
    return both.cardinality()
        >= SAME * Math.min(one.speakers().cardinality(), other.speakers().cardinality());
  }

  /** Null: an event of the watch is on it. */
  private @Nullable Story story(
      List<Term> group, Set<String> frequent, Map<String, Long> published) {
    var texts = new HashSet<String>();
    group.forEach(term -> texts.add(term.text()));
    var speakers = new HashMap<String, Long>();
    var answerers = new HashMap<String, Set<String>>();
    var best = new Best();
    heads(
        week,
        (head, said) -> {
          long its = terms(said, frequent).stream().filter(texts::contains).count();
          if (its > 0) {
            speakers.merge(head.institution(), 1L, Long::sum);
            head.answers()
                .forEach(
                    event ->
                        answerers
                            .computeIfAbsent(event, _ -> new HashSet<>())
                            .add(head.institution()));
            best.offer(head, its);
          }
        });
    boolean isDeclared =
        answerers.values().stream().anyMatch(each -> 2 * each.size() >= speakers.size());
    var head = best.head;
    return isDeclared || head == null
        ? null
        : new Story(
            shown(group),
            week,
            group.getFirst().usual(),
            speakers,
            published,
            head.statement(),
            head.url());
  }

  /** The head with most of a story's terms, and of these the first by id. */
  private static final class Best {
    private @Nullable Head head;
    private long terms;

    void offer(Head other, long its) {
      if (head == null
          || its > terms
          || (its == terms && other.statement().compareTo(head.statement()) < 0)) {
        head = other;
        terms = its;
      }
    }
  }

  /** Without words that a pair says already. */
  private static List<String> shown(List<Term> group) {
    var shown = new ArrayList<String>();
    for (var term : group) {
      if (shown.size() < WORDS_SHOWN
          && group.stream()
              .noneMatch(
                  other -> other.text().length() > term.text().length() && holds(other, term))) {
        shown.add(term.text());
      }
    }
    return shown.isEmpty() ? List.of(group.getFirst().text()) : shown;
  }

  private static boolean holds(Term pair, Term word) {
    return (" " + pair.text() + " ").contains(" " + word.text() + " ");
  }

  /** Words and pairs of words, all of whose words are among these. */
  private static Set<String> terms(List<HeadWords.Word> said, Set<String> frequent) {
    var terms = new HashSet<String>();
    HeadWords.@Nullable Word before = null;
    for (var word : said) {
      if (!frequent.contains(word.text())) {
        before = null;
        continue;
      }
      if (!word.isUnspaced()) {
        terms.add(word.text());
      }
      if (before != null && word.follows()) {
        terms.add(before.with(word));
      }
      before = word;
    }
    return terms;
  }

  private void heads(Span span, BiConsumer<Head, List<HeadWords.Word>> each) {
    reading.each(
        span,
        head -> {
          if (numbers.containsKey(head.institution())) {
            each.accept(head, words.of(head));
          }
        });
  }

  private void add(Map<String, BitSet> speakers, String term, Head head) {
    speakers.computeIfAbsent(term, _ -> new BitSet()).set(number(head));
  }

  private int number(Head head) {
    return numbers.getOrDefault(head.institution(), 0);
  }
}
