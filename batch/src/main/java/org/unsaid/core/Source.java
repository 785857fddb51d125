package org.unsaid.core;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where institutions publish, and how we look, or that we do not. */
public sealed interface Source {

  String id();

  /**
   * A collection that somebody else made: JSON Lines or CSV, packed or not, or a folder of these.
   */
  record Archive(
      String id,
      @Nullable String institution,
      List<String> institutions,
      Format format,
      Path path,
      Map<String, String> fields,
      @Nullable Covers covers)
      implements Source {

    /** How a line is written. */
    public enum Format {
      JSONL,
      CSV
    }

    /**
     * @param institution of every line; null where each line names its own
     * @param institutions ids that {@code covers} speaks for, groups resolved
     * @param path absolute
     * @param fields our field name to the archive's, where they differ
     */
    public Archive {
      institutions = List.copyOf(institutions);
      fields = Map.copyOf(fields);
    }

    /** The same archive in another place. */
    public Archive at(Path elsewhere) {
      return new Archive(
          id, institution, institutions, format(elsewhere), elsewhere, fields, covers);
    }

    private Format format(Path elsewhere) {
      var name = elsewhere.toString();
      return name.matches(".*\\.csv(\\.gz|\\.zst)?")
          ? Format.CSV
          : name.matches(".*\\.jsonl(\\.gz|\\.zst)?") ? Format.JSONL : format;
    }
  }

  /**
   * What an archive says of its own completeness; without it, absence proves nothing.
   *
   * @param from first day covered
   * @param to last day covered
   * @param by who says so
   */
  record Covers(LocalDate from, LocalDate to, String by) {}

  /** A channel that is known and not watched; it is never read as silence. */
  record Unwatched(String id, String institution, String why) implements Source {}

  /** A feed, sitemap or list that is fetched again and again. */
  record Polled(
      String id,
      String institution,
      Kind kind,
      URI url,
      @Nullable Duration every,
      @Nullable Rate expect,
      List<Selectors> select)
      implements Source {

    /** What stands behind the URL. */
    public enum Kind {
      FEED,
      SITEMAP,
      LIST
    }

    public Polled {
      select = List.copyOf(select);
    }

    /** How pages looked on a day; empty if the source does not say. */
    public Map<String, String> selectorsOn(LocalDate day) {
      return select.stream()
          .filter(each -> each.until() == null || !day.isAfter(each.until()))
          .findFirst()
          .map(Selectors::selectors)
          .orElse(Map.of());
    }
  }

  /** Items that a source usually publishes in a time; a longer empty streak is an alarm. */
  record Rate(int min, int max, Duration per) {}

  /**
   * How a page is read, up to a day.
   *
   * @param until last day on which the page looked so; null: it still does
   * @param selectors CSS selectors by {@code item}, {@code body}, {@code published}, {@code title},
   *     {@code attachment}
   */
  record Selectors(@Nullable LocalDate until, Map<String, String> selectors) {
    public Selectors {
      selectors = Map.copyOf(selectors);
    }
  }
}
