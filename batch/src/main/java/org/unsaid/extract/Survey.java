package org.unsaid.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Source;
import org.unsaid.core.Watch;

/**
 * What archives hold, before any of it is used: how many lines, which of them are no statements,
 * and which say again what an earlier line said. Every line is read once, in one thread, so that
 * the answer does not depend on who was faster.
 *
 * @param archive that was read
 * @param digest SHA-256 of its files, in hexadecimal
 * @param lines that are not blank
 * @param rejected lines that are no statements, in their order
 * @param repeated lines whose statement was there already, in their order
 * @param passedOver ordinal, from 0, of every line that is rejected or repeated
 */
public record Survey(
    Source.Archive archive,
    String digest,
    long lines,
    List<Reading.Rejected> rejected,
    List<Reading.Rejected> repeated,
    BitSet passedOver) {

  public Survey {
    rejected = List.copyOf(rejected);
    repeated = List.copyOf(repeated);
  }

  /** Statements that are to be indexed. */
  public long statements() {
    return lines - passedOver.cardinality();
  }

  /**
   * Reads the archives in the order of the watch. Of statements with one id the first counts.
   *
   * @param progress told the number of lines so far, now and then
   * @throws ArchiveException if one cannot be read
   */
  public static List<Survey> of(Watch watch, LongConsumer progress) {
    var seen = new IdSet();
    var surveys = new ArrayList<Survey>();
    long before = 0;
    for (var archive : watch.archives()) {
      var survey = of(archive, watch, seen, before, progress);
      before += survey.lines();
      surveys.add(survey);
    }
    return surveys;
  }

  private static Survey of(
      Source.Archive archive, Watch watch, IdSet seen, long before, LongConsumer progress) {
    var rejected = new ArrayList<Reading.Rejected>();
    var repeated = new ArrayList<Reading.Rejected>();
    var passedOver = new BitSet();
    var statements = new StatementReader(archive, watch);
    long lines = 0;
    try (var reader = ArchiveReader.open(archive)) {
      for (var line = reader.next(); line != null; line = reader.next()) {
        switch (statements.read(line)) {
          case Reading.Read(var statement) -> {
            if (!seen.add(statement.id())) {
              repeated.add(
                  new Reading.Rejected(
                      line.file(),
                      line.number(),
                      "repeats an earlier line: " + of(statement.url())));
              passedOver.set(Math.toIntExact(lines));
            }
          }
          case Reading.Rejected bad -> {
            rejected.add(bad);
            passedOver.set(Math.toIntExact(lines));
          }
        }
        if (++lines % 1000 == 0) {
          progress.accept(before + lines);
        }
      }
    }
    return new Survey(archive, digest(archive), lines, rejected, repeated, passedOver);
  }

  private static String of(@Nullable String url) {
    return url == null ? "same institution and id, or same title and time" : "same address";
  }

  private static String digest(Source.Archive archive) {
    var digest = Digests.sha256();
    for (var file : ArchiveReader.files(archive)) {
      try (InputStream in = Files.newInputStream(file)) {
        var buffer = new byte[1 << 16];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          digest.update(buffer, 0, n);
        }
      } catch (IOException e) {
        throw new ArchiveException("Archive '" + archive.id() + "': " + file + ": " + e, e);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
