package org.unsaid.collect.archive;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unsaid.core.Capture;
import org.unsaid.core.CapturePlace;

/** Reads captures of an archive at their places, and gives revisits the body that they refer to. */
final class Reading {

  /** A page that unpacks to more is given packed; nobody reads such a page. */
  static final int LONGEST_CONTENT = 64 << 20;

  private final Path folder;
  private final Catalogue catalogue;

  Reading(Path folder, Catalogue catalogue) {
    this.folder = folder;
    this.catalogue = catalogue;
  }

  Optional<Archive.Kept> read(CapturePlace place) {
    return record(place).flatMap(record -> kept(place, record));
  }

  /** The HTTP head of the answer at a place. */
  Optional<Fields> head(CapturePlace place) {
    return record(place).map(RawRecord::block).map(HttpMessage::parse).map(HttpMessage::head);
  }

  private Optional<RawRecord> record(CapturePlace place) {
    var file = folder.resolve(place.file());
    if (!FileName.isOurs(place.file()) || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      if (place.offset() < 0 || place.offset() >= Files.size(file)) {
        return Optional.empty();
      }
      try (var reader = RecordReader.open(file, place.offset(), Mending.LONGEST_RECORD)) {
        return switch (reader.next()) {
          case null -> Optional.empty();
          case RecordReader.Damage damage -> throw damaged(place, damage.why());
          case RawRecord record -> Optional.of(record);
        };
      }
    } catch (IOException e) {
      throw new ArchiveException("%s cannot be read: %s".formatted(file, e), e);
    }
  }

  private ArchiveException damaged(CapturePlace place, String why) {
    return new ArchiveException(
        "%s at %d: %s".formatted(folder.resolve(place.file()), place.offset(), why), null);
  }

  private Optional<Archive.Kept> kept(CapturePlace place, RawRecord record) {
    var line = Scan.line(record, place.file());
    if (line.isEmpty()) {
      return Optional.empty();
    }
    var message = HttpMessage.parse(record.block());
    if (message == null) {
      return Optional.of(kept(line.get(), Map.of(), record.block()));
    }
    if (!line.get().isRevisit()) {
      var content = message.content(message.payload(), LONGEST_CONTENT);
      return Optional.of(kept(line.get(), message.head().values(), content(content, message)));
    }
    return Optional.of(revisited(line.get(), message));
  }

  /** What cannot be unpacked is given as it was sent. */
  private static byte[] content(HttpMessage.Content content, HttpMessage message) {
    return content.decoding() == HttpMessage.Decoding.WHOLE ? content.bytes() : message.payload();
  }

  private static Archive.Kept kept(IndexLine line, Map<String, List<String>> headers, byte[] body) {
    return new Archive.Kept(
        line.place(),
        new Capture(URI.create(line.url()), line.ended(), headers, body),
        line.status());
  }

  private Archive.Kept revisited(IndexLine revisit, HttpMessage message) {
    var original =
        original(revisit)
            .orElseThrow(
                () ->
                    damaged(
                        revisit.place(),
                        "refers to a response of %s that is not there"
                            .formatted(revisit.original())));
    var full = HttpMessage.parse(original.block());
    if (full == null) {
      throw damaged(revisit.place(), "refers to a response that is none");
    }
    var headers = new LinkedHashMap<>(message.head().values());
    if (message.status() == 304) {
      // RFC 9111, section 3.2: what it says anew replaces what was said
      headers = new LinkedHashMap<>(full.head().values());
      headers.putAll(message.head().values());
    }
    var coded = message.status() == 304 ? full : message;
    var content = coded.content(full.payload(), LONGEST_CONTENT);
    return kept(revisit, headers, content(content, full));
  }

  private Optional<RawRecord> original(IndexLine revisit) {
    Instant began = revisit.original();
    return catalogue
        .newest(
            IndexLine.key(revisit.url()),
            began,
            Integer.MAX_VALUE,
            line ->
                !line.isRevisit()
                    && line.url().equals(revisit.url())
                    && line.began().equals(began)
                    && line.digest().equals(revisit.digest()))
        .flatMap(line -> record(line.place()));
  }
}
