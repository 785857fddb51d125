package org.unsaid.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.unsaid.testing.Alone;
import org.unsaid.testing.MadeFiles;
import org.unsaid.testing.Site;

@ResourceLock(Alone.COMMANDS)
class AttachmentIT {

  @TempDir Path folder;

  @Test
  void findsTheAnswerInADocumentBehindAPageAndAgainFromTheArchiveAlone() throws IOException {
    Outside.cluster().clear();
    try (var site = Site.open()) {
      var watch = watch(site);
      site.page("/1", "<h1>Works</h1><p class=day>2026-03-01</p><p>They go on as they did.</p>");
      site.page("/news", "<ul class=news><li><a href=/1>Works</a></ul>");
      run(watch, "2026-03-03T09:00:00Z");
      site.page(
          "/2",
          """
          <html lang=en><head><title>Help for the valley</title></head><body>
          <h1>Help for the valley</h1><p class=day>2026-03-04</p>
          <p><a href='/files/help.pdf'>Download (PDF)</a></p></body></html>
          """);
      site.file(
          "/files/help.pdf",
          "application/pdf",
          MadeFiles.pdf(
              """
              Ministry of Roads
              After the flood of Skarn the roads of the valley are open again, the ministry said
              to those who had come to hear it on Wednesday."""));
      site.page("/news", "<ul class=news><li><a href=/2>Help</a><li><a href=/1>Works</a></ul>");
      var fetched = run(watch, "2026-03-05T12:00:00Z");
      Outside.cluster().clear();
      site.answerAll(503);
      var rebuilt = run(watch, "2026-03-05T12:30:00Z");

      assertThat(fetched.code()).as(fetched.err()).isZero();
      assertThat(fetched.out()).containsPattern("Ministry of Roads +answered +2026-03-04");
      assertThat(rebuilt.out()).containsPattern("Ministry of Roads +answered +2026-03-04");
      assertThat(rebuilt.err()).contains("2 statements indexed");
    }
  }

  private Path watch(Site site) throws IOException {
    var watch = Files.createDirectories(folder.resolve("watch"));
    Files.writeString(
        watch.resolve("watch.yml"),
        """
        collect: {contact: watch@example.org, pause: 0s, allow: ['%s']}
        institutions:
          - {id: roads, name: Ministry of Roads, zone: UTC}
        sources:
          - id: roads-list
            institution: roads
            kind: list
            url: %s
            every: 1h
            select: [{item: 'ul.news a', published: .day, attachment: 'a[href$=.pdf]'}]
        events:
          - id: flood
            name: The flood of Skarn
            class: flood
            occurred: {at: 2026-03-03T10:00, precision: minute, zone: UTC}
            query: '"flood of Skarn"'
            asked: [roads]
            window: 2d
            look_back: 0d
        """
            .formatted(site.host(), site.at("/news")));
    return watch;
  }

  private Ran run(Path watch, String now) {
    return Outside.cluster()
        .commandAt(Instant.parse(now), "run", watch, "--home", folder.resolve("home"));
  }
}
