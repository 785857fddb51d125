package org.unsaid.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unsaid.core.Conduct;
import org.unsaid.core.Institution;
import org.unsaid.core.Precision;
import org.unsaid.core.Published;
import org.unsaid.core.Source;
import org.unsaid.core.Statement;
import org.unsaid.core.Watch;
import org.unsaid.core.When;

class StatementReaderTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @Test
  void keepsADayAsADayOfTheInstitutionsZone() {
    var read = read("{'institution':'mfa','published':'2026-03-03','text':'x'}");

    var when = when(read);
    assertThat(when.precision()).isEqualTo(Precision.DAY);
    assertThat(when.earliest()).isEqualTo(Instant.parse("2026-03-02T16:00:00Z"));
    assertThat(when.latest()).isEqualTo(Instant.parse("2026-03-03T16:00:00Z"));
    assertThat(when.zoneAssumed()).isTrue();
    assertThat(read.firstSeen()).isEqualTo(when.latest());
    assertThat(read.firstSeenAssumed()).isTrue();
  }

  @Test
  void keepsAStatedOffsetAndTheMinute() {
    var read = read("{'institution':'mfa','published':'2026-03-03T14:05+01:00','text':'x'}");

    var when = when(read);
    assertThat(when.precision()).isEqualTo(Precision.MINUTE);
    assertThat(when.earliest()).isEqualTo(Instant.parse("2026-03-03T13:05:00Z"));
    assertThat(when.zoneAssumed()).isFalse();
  }

  @Test
  void believesAnArchiveThatClaimsLessPrecisionThanItWrites() {
    var read =
        read(
            "{'institution':'mfa','published':'2026-03-03T00:00:00+08:00','precision':'day','text':'x'}");

    assertThat(when(read).precision()).isEqualTo(Precision.DAY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "not json                                                  | not JSON at column",
        "['a']                                                     | not a JSON object",
        "{'published':'2026-03-03','text':'x'}                     | who is missing",
        "{'institution':'mfa','text':'x'}                          | published is missing",
        "{'institution':'mfa','published':'2026-03-03'}            | text is missing",
        "{'institution':'mfa','published':'2026-03-03','text':' '} | text is missing",
        "{'institution':'moon','published':'2026-03-03','text':'x'} | 'moon' is not an institution",
        "{'institution':'mfa','published':'2026-02-30','text':'x'} | '2026-02-30' is no time",
        "{'institution':'mfa','published':'yesterday','text':'x'}  | 'yesterday' is no time",
        "{'institution':'mfa','published':'0026-03-03','text':'x'} | year 26",
        "{'institution':'mfa','published':'2026-03','precision':'day','text':'x'} | known to the month",
        "{'institution':'mfa','published':'2026-03-03','precision':'hour','text':'x'} | is no precision",
        "{'institution':'mfa','published':'2026-03-03','text':['x']} | a text is needed",
        "{'institution':'mfa','published':'2026-03-03','text':'x','url':'javascript:alert(1)'} | no http",
        "{'institution':'mfa','published':'2026-03-03','text':'x','url':'http://a b'} | is no address",
        "{'institution':'mfa','published':'2026-03-03','text':'x','first_seen':'2026-03-01'} | before",
        "{'institution':'mfa','published':'2026-03-03','text':'x'}{} | more than one",
      })
  void rejectsALineWithItsNumberAndTheReason(String line, String why) {
    var json = line.replace("'institution'", "'who'").replace('\'', '"');

    var reading = reader(Map.of("institution", "who")).read(json(json));

    assertThat(reading).isInstanceOf(Reading.Rejected.class);
    var rejected = (Reading.Rejected) reading;
    assertThat(rejected.line()).isEqualTo(7);
    assertThat(rejected.why()).contains(why);
  }

  @Test
  void keepsTheIdWhenTheTextIsEditedOrTheSiteMovesToHttps() {
    var first =
        read(
            "{'institution':'mfa','published':'2026-03-03','text':'x','url':'http://A.example/p?utm_source=x#top'}");
    var later =
        read(
            "{'institution':'mfa','published':'2026-03-04','text':'y','url':'https://a.example:443/p'}");
    var other =
        read(
            "{'institution':'mfa','published':'2026-03-03','text':'x','url':'http://a.example/P'}");

    assertThat(later.id()).isEqualTo(first.id());
    assertThat(other.id()).isNotEqualTo(first.id());
  }

  @Test
  void fallsBackToTheArchivesIdAndThenToTitleAndTime() {
    var byId = read("{'institution':'mfa','published':'2026-03-03','text':'x','id':'7'}");
    var byIdToo =
        read("{'institution':'mfa','published':'2026-03-05','text':'z','title':'t','id':'7'}");
    var byTitle = read("{'institution':'mfa','published':'2026-03-03','text':'x','title':'t'}");
    var byTitleToo = read("{'institution':'mfa','published':'2026-03-03','text':'y','title':'t'}");

    assertThat(byIdToo.id()).isEqualTo(byId.id());
    assertThat(byTitleToo.id()).isEqualTo(byTitle.id()).isNotEqualTo(byId.id());
  }

  @Test
  void mendsUtf8ThatItsMakerReadAsAWesternCharset() {
    var read =
        read(
            "{'institution':'mfa','published':'2026-03-03','title':'Café','text':'Mr OâConnor'}"
                .replace("Café", "CafÃ©")
                .replace("â", "â\\u0080\\u0099"));

    assertThat(read.title()).isEqualTo("Café");
    assertThat(read.text()).isEqualTo("Mr O’Connor");
  }

  @Test
  void doesNotLetALineWriteOnTheTerminal() {
    var reading =
        reader(Map.of())
            .read(
                json(
                    "{\"institution\":\"\\u001b[31mred\",\"published\":\"2026-03-03\",\"text\":\"x\"}"));

    assertThat(((Reading.Rejected) reading).why()).doesNotContain("\u001b");
  }

  private static When when(Statement read) {
    return ((Published) read.publication()).when();
  }

  private static Statement read(String line) {
    var reading = reader(Map.of()).read(json(line.replace('\'', '"')));
    assertThat(reading).isInstanceOf(Reading.Read.class);
    return ((Reading.Read) reading).statement();
  }

  private static ArchiveLine json(String line) {
    return new ArchiveLine.Json("a.jsonl", 7, line.getBytes(StandardCharsets.UTF_8));
  }

  private static StatementReader reader(Map<String, String> fields) {
    var archive = archive(Path.of("a.jsonl"), Source.Archive.Format.JSONL, fields);
    return new StatementReader(archive, watch(archive));
  }

  static Source.Archive archive(
      Path path, Source.Archive.Format format, Map<String, String> fields) {
    return new Source.Archive("a", null, List.of("mfa"), format, path, fields, null);
  }

  static Watch watch(Source... sources) {
    var institutions = new LinkedHashMap<String, Institution>();
    institutions.put(
        "mfa",
        new Institution(
            "mfa", "Foreign Ministry", List.of(), List.of(), null, SHANGHAI, null, null, null));
    return new Watch(
        "test",
        institutions,
        List.of(sources),
        List.of(),
        List.of(),
        List.of(),
        Conduct.USUAL,
        "d");
  }
}
