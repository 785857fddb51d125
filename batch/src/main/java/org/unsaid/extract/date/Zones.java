package org.unsaid.extract.date;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the zone that is stated beside a clock. */
final class Zones {

  /**
   * What the abbreviations mean. A standard time is often written all year round, so it is read as
   * its region's time; a summer time is only written by who means it.
   */
  private static final Map<String, ZoneId> NAMES = names();

  /** Cities and countries before 时间, 時間, 시간 or "time". */
  private static final Map<String, ZoneId> PLACES = places();

  private Zones() {}

  /**
   * A stated zone.
   *
   * @param to one behind its last token
   */
  record Zone(int to, ZoneId id) {}

  /**
   * The zone that begins at a token; null: none.
   *
   * @param exact whether seconds are shown: then -04:00 is an offset, else rather the end of a
   *     range
   * @param language BCP 47 without its region; empty: unknown
   */
  static @Nullable Zone read(Tokens tokens, int at, boolean exact, String language) {
    if (!tokens.is(at, "(（[")) {
      return plain(tokens, at, exact, language);
    }
    var inner = plain(tokens, at + 1, true, language);
    return inner != null && tokens.is(inner.to(), ")）]")
        ? new Zone(inner.to() + 1, inner.id())
        : null;
  }

  private static @Nullable Zone plain(Tokens tokens, int at, boolean exact, String language) {
    if (tokens.is(at, "+-−–")) {
      var offset = offset(tokens, at, exact);
      return offset == null ? null : remark(tokens, offset);
    }
    if (!tokens.isWord(at)) {
      return null;
    }
    var chinese = chinese(tokens, at);
    if (chinese != null) {
      return chinese;
    }
    var word = tokens.written(at);
    if (word.length() > 12) {
      return null;
    }
    var upper = word.equals("мск") ? "МСК" : word.equals("utc") ? "UTC" : word;
    if (upper.equals("UTC") || upper.equals("GMT") || upper.equals("UT")) {
      var offset = tokens.is(at + 1, "+-−") ? offset(tokens, at + 1, true) : null;
      return offset == null ? new Zone(at + 1, ZoneOffset.UTC) : remark(tokens, offset);
    }
    if (upper.equals("IST") || upper.equals("CST") || upper.equals("BST")) {
      var zone = disputed(upper, language);
      return zone == null ? null : new Zone(at + 1, zone);
    }
    var zone = NAMES.get(upper);
    // "et" and "est" are words in French, and headlines are in capitals
    if (zone != null && !(language.equals("fr") && word.charAt(0) == 'E')) {
      return new Zone(at + 1, zone);
    }
    var place = PLACES.get(tokens.folded(at));
    var time = tokens.folded(at + 1);
    return place != null && (time.equals("time") || time.equals("시간"))
        ? new Zone(at + 2, place)
        : null;
  }

  /** Abbreviations that are used on several continents: by the page's language, else unread. */
  private static @Nullable ZoneId disputed(String name, String language) {
    return switch (name) {
      case "IST" ->
          switch (language) {
            case "hi", "mr", "ta", "bn" -> ZoneId.of("Asia/Kolkata");
            case "he" -> ZoneId.of("Asia/Jerusalem");
            default -> null;
          };
      case "CST" ->
          switch (language) {
            case "zh" -> ZoneId.of("Asia/Shanghai");
            case "es" -> ZoneId.of("America/Mexico_City");
            default -> null;
          };
      default -> language.equals("en") ? ZoneOffset.ofHours(1) : null;
    };
  }

  /** +8, +08, +0800, +08:00, +08'00'. */
  private static @Nullable Zone offset(Tokens tokens, int sign, boolean exact) {
    int digits = tokens.digits(sign + 1);
    if (digits == 0 || !tokens.attached(sign + 1)) {
      return null;
    }
    boolean minus = !tokens.is(sign, "+");
    long value = tokens.value(sign + 1);
    long hours;
    long minutes = 0;
    int to = sign + 2;
    if (digits == 4) {
      hours = value / 100;
      minutes = value % 100;
    } else if (digits <= 2) {
      hours = value;
      if (tokens.is(to, ":'’")
          && tokens.attached(to)
          && tokens.digits(to + 1) == 2
          && tokens.attached(to + 1)) {
        minutes = tokens.value(to + 1);
        to += tokens.is(to + 2, "'’") ? 3 : 2;
      }
      if (minus && !exact) {
        return null;
      }
    } else {
      return null;
    }
    if (hours > 14 || minutes % 15 != 0 || minutes > 45) {
      return null;
    }
    int total = (int) (hours * 60 + minutes);
    return new Zone(to, ZoneOffset.ofTotalSeconds((minus ? -total : total) * 60));
  }

  /** Passes over what JavaScript writes behind an offset: (Central European Summer Time). */
  private static Zone remark(Tokens tokens, Zone zone) {
    if (!tokens.is(zone.to(), "(")) {
      return zone;
    }
    int at = zone.to() + 1;
    while (tokens.isWord(at) && at < zone.to() + 7) {
      at++;
    }
    return tokens.is(at, ")") && at > zone.to() + 1 ? new Zone(at + 1, zone.id()) : zone;
  }

  /** 北京时间, 日本時間: each character is a token. */
  private static @Nullable Zone chinese(Tokens tokens, int at) {
    char third = tokens.sign(at + 2);
    if ((third != '时' && third != '時') || !tokens.is(at + 3, "间間")) {
      return null;
    }
    var zone = PLACES.get("" + tokens.sign(at) + tokens.sign(at + 1));
    return zone == null ? null : new Zone(at + 4, zone);
  }

  private static Map<String, ZoneId> names() {
    var names = new HashMap<String, ZoneId>();
    put(names, "Europe/Berlin", "MEZ CET HNEC");
    put(names, "Europe/Athens", "EET OEZ");
    put(names, "Europe/Lisbon", "WET WEZ");
    put(names, "Europe/Moscow", "MSK МСК");
    put(names, "America/New_York", "ET EST");
    put(names, "America/Chicago", "CT");
    put(names, "America/Denver", "MT MST");
    put(names, "America/Los_Angeles", "PT PST");
    put(names, "Asia/Tokyo", "JST");
    put(names, "Asia/Seoul", "KST");
    put(names, "Asia/Hong_Kong", "HKT");
    put(names, "Asia/Singapore", "SGT");
    put(names, "Asia/Jakarta", "WIB");
    put(names, "Asia/Makassar", "WITA");
    put(names, "Asia/Jayapura", "WIT");
    put(names, "Asia/Karachi", "PKT");
    put(names, "Asia/Manila", "PHT");
    put(names, "Asia/Bangkok", "ICT");
    put(names, "Africa/Johannesburg", "SAST");
    put(names, "Africa/Nairobi", "EAT");
    put(names, "Africa/Lagos", "WAT");
    put(names, "Australia/Sydney", "AET");
    put(names, "Australia/Perth", "AWST");
    put(names, "Pacific/Auckland", "NZT NZST");
    put(names, "America/Sao_Paulo", "BRT");
    put(names, "America/Argentina/Buenos_Aires", "ART");
    put(names, "Europe/Istanbul", "TRT");
    put(names, "Asia/Dubai", "GST");
    put(names, "Z", "Z");
    put(names, "+02:00", "MESZ CEST");
    put(names, "+03:00", "EEST OESZ");
    put(names, "+01:00", "WEST WESZ");
    put(names, "-04:00", "EDT");
    put(names, "-05:00", "CDT");
    put(names, "-06:00", "MDT");
    put(names, "-07:00", "PDT");
    put(names, "+10:00", "AEST");
    put(names, "+11:00", "AEDT");
    put(names, "+13:00", "NZDT");
    put(names, "+03:30", "IRST");
    return Map.copyOf(names);
  }

  private static Map<String, ZoneId> places() {
    var places = new HashMap<String, ZoneId>();
    put(places, "Asia/Shanghai", "北京 beijing");
    put(places, "Asia/Taipei", "台北 臺北 台灣 台湾 taipei");
    put(places, "Asia/Hong_Kong", "香港");
    put(places, "Asia/Tokyo", "日本 东京 東京 tokyo");
    put(places, "Asia/Seoul", "韩国 韓國 首尔 한국 seoul");
    put(places, "Asia/Singapore", "singapore");
    put(places, "Europe/Moscow", "moscow");
    put(places, "Europe/Kyiv", "kyiv kiev");
    put(places, "Europe/Berlin", "berlin");
    put(places, "Europe/Paris", "paris");
    put(places, "Europe/London", "london 伦敦");
    put(places, "America/New_York", "eastern 美东");
    put(places, "America/Los_Angeles", "pacific");
    put(places, "Asia/Tehran", "tehran");
    put(places, "Asia/Jerusalem", "israel jerusalem");
    return Map.copyOf(places);
  }

  private static void put(Map<String, ZoneId> map, String zone, String names) {
    try {
      var id = ZoneId.of(zone);
      for (var name : names.split(" ", -1)) {
        map.put(name, id);
      }
    } catch (DateTimeException e) {
      throw new IllegalStateException(zone, e);
    }
  }
}
