package org.unsaid.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueriesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "flood AND (relief OR             | 20 | ends too early",
        "flood AND relief)                | 16 | cannot stand here",
        "flood AND OR relief              | 10 | cannot stand here",
        "\"flood relief                   | 0  | quotation mark",
        "title:flood AND titel:relief     | 16 | 'titel' is not a field",
        "stem.xx:flood                    | 0  | endings of 'xx' are not known",
        "flood AND *lief                  | 10 | cannot begin with *",
        "/fl.*d/                          | 0  | regular expressions",
        "[a TO b]                         | 0  | a range has no meaning",
        "flood or storm                   | 6  | the word 'or' is searched for",
        "flood OR storm AND relief        | 15 | AND and OR stand side by side",
        "flood relief OR storm            | 13 | AND and OR stand side by side",
        "(a OR b c) AND d                 | 8  | AND and OR stand side by side",
        "NOT flood                        | 0  | only excludes",
        "\"...\"                          | 0  | nothing to search for",
        "反?腐                             | 0  | no words of several characters",
      })
  void marksThePlaceWhereAQueryGoesWrong(String query, int offset, String found) {
    var fault = Queries.check(query).orElseThrow();

    assertThat(fault.found()).contains(found);
    assertThat(fault.offset()).isEqualTo(offset);
    assertThat(fault.advice()).isNotBlank();
  }

  @Test
  void refusesAQueryOfTooManyWords() {
    var query =
        IntStream.range(0, 2000).mapToObj(i -> "word" + i).collect(Collectors.joining(" OR "));

    assertThat(Queries.check(query).orElseThrow().found()).contains("more than 1024 words");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "title:(a OR b) OR head:(\"c d\" OR e)",
        "title:(a OR b) AND NOT title:c",
        "a AND NOT (b OR c) AND \"d e\"~2",
        "a b -c +d",
        "\"or\" AND flood",
        "\"death or glory\"",
        "flood AND (relief OR \"first aid\")",
        "title:flood OR head:relief",
        "stem.en:flood -rain",
      })
  void acceptsWhatCanBeMeant(String query) {
    assertThat(Queries.check(query)).isEmpty();
  }
}
