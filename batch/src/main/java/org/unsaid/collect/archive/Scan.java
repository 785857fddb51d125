package org.unsaid.collect.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a WARC file of ours holds, read from its first byte to its last.
 *
 * @param lines of its index
 * @param damages that have whole records behind them
 * @param tornAt where the part without any whole record begins that ends the file; -1: there is
 *     none
 */
record Scan(NavigableSet<String> lines, List<RecordReader.Damage> damages, long tornAt) {

  static Scan of(Path file) throws IOException {
    var lines = new TreeSet<String>();
    var damages = new ArrayList<RecordReader.Damage>();
    var atEnd = new ArrayList<RecordReader.Damage>();
    try (var reader = RecordReader.open(file, 0, Mending.LONGEST_RECORD)) {
      for (RecordReader.Item item; (item = reader.next()) != null; ) {
        switch (item) {
          case RecordReader.Damage damage -> atEnd.add(damage);
          case RawRecord record when !record.neat() ->
              atEnd.add(new RecordReader.Damage(record.offset(), "more or less than a record"));
          case RawRecord record -> {
            damages.addAll(atEnd);
            atEnd.clear();
            line(record, file.getFileName().toString()).ifPresent(line -> lines.add(line.text()));
          }
        }
      }
    }
    return new Scan(lines, damages, atEnd.isEmpty() ? -1 : atEnd.getFirst().offset());
  }

  boolean isSound() {
    return damages.isEmpty() && tornAt < 0;
  }

  /** What an index says of a response or revisit; empty for other records. */
  static Optional<IndexLine> line(RawRecord record, String file) {
    var isRevisit = record.type().equals("revisit");
    if (!isRevisit && !record.type().equals("response")) {
      return Optional.empty();
    }
    var message = HttpMessage.parse(record.block());
    var fields = record.fields();
    try {
      var began = Instant.parse(fields.first("WARC-Date").orElse(""));
      var refers = fields.first("WARC-Refers-To-Date");
      return Optional.of(
          new IndexLine(
              fields.first("WARC-Target-URI").orElse(""),
              began,
              fields.first(Packing.ENDED).map(Instant::parse).orElse(began),
              isRevisit ? IndexLine.REVISIT : Packing.mime(message),
              message == null ? 0 : message.status(),
              fields.first("WARC-Payload-Digest").orElse(""),
              isRevisit ? refers.map(Instant::parse).orElse(began) : null,
              record.end() - record.offset(),
              record.offset(),
              file));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
