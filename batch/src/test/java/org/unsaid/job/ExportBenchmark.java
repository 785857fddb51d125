package org.unsaid.job;

import java.io.BufferedOutputStream;
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
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Watch;
import org.unsaid.extract.Selectors;
import org.unsaid.extract.Survey;
import org.unsaid.index.TableIndex;
import org.unsaid.publish.export.Codebook;
import org.unsaid.publish.export.Dataset;
import org.unsaid.publish.export.TableFormat;
import org.unsaid.tag.Tagger;
import org.unsaid.watch.WatchFiles;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures exports of all statements of a watch and its archive: {@code mvn -Pbench-export verify
 * -Dbench.archive=FILE}. What counts beside rows a second is the ratio to searching the same pages
 * from the same server in the same run, one after another, and throwing the answers away.
 */
public final class ExportBenchmark {

  private static final int ROUNDS = 3;
  private static final int PAGE = 500;

  private final Path home;
  private final PrintStream out = System.out;
  private final JsonMapper json = new JsonMapper();

  private ExportBenchmark(Path home) {
    this.home = home;
  }

  /**
   * @param args watch folder, archive, and a folder for a home; statements that are there are not
   *     read again
   */
  public static void main(String[] args) throws Exception {
    var options = new ArchiveOptions();
    options.replaced = List.of(args[1]);
    var watch =
        options.in(
            new WatchFiles(Tagger.syntax(), Selectors.syntax(), Instant.now())
                .read(Path.of(args[0])));
    new ExportBenchmark(Path.of(args[2])).measure(watch);
  }

  private void measure(Watch watch) throws Exception {
    var place = new Place();
    place.home = home;
    var dataset = Codebook.read().dataset("statements");
    var progress = new Progress(System.err, false, InstantSource.system());
    try (var workplace = Workplace.open(place, progress)) {
      var tables = workplace.cluster().tables();
      if (tables.count(dataset.index(), null) == 0) {
        fill(watch, workplace, place, progress);
      }
      long rows = tables.count(dataset.index(), null);
      out.printf(
          Locale.ROOT,
          "%,d statements, heap of %,d MB at most%n",
          rows,
          Runtime.getRuntime().maxMemory() >> 20);
      for (int round = 1; round <= ROUNDS; round++) {
        double served = serverWorked();
        double searched = searched(dataset);
        out.printf(
            Locale.ROOT,
            "round %d: searched alone %,.0f rows a second (%.1f s, of them at work: server %.1f)%n",
            round,
            rows / searched,
            searched,
            serverWorked() - served);
        for (var format : TableFormat.values()) {
          export(tables, dataset, format, rows, searched);
        }
      }
    }
  }

  private static void fill(Watch watch, Workplace workplace, Place place, Progress progress)
      throws Exception {
    var cluster = workplace.cluster();
    try (var tagger = Errand.tagger(watch)) {
      var work =
          Work.on(
              cluster,
              watch,
              Survey.of(watch, _ -> {}),
              tagger,
              Surroundings.real(System.out, System.err, false, 160),
              Duration.ofMinutes(30),
              place,
              progress);
      var _ = workplace.jobs(work, InstantSource.system()).readStatements().orElseThrow();
    }
  }

  private void export(
      TableIndex tables, Dataset dataset, TableFormat format, long rows, double searched)
      throws IOException, InterruptedException {
    var file = home.resolve("statements." + format.stored());
    var columns = dataset.columns();
    long began = System.nanoTime();
    long worked = worked();
    double served = serverWorked();
    try (var stream = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        var table = format.open(stream, dataset, columns, false)) {
      tables.each(dataset.index(), null, Dataset.paths(columns), table::write);
    }
    double took = seconds(began);
    out.printf(
        Locale.ROOT,
        "  %-8s%,9.0f rows a second, ratio to searching %.2f; processor seconds: ours %.1f, server's %.1f; %,d MB%n",
        format.stored(),
        rows / took,
        searched / took,
        (worked() - worked) / 1e9,
        serverWorked() - served,
        Files.size(file) >> 20);
    Files.delete(file);
  }

  /** Seconds for all pages, with all fields, asked for without any client library. */
  private double searched(Dataset dataset) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      long began = System.nanoTime();
      var pit =
          json.readTree(send(client, "/" + dataset.index() + "/_pit?keep_alive=5m", ""))
              .path("id")
              .toString();
      @Nullable String after = null;
      do {
        var search =
            "{\"size\":%d,\"track_total_hits\":false,\"pit\":{\"id\":%s,\"keep_alive\":\"5m\"},\"sort\":[\"_shard_doc\"]%s}"
                .formatted(PAGE, pit, after == null ? "" : ",\"search_after\":" + after);
        after = lastSort(send(client, "/_search", search));
      } while (after != null);
      return seconds(began);
    }
  }

  /** Where the next page begins, which stands at the end of an answer; null if it had no rows. */
  private static @Nullable String lastSort(byte[] answer) {
    int length = Math.min(answer.length, 200);
    var end = new String(answer, answer.length - length, length, StandardCharsets.UTF_8);
    int at = end.lastIndexOf("\"sort\":");
    return at < 0 ? null : end.substring(at + 7, end.indexOf(']', at) + 1);
  }

  private byte[] send(HttpClient client, String path, @Nullable String body)
      throws IOException, InterruptedException {
    var folder = home.resolve("elasticsearch");
    var port = Files.readString(folder.resolve("logs").resolve("http.ports")).lines().findFirst();
    var password = Files.readString(folder.resolve("password")).strip();
    var request =
        HttpRequest.newBuilder(URI.create("http://" + port.orElseThrow() + path))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString(("elastic:" + password).getBytes(StandardCharsets.UTF_8)))
            .header("Content-Type", "application/json")
            .method(
                body == null ? "GET" : "POST",
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    var answer = client.send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() >= 300) {
      throw new IOException(path + ": " + new String(answer.body(), StandardCharsets.UTF_8));
    }
    return answer.body();
  }

  /** Seconds of the server. */
  private double serverWorked() throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return json.readTree(send(client, "/_nodes/stats/process", null))
              .findPath("cpu")
              .path("total_in_millis")
              .asLong()
          / 1000.0;
    }
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  /** Nanoseconds of this whole process, beside the server. */
  private static long worked() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
