package org.unsaid.job;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Event;
import org.unsaid.core.Statement;
import org.unsaid.core.Topic;
import org.unsaid.core.Watch;
import org.unsaid.extract.ArchiveReader;
import org.unsaid.extract.Reading;
import org.unsaid.extract.Selectors;
import org.unsaid.extract.StatementReader;
import org.unsaid.extract.Survey;
import org.unsaid.tag.Tagger;
import org.unsaid.watch.WatchFiles;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Measures the main job on a watch and its archive: {@code mvn -Pbench verify
 * -Dbench.archive=FILE}. Machines differ and are shared, so the figures that count are ratios
 * within one run: the whole job to a raw {@code _bulk} of the same documents into the same server,
 * and documents for a second of processor time.
 */
public final class Benchmark {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern WORD = Pattern.compile("[a-z]{5,}");
  private static final int BATCH = 500;
  private static final int SAMPLE = 20_000;
  private static final long SEED = 20261122;

  private final Watch watch;
  private final PrintStream out = System.out;
  private double whole;
  private long statements;

  private Benchmark(Watch watch) {
    this.watch = watch;
  }

  /**
   * @param args watch folder, archive, and a folder for a home that is made for the measurement
   */
  public static void main(String[] args) throws Exception {
    var options = new ArchiveOptions();
    options.replaced = List.of(args[1]);
    var read =
        new WatchFiles(Tagger.syntax(), Selectors.syntax(), Instant.now()).read(Path.of(args[0]));
    var benchmark = new Benchmark(options.in(read));
    benchmark.job(Path.of(args[2]));
    benchmark.tagging();
  }

  private void job(Path home) throws Exception {
    var requests = new ArrayList<Path>();
    var place = new Place();
    place.home = home;
    var progress = new Progress(System.err, false, InstantSource.system());
    try (var workplace = Workplace.open(place, progress);
        var tagger = tagger(watch)) {
      var cluster = workplace.cluster();
      var began = System.nanoTime();
      var cpu = cpu();
      var surveys = Survey.of(watch, _ -> {});
      var surveyed = seconds(began);
      var work =
          Work.on(
              cluster,
              watch,
              surveys,
              tagger,
              Surroundings.real(System.out, System.err, false, 160),
              Duration.ofMinutes(30),
              place,
              progress);
      var jobs = workplace.jobs(work, InstantSource.system());
      var written = jobs.readStatements().orElseThrow();
      double took = surveyed + written.time().toMillis() / 1000.0;
      double cpuSeconds = (cpu() - cpu) / 1e9;
      print("threads", place.threads, "");
      print("survey of the archive", surveyed, "s");
      print("whole job (survey, read, tag, index)", took, "s");
      print("  statements a second", written.statements() / took, "");
      print("  processor time beside the server", cpuSeconds, "s");
      print("  peak memory beside the server", peakMegabytes(), "MB");

      server(home).download(home.resolve("bench"), requests);
      whole = took;
      statements = written.statements();
    }
    raw(place, requests);
  }

  /** On a server that was started anew, as that of the job was, and once more when it is warm. */
  private void raw(Place place, List<Path> requests) throws Exception {
    var progress = new Progress(System.err, false, InstantSource.system());
    try (var workplace = Workplace.open(place, progress)) {
      workplace.cluster();
      var server = server(place.home());
      double fresh = server.bulk("unsaid-statements-v998", requests, place.threads);
      double warm = server.bulk("unsaid-statements-v999", requests, place.threads);
      print("raw _bulk of the same documents", fresh, "s");
      print("  statements a second", statements / fresh, "");
      print("ratio of the job to raw _bulk", fresh / whole, "");
      print("raw _bulk once more, the server being warm", warm, "s");
      print("  ratio of the job to that", warm / whole, "");
    }
  }

  private void tagging() throws IOException {
    var statements = sample();
    out.printf(
        Locale.ROOT,
        "%ntagging %,d statements, %,d characters each on average, one thread, batches of %d%n",
        statements.size(),
        statements.stream().mapToLong(s -> s.text().length()).sum() / statements.size(),
        BATCH);
    tag(queries(statements, 100), statements);
    for (int count : new int[] {100, 1_000, 3_000, 10_000}) {
      tag(queries(statements, count), statements)
          .forEach((name, value) -> print("  " + count + " queries: " + name, value, ""));
    }
  }

  private Map<String, Double> tag(Map<String, String> queries, List<Statement> statements) {
    try (var tagger = new Tagger(queries, Map.of())) {
      long matches = 0;
      long cpu = cpu();
      for (int i = 0; i < statements.size(); i += BATCH) {
        var batch = statements.subList(i, Math.min(statements.size(), i + BATCH));
        for (var tagged : tagger.tag(batch)) {
          matches += tagged.topics().size();
        }
      }
      double seconds = (cpu() - cpu) / 1e9;
      var figures = new java.util.TreeMap<String, Double>();
      figures.put("matches a statement", (double) matches / statements.size());
      figures.put("statements a processor second", statements.size() / seconds);
      return figures;
    }
  }

  /** A third each: a word, a phrase of two, a word with one of two others; by their frequency. */
  private static Map<String, String> queries(List<Statement> statements, int count) {
    var random = new Random(SEED);
    var queries = new HashMap<String, String>();
    while (queries.size() < count) {
      var words = words(statements.get(random.nextInt(statements.size())));
      if (words.size() < 10) {
        continue;
      }
      int at = random.nextInt(words.size() - 1);
      var query =
          switch (queries.size() % 3) {
            case 0 -> words.get(at);
            case 1 -> "\"" + words.get(at) + " " + words.get(at + 1) + "\"";
            default ->
                words.get(at)
                    + " AND ("
                    + words.get(random.nextInt(words.size()))
                    + " OR "
                    + words.get(random.nextInt(words.size()))
                    + ")";
          };
      queries.put("q" + queries.size(), query);
    }
    return queries;
  }

  private static List<String> words(Statement statement) {
    return WORD.matcher(statement.text().toLowerCase(Locale.ROOT))
        .results()
        .map(match -> match.group())
        .toList();
  }

  private List<Statement> sample() {
    var archive = watch.archives().getFirst();
    var reader = new StatementReader(archive, watch);
    var statements = new ArrayList<Statement>();
    var random = new Random(SEED);
    try (var lines = ArchiveReader.open(archive)) {
      for (var line = lines.next(); line != null; line = lines.next()) {
        if (reader.read(line) instanceof Reading.Read(var statement)) {
          // every statement has the same chance to be in the sample
          if (statements.size() < SAMPLE) {
            statements.add(statement);
          } else {
            int place = random.nextInt(statements.size() * 4);
            if (place < SAMPLE) {
              statements.set(place, statement);
            }
          }
        }
      }
    }
    return statements;
  }

  private static Tagger tagger(Watch watch) {
    return new Tagger(
        watch.topics().stream().collect(Collectors.toMap(Topic::id, Topic::query)),
        watch.events().stream().collect(Collectors.toMap(Event::id, Event::query)));
  }

  private static Server server(Path home) throws IOException {
    var folder = home.resolve("elasticsearch");
    var port = Files.readString(folder.resolve("logs").resolve("http.ports")).lines().findFirst();
    return new Server(
        URI.create("http://" + port.orElseThrow()),
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    ("elastic:" + Files.readString(folder.resolve("password")).strip())
                        .getBytes(StandardCharsets.UTF_8)));
  }

  /** The server, spoken to without any client library. */
  private record Server(URI address, String authorization) {

    void download(Path folder, List<Path> requests) throws IOException, InterruptedException {
      Files.createDirectories(folder);
      var pit =
          JSON.readTree(send("POST", "/unsaid-statements/_pit?keep_alive=5m", null)).path("id");
      @Nullable String after = null;
      while (true) {
        var search =
            "{\"size\":%d,\"pit\":{\"id\":%s,\"keep_alive\":\"5m\"},\"sort\":[\"_shard_doc\"]%s}"
                .formatted(BATCH, pit, after == null ? "" : ",\"search_after\":" + after);
        var hits =
            JSON.readTree(send("POST", "/_search", search.getBytes(StandardCharsets.UTF_8)))
                .path("hits")
                .path("hits");
        if (hits.isEmpty()) {
          return;
        }
        var body = new StringBuilder();
        for (var hit : hits) {
          body.append("{\"index\":{\"_id\":").append(hit.path("_id")).append("}}\n");
          body.append((ObjectNode) hit.path("_source")).append("\n");
          after = hit.path("sort").toString();
        }
        var file = folder.resolve("bulk-" + requests.size() + ".ndjson");
        Files.writeString(file, body);
        requests.add(file);
      }
    }

    double bulk(String index, List<Path> requests, int threads) throws Exception {
      send("PUT", "/" + index, null);
      long began = System.nanoTime();
      try (var pool = Executors.newFixedThreadPool(threads)) {
        var sent =
            pool.invokeAll(
                requests.stream()
                    .map(
                        file ->
                            (Callable<byte[]>)
                                () -> {
                                  try (var in =
                                      new BufferedInputStream(Files.newInputStream(file))) {
                                    return send(
                                        "POST",
                                        "/" + index + "/_bulk?filter_path=errors",
                                        in.readAllBytes());
                                  }
                                })
                    .toList());
        for (var answer : sent) {
          if (JSON.readTree(answer.get()).path("errors").asBoolean(true)) {
            throw new IllegalStateException("raw _bulk was refused");
          }
        }
      }
      send("POST", "/" + index + "/_refresh", null);
      double took = seconds(began);
      send("DELETE", "/" + index, null);
      return took;
    }

    private byte[] send(String method, String path, byte @Nullable [] body)
        throws IOException, InterruptedException {
      var request =
          HttpRequest.newBuilder(address.resolve(path))
              .timeout(Duration.ofMinutes(2))
              .header("Authorization", authorization)
              .header("Content-Type", "application/json")
              .method(
                  method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
              .build();
      var response = CLIENT.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() >= 300) {
        throw new IOException(path + ": " + new String(response.body(), StandardCharsets.UTF_8));
      }
      return response.body();
    }

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  /** Of this whole process, so that what the collector and the compiler cost is in it. */
  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static double peakMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
        .findFirst()
        .orElse(Double.NaN);
  }

  private void print(String what, double value, String unit) {
    out.printf(Locale.ROOT, "%-48s%,.2f %s%n", what, value, unit);
  }
}
