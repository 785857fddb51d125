package org.unsaid.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.unsaid.core.Capture;
import org.unsaid.core.Watch;
import org.unsaid.extract.Extractor;
import org.unsaid.extract.Selectors;
import org.unsaid.tag.Tagger;
import org.unsaid.watch.WatchFiles;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures importing beside extraction alone, of the same pages on the same threads, in turns in
 * one run: {@code mvn -Pbench-import verify}, with invented pages, or {@code -Dbench.pages=FILE}
 * with others: JSON Lines with a {@code file} each, beside them or in a folder {@code files}. What
 * counts is the ratio.
 */
public final class ImportBenchmark {

  private static final Instant CAPTURED = Instant.parse("2026-03-05T08:00:00Z");
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern SECONDS =
      Pattern.compile("(?m)^(files|import) .* ([0-9.]+) s(?: .*)?$");

  private static final int INVENTED = 4_000;

  /** Of which the middle one counts: on shared machines the speed changes within a minute. */
  private static final int ROUNDS = 5;

  private static final List<String> WORDS =
      List.of(
          "water ministry river bridge spoke report today harbour people council decision winter",
          "Wasser Ministerium Fluss Brücke sprach Bericht heute Hafen Menschen Rat Beschluss",
          "eau ministère fleuve pont parle rapport jourd’hui port peuple conseil décision hiver",
          "вода министерство река мост сказал доклад сегодня порт люди совет решение зима",
          "水利部 河流 桥梁 表示 报告 今天 港口 人民 委员会 决定 冬季 农村");

  private ImportBenchmark() {}

  @SuppressWarnings("ArrayRecordComponent") // nobody compares pages
  private record Page(URI url, byte[] body) {}

  public static void main(String[] args) throws Exception {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var folder = Files.createTempDirectory(Files.createDirectories(Path.of(args[0])), "import");
    var pages = args.length > 1 && !args[1].isBlank() ? pages(Path.of(args[1])) : invented();
    var warc = folder.resolve("pages.warc.gz");
    write(warc, pages);
    var watch = Files.createDirectory(folder.resolve("watch"));
    Files.writeString(
        watch.resolve("watch.yml"),
        """
        institutions: [{id: all, name: All of them, zone: UTC}]
        sources: [{id: pages, institution: all, kind: feed, url: 'https://all.example/rss'}]
        """);
    int threads = Runtime.getRuntime().availableProcessors();
    var read =
        new WatchFiles(Tagger.syntax(), Selectors.syntax(), InstantSource.system().instant())
            .read(watch);
    // the first is for the compiler
    var _ = extraction(read, pages, threads);
    var alone = new ArrayList<Double>();
    var imported = new ArrayList<Double>();
    alone.add(pages.size() / extraction(read, pages, threads));
    for (int round = 1; round <= ROUNDS; round++) {
      var home = folder.resolve("home-" + round);
      imported.add(pages.size() / importing(watch, warc, home, out));
      alone.add(pages.size() / extraction(read, pages, threads));
    }
    var ratios =
        IntStream.range(0, ROUNDS)
            .mapToObj(i -> 2 * imported.get(i) / (alone.get(i) + alone.get(i + 1)))
            .toList();
    out.printf(
        Locale.ROOT,
        "%,d pages, %d threads, %d rounds: %s a second extracted alone, %s imported between; ratios %s, median %.2f%n",
        pages.size(),
        threads,
        ROUNDS,
        shown("%.0f", alone),
        shown("%.0f", imported),
        shown("%.2f", ratios),
        ratios.stream().sorted().skip(ROUNDS / 2).findFirst().orElseThrow());
  }

  private static String shown(String format, List<Double> numbers) {
    return numbers.stream()
        .map(number -> String.format(Locale.ROOT, format, number))
        .collect(Collectors.joining(", "));
  }

  /** Seconds, from an archive into an empty home; without the start of its server. */
  private static double importing(Path watch, Path warc, Path home, PrintStream out) {
    var told = new ByteArrayOutputStream();
    int code =
        Unsaid.run(
            Surroundings.real(out, new PrintStream(told, true, StandardCharsets.UTF_8), false, 160),
            "import",
            watch.toString(),
            warc.toString(),
            "--source",
            "pages",
            "--home",
            home.toString());
    var log = told.toString(StandardCharsets.UTF_8);
    out.println(log);
    if (code != 0) {
      throw new IllegalStateException("The import ended with " + code);
    }
    return SECONDS.matcher(log).results().mapToDouble(m -> Double.parseDouble(m.group(2))).sum();
  }

  /** Seconds. */
  private static double extraction(Watch watch, List<Page> pages, int threads) throws Exception {
    var source = watch.polled().getFirst();
    var institution = watch.institution(source.institution());
    var clock = InstantSource.system();
    var began = clock.instant();
    try (var extractor = new Extractor();
        var pool = Executors.newFixedThreadPool(threads)) {
      var tasks = new ArrayList<Callable<Object>>();
      for (var page : pages) {
        tasks.add(
            () ->
                extractor.statement(
                    new Capture(
                        page.url(),
                        CAPTURED,
                        Map.of("content-type", List.of("text/html")),
                        page.body()),
                    source,
                    institution,
                    List.of()));
      }
      for (var done : pool.invokeAll(tasks)) {
        var _ = done.get();
      }
    }
    return Duration.between(began, clock.instant()).toMillis() / 1000.0;
  }

  /** Of the length of those of ministries, with their menus, styles and scripts. */
  private static List<Page> invented() {
    var pages = new ArrayList<Page>();
    for (int i = 0; i < INVENTED; i++) {
      var random = new Random(i);
      var words = WORDS.get(i % WORDS.size()).split(" ", -1);
      var html = new StringBuilder("<html><head><title>");
      html.append(sentence(random, words, 6)).append("</title><style>");
      html.append(".menu a{color:#123456;padding:2px} ".repeat(100 + random.nextInt(400)));
      html.append("</style></head><body><ul class=menu>");
      for (int link = 0; link < 150; link++) {
        html.append(
            "<li><a href='/menu/%d'>%s</a></li>".formatted(link, sentence(random, words, 2)));
      }
      html.append("</ul><main><h1>")
          .append(sentence(random, words, 6))
          .append("</h1><p class=date>");
      html.append("2026-%02d-%02d</p>".formatted(1 + i % 2, 1 + i % 28));
      for (int paragraph = 0; paragraph < 8 + random.nextInt(20); paragraph++) {
        html.append("<p>");
        for (int each = 0; each < 4; each++) {
          html.append(sentence(random, words, 14)).append(". ");
        }
        html.append("</p>");
      }
      html.append("</main><script>");
      html.append("var x=document.getElementById('x');".repeat(300 + random.nextInt(900)));
      html.append("</script></body></html>");
      pages.add(
          new Page(
              URI.create("https://all.example/" + i + "/page.html"),
              html.toString().getBytes(StandardCharsets.UTF_8)));
    }
    return pages;
  }

  private static String sentence(Random random, String[] words, int length) {
    return IntStream.range(0, length)
        .mapToObj(_ -> words[random.nextInt(words.length)])
        .collect(Collectors.joining(" "));
  }

  private static List<Page> pages(Path list) throws IOException {
    var pages = new ArrayList<Page>();
    for (var line : Files.readAllLines(list)) {
      var page = JSON.readTree(line);
      var name = page.path("file").asString();
      var beside = list.resolveSibling(name);
      var file = Files.isRegularFile(beside) ? beside : list.resolveSibling("files").resolve(name);
      if (Files.isRegularFile(file)) {
        // one address each, whatever the pages' own are
        pages.add(
            new Page(
                URI.create("https://all.example/" + pages.size() + "/page.html"),
                Files.readAllBytes(file)));
      }
    }
    return pages;
  }

  private static void write(Path warc, List<Page> pages) throws IOException {
    try (var out = Files.newOutputStream(warc)) {
      for (var page : pages) {
        try (var member = new GZIPOutputStream(new Unclosed(out))) {
          var http =
              "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n"
                  .formatted(page.body().length);
          member.write(
              """
              WARC/1.1\r
              WARC-Type: response\r
              WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r
              WARC-Target-URI: %s\r
              WARC-Date: %s\r
              Content-Type: application/http; msgtype=response\r
              Content-Length: %d\r
              \r
              """
                  .formatted(page.url(), CAPTURED, http.length() + page.body().length)
                  .getBytes(StandardCharsets.UTF_8));
          member.write(http.getBytes(StandardCharsets.UTF_8));
          member.write(page.body());
          member.write("\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        }
      }
    }
  }

  /** The end of a record is not the end of the file. */
  private static final class Unclosed extends OutputStream {
    private final OutputStream out;

    Unclosed(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int one) throws IOException {
      out.write(one);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }
}
