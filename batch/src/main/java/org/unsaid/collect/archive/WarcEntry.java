package org.unsaid.collect.archive;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.Capture;
import org.unsaid.core.CapturePlace;

/** What stands at a place of a WARC file. */
public sealed interface WarcEntry {

  /**
   * Where its record stands: in bytes of the file; in a zstd file, in bytes of what is unpacked. A
   * record that shares its gzip member with others has the offset of the member.
   */
  long offset();

  /**
   * An answer with its body.
   *
   * @param place its digest is that of the payload as the file says it, or SHA-256 if it does not
   * @param url asked for
   * @param truncated why it is not whole, in the file's words; null: it does not say so
   */
  record Captured(
      CapturePlace place, Capture capture, int status, URI url, @Nullable String truncated)
      implements WarcEntry {
    @Override
    public long offset() {
      return place.offset();
    }
  }

  /**
   * An answer whose body was the same as that of an earlier one.
   *
   * @param captured null: unknown
   * @param original the answer that has the body; null: it did not come earlier in this file
   */
  record Revisit(
      CapturePlace place,
      URI url,
      @Nullable Instant captured,
      int status,
      @Nullable CapturePlace original)
      implements WarcEntry {
    @Override
    public long offset() {
      return place.offset();
    }
  }

  /**
   * A record that is no answer, or none that we can know: a request, a name look-up …
   *
   * @param kind its type as the file has it, and what is unusual in it; may be printed
   */
  record Skipped(long offset, String kind) implements WarcEntry {}

  /**
   * Something that cannot be read; what stands behind it can.
   *
   * @param why may be printed
   */
  record Broken(long offset, String why) implements WarcEntry {}
}
