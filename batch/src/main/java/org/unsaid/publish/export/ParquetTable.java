package org.unsaid.publish.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Apache Parquet, packed by Zstandard. Lists are lists, times are instants to the microsecond, and
 * lists of objects are JSON. Written from front to back, so that it may go anywhere; in memory is
 * no more than one group of rows.
 */
final class ParquetTable implements TableWriter {

  private static final long GROUP_BYTES = 16L << 20;
  private static final String LIST = "list";
  private static final String ELEMENT = "element";

  private final ParquetWriter<Row> writer;
  private final OutputStream out;

  private record Row(String id, ObjectNode document) {}

  ParquetTable(OutputStream out, Dataset dataset, Values values) throws IOException {
    this.out = out;
    this.writer =
        new Builder(new Sequential(out), new Rows(dataset.name(), values))
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withWriterVersion(WriterVersion.PARQUET_1_0)
            .withRowGroupSize(GROUP_BYTES)
            .build();
  }

  @Override
  public void write(String id, ObjectNode document) throws IOException {
    writer.write(new Row(id, document));
  }

  @Override
  public void close() throws IOException {
    writer.close();
    out.close();
  }

  private static final class Builder extends ParquetWriter.Builder<Row, Builder> {
    private final Rows rows;

    Builder(OutputFile file, Rows rows) {
      super(file);
      this.rows = rows;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // the only one that must be there
    protected WriteSupport<Row> getWriteSupport(Configuration ignored) {
      return rows;
    }
  }

  /** How a row becomes columns. */
  private static final class Rows extends WriteSupport<Row> {
    private final String name;
    private final Values values;
    private @Nullable RecordConsumer consumer;

    Rows(String name, Values values) {
      this.name = name;
      this.values = values;
    }

    @Override
    @SuppressWarnings("deprecation") // the only one that must be there
    public WriteContext init(Configuration ignored) {
      var message = Types.buildMessage();
      for (var column : values.columns()) {
        message.addField(field(column));
      }
      return new WriteContext(message.named(name), Map.of());
    }

    private static Type field(Column column) {
      return column.many()
          ? Types.optionalList()
              .requiredElement(primitive(column.kind()))
              .as(annotation(column.kind()))
              .named(column.name())
          : Types.optional(primitive(column.kind()))
              .as(annotation(column.kind()))
              .named(column.name());
    }

    private static PrimitiveTypeName primitive(Column.Kind kind) {
      return switch (kind) {
        case TEXT, OBJECTS, OBJECT -> PrimitiveTypeName.BINARY;
        case TIME, INTEGER -> PrimitiveTypeName.INT64;
        case NUMBER -> PrimitiveTypeName.DOUBLE;
        case TRUTH -> PrimitiveTypeName.BOOLEAN;
      };
    }

    private static @Nullable LogicalTypeAnnotation annotation(Column.Kind kind) {
      return switch (kind) {
        case TEXT -> LogicalTypeAnnotation.stringType();
        case OBJECTS, OBJECT -> LogicalTypeAnnotation.jsonType();
        case TIME ->
            LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.MICROS);
        case INTEGER -> LogicalTypeAnnotation.intType(64, true);
        case NUMBER, TRUTH -> null;
      };
    }

    @Override
    public void prepareForWrite(RecordConsumer to) {
      consumer = to;
    }

    @Override
    public void write(Row row) {
      var to = Objects.requireNonNull(consumer, "the writer gives one first");
      to.startMessage();
      for (int i = 0; i < values.columns().size(); i++) {
        var column = values.columns().get(i);
        var value = values.of(i, row.id(), row.document());
        if (!Values.isNone(value)) {
          to.startField(column.name(), i);
          if (column.many()) {
            list(to, column.kind(), value);
          } else {
            one(to, column.kind(), value);
          }
          to.endField(column.name(), i);
        }
      }
      to.endMessage();
    }

    private static void list(RecordConsumer to, Column.Kind kind, JsonNode list) {
      to.startGroup();
      if (!list.isArray() || !list.isEmpty()) {
        to.startField(LIST, 0);
        if (list.isArray()) {
          list.forEach(each -> element(to, kind, each));
        } else {
          element(to, kind, list);
        }
        to.endField(LIST, 0);
      }
      to.endGroup();
    }

    private static void element(RecordConsumer to, Column.Kind kind, JsonNode value) {
      to.startGroup();
      to.startField(ELEMENT, 0);
      one(to, kind, value);
      to.endField(ELEMENT, 0);
      to.endGroup();
    }

    private static void one(RecordConsumer to, Column.Kind kind, JsonNode value) {
      switch (kind) {
        case TEXT -> to.addBinary(Binary.fromString(value.asString()));
        case OBJECTS, OBJECT ->
            to.addBinary(Binary.fromString(value.isArray() ? value.toString() : "[" + value + "]"));
        case TIME ->
            to.addLong(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(value.asString())));
        case INTEGER -> to.addLong(value.asLong());
        case NUMBER -> to.addDouble(value.asDouble());
        case TRUTH -> to.addBoolean(value.asBoolean());
      }
    }
  }

  /** A file that is written once, from front to back. */
  private record Sequential(OutputStream out) implements OutputFile {
    @Override
    public PositionOutputStream create(long blockSize) {
      return new Counted(out);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSize) {
      return create(blockSize);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }

  private static final class Counted extends PositionOutputStream {
    private final OutputStream out;
    private long written;

    Counted(OutputStream out) {
      this.out = out;
    }

    @Override
    public long getPos() {
      return written;
    }

    @Override
    public void write(int one) throws IOException {
      out.write(one);
      written++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      written += length;
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }
}
