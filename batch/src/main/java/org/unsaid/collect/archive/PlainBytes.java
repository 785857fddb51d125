package org.unsaid.collect.archive;

import java.io.IOException;

/** A WARC file that is not packed. */
final class PlainBytes extends Unpacked {

  private final Source source;

  PlainBytes(Source source) {
    super(source);
    this.source = source;
  }

  @Override
  boolean fill(boolean onlyThisMember) throws IOException {
    if (!source.fill()) {
      return false;
    }
    at = 0;
    end = source.end - source.at;
    System.arraycopy(source.buffer, source.at, buffer, 0, end);
    source.at = source.end;
    return true;
  }

  @Override
  long place() {
    return source.place() - (end - at);
  }

  @Override
  long atMost() throws IOException {
    return source.length() - place();
  }

  @Override
  boolean resync(long place, boolean packingBroken) throws IOException {
    source.seek(place + 1);
    at = 0;
    end = 0;
    read();
    return searchLine();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
