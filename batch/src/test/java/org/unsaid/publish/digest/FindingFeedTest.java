package org.unsaid.publish.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unsaid.publish.digest.Told.finding;
import static org.unsaid.publish.digest.Told.oneOfEach;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.unsaid.core.Basis;
import org.unsaid.core.Finding.Kind;
import org.unsaid.core.Grade;
import tools.jackson.databind.json.JsonMapper;

class FindingFeedTest {

  @Test
  void isReadAsAFeedWithTheLastFindingFirst() throws Exception {
    var feed =
        new SyndFeedInput()
            .build(new StringReader(FindingFeed.atom(Told.watch(20, 2), oneOfEach())));

    assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
    assertThat(feed.getEntries()).hasSize(11);
    assertThat(feed.getEntries().getFirst().getTitle()).isEqualTo("source alarm: Ministry 9");
    assertThat(feed.getEntries().get(1).getTitle()).isEqualTo("silence: Ministry 8 · Flood 0");
    assertThat(feed.getEntries().get(1).getLink()).isEqualTo("https://example.org/i8");
    assertThat(feed.getEntries().stream().map(SyndEntry::getUri)).doesNotHaveDuplicates();
  }

  @Test
  void holdsWhatOthersWroteAsText() throws Exception {
    var atom =
        FindingFeed.atom(
            Told.watch(1, 1),
            List.of(
                finding(
                    Kind.EDIT, "i0", null, null, "]]><x>\u0001 & \uD800", "javascript:alert(1)")));

    var entry = new SyndFeedInput().build(new StringReader(atom)).getEntries().getFirst();
    assertThat(entry.getContents().getFirst().getValue()).startsWith("]]><x> &");
    assertThat(entry.getLink()).isNull();
  }

  @Test
  void tellsProgramsTheWordsThatAreStored() {
    var news =
        Told.news(
            Told.desk(),
            List.of(finding(Kind.SILENCE, "i8", "e0", "Nothing was found.")),
            List.of(Told.silence("i8", "e0", Grade.UNUSUAL, Basis.PAIR), Told.answer("i1", "e0")));

    var json = new JsonMapper().readTree(FindingJson.of(news, Told.desk(), Told.watch(20, 2)));

    assertThat(json.get("watch").asString()).isEqualTo("floods");
    assertThat(json.get("since").asString()).isEqualTo("2026-03-01T07:00:00Z");
    assertThat(json.get("findings")).hasSize(1);
    var finding = json.get("findings").get(0);
    assertThat(finding.get("kind").asString()).isEqualTo("silence");
    assertThat(finding.get("institution").asString()).isEqualTo("Ministry 8");
    assertThat(finding.get("grade").asString()).isEqualTo("unusual");
    assertThat(finding.get("silence_p").asDouble()).isEqualTo(0.034);
    assertThat(finding.get("silence_p_precedents").asDouble()).isEqualTo(0.117);
    assertThat(json.get("answers")).hasSize(1);
    assertThat(json.get("answers").get(0).get("verdict").asString()).isEqualTo("on_time");
  }
}
