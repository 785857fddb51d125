package org.unsaid.job;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.unsaid.collect.archive.Archive;
import org.unsaid.collect.http.Fetcher;
import org.unsaid.collect.http.Limits;
import org.unsaid.collect.http.Manners;
import org.unsaid.collect.ledger.Ledger;
import org.unsaid.core.Conduct;
import org.unsaid.extract.Extractor;
import org.unsaid.history.History;

/** The doors of collecting, opened when the first step needs one and closed with the jobs. */
@Configuration(proxyBeanMethods = false)
class Collecting {

  /** A WARC file of so many bytes is easily copied, and as easily read as a whole. */
  private static final long ROTATE_AT = 1L << 30;

  @Bean
  @Lazy
  Ledger ledger(DataSource database, Work work) {
    return Ledger.open(database, work.clock());
  }

  @Bean
  @Lazy
  Archive archive(Work work) {
    return archive(work.home(), work.watch().conduct(), work.clock());
  }

  static Archive archive(Path home, Conduct conduct, InstantSource clock) {
    return Archive.open(
        home.resolve("archive"),
        new Archive.Settings(ROTATE_AT, "unsaid " + Unsaid.version(), conduct.contact()),
        clock);
  }

  @Bean
  @Lazy
  History history(DataSource database) {
    return History.open(database);
  }

  @Bean
  @Lazy
  KeptTexts keptTexts(Work work, Archive archive, Extractor extractor) {
    return new KeptTexts(work.watch(), archive, extractor);
  }

  @Bean
  @Lazy
  Finder finder(Work work, Ledger ledger, History history, KeptTexts texts) {
    return new Finder(work.watch(), ledger, history, new PageFindings(texts), work.clock());
  }

  @Bean
  @Lazy
  Extractor extractor() {
    return new Extractor();
  }

  @Bean
  @Lazy
  Fetcher fetcher(Work work, Archive archive) {
    return fetcher(work.watch().conduct(), work.clock(), work.network(), archive);
  }

  static Fetcher fetcher(
      Conduct conduct, InstantSource clock, Surroundings.Network network, Archive archive) {
    var userAgent =
        conduct
            .userAgent(Unsaid.version())
            .orElseThrow(() -> new IllegalStateException("Nobody may fetch without a contact"));
    return new Fetcher(
        new Manners(
            userAgent,
            conduct.pause(),
            Limits.usual(),
            Set.copyOf(conduct.allowed()),
            conduct.proxy(),
            conduct.proxy() != null),
        clock,
        exchange -> archive.keep(List.of(exchange), Map.of("target", "robots")),
        network.resolver(),
        network.pauses());
  }

  @Bean
  @Lazy
  KeptFetch.Doors doors(Fetcher fetcher, Archive archive, Work work) {
    return new KeptFetch.Doors(fetcher, archive, work.clock());
  }

  @Bean
  @Lazy
  PageLook pageLook(Work work, KeptFetch.Doors doors, Ledger ledger, Extractor extractor) {
    return new PageLook(work.watch(), doors, ledger, extractor);
  }

  @Bean
  @Lazy
  ListLook listLook(Work work, KeptFetch.Doors doors, Ledger ledger, PageLook pages) {
    return new ListLook(work.watch(), doors, ledger, pages, work.clock());
  }

  @Bean
  @Lazy
  SourceVisit sourceVisit(Work work, Ledger ledger, ListLook lists, PageLook pages, Round round) {
    var time = new SourceVisit.Time(work.visit(), work.clock(), work.network().pauses());
    return new SourceVisit(time, ledger, lists, pages, round);
  }

  @Bean
  @Lazy
  PastVisit pastVisit(
      Work work,
      KeptFetch.Doors doors,
      Ledger ledger,
      SourceVisit visits,
      History history,
      Round round) {
    var time = new SourceVisit.Time(work.visit(), work.clock(), work.network().pauses());
    var older = new PastLook(work.watch(), doors, ledger, work.clock());
    return new PastVisit(older, visits, time, ledger, history, round);
  }

  @Bean
  Round round() {
    return new Round();
  }

  @Bean
  CaptureFaults captureFaults() {
    return new CaptureFaults();
  }
}
