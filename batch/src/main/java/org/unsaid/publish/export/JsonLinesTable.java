package org.unsaid.publish.export;

import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One JSON object a line, in UTF-8: every column in each, null where there is nothing. */
final class JsonLinesTable implements TableWriter {

  private static final ObjectWriter JSON = new JsonMapper().writer().withRootValueSeparator("\n");

  private final OutputStream out;
  private final JsonGenerator json;
  private final Values values;
  private boolean written;

  JsonLinesTable(OutputStream out, Values values) {
    this.out = out;
    this.json = JSON.createGenerator(out);
    this.values = values;
  }

  @Override
  public void write(String id, ObjectNode document) {
    written = true;
    json.writeStartObject();
    for (int i = 0; i < values.columns().size(); i++) {
      var column = values.columns().get(i);
      var value = values.of(i, id, document);
      json.writeName(column.name());
      if (Values.isNone(value)) {
        json.writeNull();
      } else if (column.isJson() && !value.isArray()) {
        json.writeStartArray();
        write(value);
        json.writeEndArray();
      } else {
        write(value);
      }
    }
    json.writeEndObject();
  }

  private void write(JsonNode value) {
    json.writeTree(value);
  }

  @Override
  public void close() throws IOException {
    if (written) {
      json.writeRaw('\n');
    }
    json.close();
    out.close();
  }
}
