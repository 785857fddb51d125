package org.unsaid.extract;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unsaid.core.ActKind;
import org.unsaid.core.Institution;
import org.unsaid.core.Precision;
import org.unsaid.core.Published;
import org.unsaid.core.Source;
import org.unsaid.core.Statement;
import org.unsaid.core.Watch;
import org.unsaid.core.When;
import org.unsaid.extract.encoding.Mojibake;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads the lines of one archive as statements. Safe for use by many threads. */
public final class StatementReader {

  private static final JsonFactory JSON = new JsonFactory();

  private final Source.Archive archive;
  private final Watch watch;

  /** Our name of each field that the archive calls otherwise, or alike. */
  private final Map<String, String> names = new HashMap<>();

  public StatementReader(Source.Archive archive, Watch watch) {
    this.archive = archive;
    this.watch = watch;
    for (var field :
        new String[] {
          "id",
          "institution",
          "published",
          "precision",
          "title",
          "text",
          "url",
          "language",
          "first_seen"
        }) {
      names.put(archive.fields().getOrDefault(field, field), field);
    }
  }

  /** The statement in the line, or why there is none. */
  public Reading read(ArchiveLine line) {
    try {
      return new Reading.Read(
          switch (line) {
            case ArchiveLine.Json json -> statement(values(json.bytes()));
            case ArchiveLine.Csv csv -> statement(values(csv.values()));
            case ArchiveLine.Broken broken -> throw new Unreadable(broken.why());
          });
    } catch (Unreadable e) {
      return new Reading.Rejected(line.file(), line.number(), e.why);
    }
  }

  private Map<String, String> values(Map<String, String> row) {
    var values = new HashMap<String, String>();
    row.forEach(
        (column, value) -> {
          var name = names.get(column);
          if (name != null && !value.isBlank()) {
            values.put(name, value);
          }
        });
    return values;
  }

  private Map<String, String> values(byte[] json) {
    var values = new HashMap<String, String>();
    try (var parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new Unreadable("not a JSON object: a line is {\"institution\": …, \"text\": …}");
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        var name = names.get(parser.currentName());
        var token = parser.nextToken();
        if (name == null || token == JsonToken.VALUE_NULL) {
          parser.skipChildren();
        } else if (token.isScalarValue()) {
          var value = parser.getString();
          if (!value.isBlank()) {
            values.put(name, value);
          }
        } else {
          throw new Unreadable(theirs(name) + ": a text is needed, not a list or an object");
        }
      }
      if (parser.nextToken() != null) {
        throw new Unreadable("more than one JSON object: one a line");
      }
      return values;
    } catch (JacksonException e) {
      var place = e.getLocation();
      throw new Unreadable(
          "not JSON"
              + (place == null ? "" : " at column " + place.getColumnNr())
              + ": "
              + String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse(""));
    }
  }

  private Statement statement(Map<String, String> values) {
    var institution = institution(values);
    var zone = institution.zone();
    var published = published(values, zone);
    var title = values.getOrDefault("title", "").strip();
    var url = url(values.get("url"));
    var firstSeen = firstSeen(values.get("first_seen"), zone, published);
    return new Statement(
        // the title as it came: a better repair must not make another statement of it
        id(institution.id(), url, values.get("id"), title, published),
        institution.id(),
        // whoever made the archive may have read UTF-8 as a Western charset
        Mojibake.repair(title),
        Mojibake.repair(required(values, "text").strip()),
        language(values.get("language")),
        Published.stated(published, "archive"),
        null,
        null,
        firstSeen == null ? published.latest() : firstSeen,
        firstSeen == null,
        url,
        ActKind.OWN,
        archive.id());
  }

  private static String id(
      String institution,
      @Nullable String url,
      @Nullable String archiveId,
      String title,
      When published) {
    if (url != null) {
      return StatementId.ofUrl(institution, url);
    }
    return archiveId != null
        ? StatementId.ofArchive(institution, archiveId)
        : StatementId.ofTitle(institution, title, published);
  }

  private Institution institution(Map<String, String> values) {
    var id =
        archive.institution() != null ? archive.institution() : required(values, "institution");
    var institution = watch.institutions().get(id);
    if (institution == null) {
      throw new Unreadable(
          theirs("institution") + ": '" + shown(id) + "' is not an institution of the watch");
    }
    return institution;
  }

  private When published(Map<String, String> values, ZoneId zone) {
    var text = required(values, "published").strip();
    try {
      var when = When.parse(text.replace(' ', 'T'), zone);
      int year = when.earliest().atZone(zone).getYear();
      if (year < 1500 || year > 2500) {
        throw new IllegalArgumentException("year " + year);
      }
      var precision = values.get("precision");
      return precision == null ? when : when.atMost(Precision.of(precision), zone);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new Unreadable(
          "%s: '%s' is no time: %s. Write 2026-03-03, or 2026-03-03T14:05+08:00"
              .formatted(theirs("published"), shown(text), e.getMessage()));
    }
  }

  /** First seen by the archive; never before it can have been published. */
  private @Nullable Instant firstSeen(@Nullable String text, ZoneId zone, When published) {
    if (text == null) {
      return null;
    }
    try {
      var seen = When.parse(text.strip().replace(' ', 'T'), zone).latest();
      if (!seen.isAfter(published.earliest())) {
        throw new Unreadable(
            "%s: '%s' lies before it was published".formatted(theirs("first_seen"), shown(text)));
      }
      return seen;
    } catch (DateTimeException e) {
      throw new Unreadable(
          "%s: '%s' is no time: %s".formatted(theirs("first_seen"), shown(text), e.getMessage()));
    }
  }

  private @Nullable String url(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      var uri = new URI(text.strip());
      if (uri.getHost() == null || !String.valueOf(uri.getScheme()).matches("(?i)https?")) {
        throw new Unreadable(
            "%s: '%s' is no http or https address".formatted(theirs("url"), shown(text)));
      }
      return uri.toString();
    } catch (URISyntaxException e) {
      throw new Unreadable(
          "%s: '%s' is no address: %s".formatted(theirs("url"), shown(text), e.getReason()));
    }
  }

  private static @Nullable String language(@Nullable String text) {
    return text == null ? null : text.strip().replace('_', '-').toLowerCase(Locale.ROOT);
  }

  private String required(Map<String, String> values, String name) {
    var value = values.get(name);
    if (value == null) {
      throw new Unreadable(theirs(name) + " is missing");
    }
    return value;
  }

  /** The name that the archive itself gives a field, since that is what its owner looks for. */
  private String theirs(String name) {
    return archive.fields().getOrDefault(name, name);
  }

  /** What a line says may be long, or hide characters that move a terminal's cursor. */
  private static String shown(String value) {
    var start = value.length() > 80 ? value.substring(0, 80) + "…" : value;
    return start.replaceAll("\\p{Cntrl}", "�");
  }

  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String why;

    Unreadable(String why) {
      super(why, null, false, false);
      this.why = why;
    }
  }
}
