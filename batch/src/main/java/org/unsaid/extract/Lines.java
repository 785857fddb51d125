package org.unsaid.extract;

import com.github.luben.zstd.ZstdInputStream;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Source;

/** The lines of one file of an archive. */
interface Lines extends Closeable {

  /** The next line; null at the end. */
  @Nullable ArchiveLine next() throws IOException;

  /**
   * @param name by which the file is called in reports
   */
  static Lines open(Source.Archive.Format format, Path file, String name) throws IOException {
    var bytes = unpacked(file);
    return switch (format) {
      case JSONL -> new JsonLines(bytes, name);
      case CSV -> new CsvLines(bytes, name);
    };
  }

  private static InputStream unpacked(Path file) throws IOException {
    var packed = Files.newInputStream(file);
    var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".zst")) {
      return new ZstdInputStream(packed);
    }
    return name.endsWith(".gz") ? new GZIPInputStream(packed, 1 << 16) : packed;
  }

  /** Lines apart by newlines; the bytes are not looked at. */
  final class JsonLines implements Lines {

    /** A longer line is no statement; it would not fit into a request either. */
    private static final int LONGEST = 16 << 20;

    private final InputStream in;
    private final String name;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int filled;
    private long number;

    JsonLines(InputStream in, String name) {
      this.in = in;
      this.name = name;
    }

    @Override
    public @Nullable ArchiveLine next() throws IOException {
      while (true) {
        var line = new ByteArrayOutputStream(1 << 12);
        int length = readLine(line);
        if (length < 0) {
          return null;
        }
        number++;
        if (length > LONGEST) {
          return new ArchiveLine.Broken(name, number, "longer than " + (LONGEST >> 20) + " MiB");
        }
        var bytes = line.toByteArray();
        if (!isBlank(bytes)) {
          return new ArchiveLine.Json(name, number, bytes);
        }
      }
    }

    /** Bytes of the line, of which at most one more than the longest is kept; -1 at the end. */
    private int readLine(ByteArrayOutputStream line) throws IOException {
      int length = 0;
      while (true) {
        if (at == filled) {
          filled = in.read(buffer);
          at = 0;
          if (filled < 0) {
            filled = 0;
            return length == 0 ? -1 : length;
          }
        }
        int end = at;
        while (end < filled && buffer[end] != '\n') {
          end++;
        }
        if (length <= LONGEST) {
          line.write(buffer, at, end - at);
        }
        length = Math.min(LONGEST + 1, length + end - at);
        boolean complete = end < filled;
        at = complete ? end + 1 : end;
        if (complete) {
          // one more than its bytes, so that an empty line is not the end
          return Math.max(length, 1);
        }
      }
    }

    private static boolean isBlank(byte[] bytes) {
      for (byte b : bytes) {
        if (b > ' ' || b < 0) {
          return false;
        }
      }
      return true;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  /** Rows of RFC 4180; the first names the columns. */
  final class CsvLines implements Lines {

    private final CsvReader<CsvRecord> csv;
    private final Iterator<CsvRecord> rows;
    private final String name;
    private final QuoteCounter quotes;
    private final List<String> columns;
    private boolean broken;

    CsvLines(InputStream in, String name) throws IOException {
      this.name = name;
      this.quotes = new QuoteCounter(new InputStreamReader(in, StandardCharsets.UTF_8));
      this.csv =
          CsvReader.builder()
              .detectBomHeader(true)
              .skipEmptyLines(true)
              // counted below, so that one short row does not stop the rest
              .allowMissingFields(true)
              .allowExtraFields(true)
              .ofCsvRecord(quotes);
      this.rows = csv.iterator();
      try {
        this.columns = rows.hasNext() ? rows.next().getFields() : List.of();
      } catch (CsvParseException e) {
        throw new IOException(e.getMessage(), e);
      }
    }

    @Override
    public @Nullable ArchiveLine next() {
      if (broken) {
        return null;
      }
      try {
        if (!rows.hasNext()) {
          return null;
        }
        var row = rows.next();
        if (!rows.hasNext() && quotes.isOpen()) {
          return new ArchiveLine.Broken(
              name,
              row.getStartingLineNumber(),
              "a quotation mark is opened and never closed; what follows it is lost");
        }
        var fields = row.getFields();
        if (fields.size() != columns.size()) {
          return new ArchiveLine.Broken(
              name,
              row.getStartingLineNumber(),
              fields.size() + " fields, where the first row names " + columns.size());
        }
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < fields.size(); i++) {
          values.put(columns.get(i), fields.get(i));
        }
        return new ArchiveLine.Csv(name, row.getStartingLineNumber(), values);
      } catch (CsvParseException e) {
        // Behind an open quotation mark no row can be told from the next.
        broken = true;
        return new ArchiveLine.Broken(
            name, 0, "the rest of the file: " + String.valueOf(e.getMessage()));
      }
    }

    @Override
    public void close() throws IOException {
      csv.close();
    }
  }

  /** Knows at the end whether a quotation mark was left open, which the CSV reader passes over. */
  final class QuoteCounter extends FilterReader {
    private boolean open;

    QuoteCounter(Reader in) {
      super(in);
    }

    boolean isOpen() {
      return open;
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
      int read = super.read(buffer, from, length);
      for (int i = from; i < from + read; i++) {
        open ^= buffer[i] == '"';
      }
      return read;
    }
  }
}
