package org.unsaid.collect.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists as words: capitals are newcomers, {@code *} is marked as pinned, {@code -} is missing. */
class OverlapTest {

  private static UUID id(String name) {
    return Items.id("", name.substring(name.length() - 1));
  }

  private static Overlap of(String last, String now) {
    List<Overlap.Former> former =
        words(last).stream()
            .map(name -> new Overlap.Former(id(name), name.startsWith("*"), name.startsWith("-")))
            .toList();
    List<Overlap.Present> present =
        words(now).stream()
            .map(
                name ->
                    new Overlap.Present(
                        id(name),
                        name.startsWith("*"),
                        Character.isUpperCase(name.charAt(name.length() - 1))))
            .toList();
    return Overlap.of(former, present);
  }

  private static List<String> words(String list) {
    return list.isBlank() ? List.of() : Arrays.asList(list.trim().split(" ", -1));
  }

  @ParameterizedTest(name = "{0}: {1} then {2}")
  @CsvSource({
    "nothing is new,                               c b a,           c b a",
    "the newest is left,                           e d c b a,       X Y e d c",
    "the fifth is left,                            f e d c b a,     X b a",
    "the newest was deleted,                       e d c b a,       X d c b a",
    "one was deleted so an older one came up,      d c b a,         d b a O",
    "the list grew at its end,                     d c b a,         X d c b a O P Q",
    "older pages were joined,                      d c b a,         X Y Z d c b a O P",
    "the five newest were deleted,                 -g -f -e -d -c b a, X b a",
    "a pin that is marked stays,                   *p c b a,        *p X c b",
    "a pin that is not marked stays,               p c b a,         p X c b",
    "something was pinned that was not,            d c b a,         a X d c b",
    "something was put in below the newest,        d c b a,         d X c b",
  })
  void reachesBackWhere(String what, String last, String now) {
    assertThat(of(last, now).anchor()).as(what).isPresent();
  }

  @ParameterizedTest(name = "{0}: {1} then {2}")
  @CsvSource({
    "nothing is left,                              c b a,           X Y Z",
    "only the sixth is left,                       f e d c b a,     X Y a",
    "only marked pins are left,                    *p c b a,        *p X Y Z",
    "only pins that nobody marked are left,        p q c b a,       p q X Y Z",
    "one is left as if pinned now,                 d c b a,         d X Y Z",
    "two are left above more newer ones,           d c b a,         d c X Y Z W",
    "all that was there is pinned,                 *p *q,           *p *q",
    "it is marked as pinned now,                   c b a,           *c X Y",
    "all of the last list is missing,              -b -a,           b a",
    "there was no list,                            '',              b a",
  })
  void doesNotReachBackWhere(String what, String last, String now) {
    assertThat(of(last, now).anchor()).as(what).isEmpty();
  }

  @Test
  void learnsWhatIsPinnedFromANewcomerBetweenItAndOlderOnes() {
    assertThat(of("p q c b a", "p q X c b").pinned()).isEqualTo(ids("p", "q"));
    assertThat(of("d c b a", "d b a O").pinned()).isEmpty();
  }

  @Test
  void asksTheFiveNewestThatMayAnswer() {
    assertThat(of("*p h -g f e d c b a", "X").asked())
        .containsExactly(id("h"), id("f"), id("e"), id("d"), id("c"));
  }

  private static Set<UUID> ids(String... names) {
    return Arrays.stream(names).map(OverlapTest::id).collect(Collectors.toSet());
  }
}
