package org.unsaid.extract.date;

import java.net.URI;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * Where a page is from, as far as its address and its language tell: how days and months are
 * ordered there, and what its clocks show.
 *
 * @param language BCP 47, lower case; null: not declared
 * @param dayFirst whether 3/4/2024 is in April; null: unknown
 * @param zone of the publisher; null: unknown
 * @param zoneGuessed whether nobody stated the zone
 * @param country of several zones, where {@code zone} is unknown; null: unknown
 */
record Locality(
    @Nullable String language,
    @Nullable Boolean dayFirst,
    @Nullable ZoneId zone,
    boolean zoneGuessed,
    @Nullable WideCountry country) {

  private static final Map<String, String> ZONES = new HashMap<>();

  static {
    // countries with one zone, or with one that nearly all publishers use
    for (var line :
        ("de Europe/Berlin,at Europe/Vienna,ch Europe/Zurich,fr Europe/Paris,it Europe/Rome,"
                + "es Europe/Madrid,nl Europe/Amsterdam,be Europe/Brussels,lu Europe/Luxembourg,"
                + "pl Europe/Warsaw,cz Europe/Prague,sk Europe/Bratislava,hu Europe/Budapest,"
                + "ro Europe/Bucharest,bg Europe/Sofia,gr Europe/Athens,tr Europe/Istanbul,"
                + "ua Europe/Kyiv,se Europe/Stockholm,no Europe/Oslo,dk Europe/Copenhagen,"
                + "fi Europe/Helsinki,ee Europe/Tallinn,lv Europe/Riga,lt Europe/Vilnius,"
                + "rs Europe/Belgrade,hr Europe/Zagreb,si Europe/Ljubljana,ba Europe/Sarajevo,"
                + "mk Europe/Skopje,al Europe/Tirane,by Europe/Minsk,md Europe/Chisinau,"
                + "ge Asia/Tbilisi,am Asia/Yerevan,az Asia/Baku,ir Asia/Tehran,iq Asia/Baghdad,"
                + "il Asia/Jerusalem,sa Asia/Riyadh,ae Asia/Dubai,qa Asia/Qatar,eg Africa/Cairo,"
                + "pk Asia/Karachi,in Asia/Kolkata,bd Asia/Dhaka,np Asia/Kathmandu,lk Asia/Colombo,"
                + "cn Asia/Shanghai,hk Asia/Hong_Kong,tw Asia/Taipei,jp Asia/Tokyo,kr Asia/Seoul,"
                + "sg Asia/Singapore,my Asia/Kuala_Lumpur,th Asia/Bangkok,vn Asia/Ho_Chi_Minh,"
                + "ph Asia/Manila,za Africa/Johannesburg,ng Africa/Lagos,ke Africa/Nairobi,"
                + "et Africa/Addis_Ababa,tz Africa/Dar_es_Salaam,ar America/Argentina/Buenos_Aires,"
                + "co America/Bogota,pe America/Lima,ve America/Caracas,bo America/La_Paz,"
                + "uy America/Montevideo,py America/Asuncion,nz Pacific/Auckland,"
                + "uk Europe/London,ie Europe/Dublin,pt Europe/Lisbon")
            .split(",", -1)) {
      int space = line.indexOf(' ');
      ZONES.put(line.substring(0, space), line.substring(space + 1));
    }
  }

  /** Countries of several zones that many publishers use. */
  private static final Map<String, WideCountry> WIDE = new HashMap<>();

  static {
    for (var line :
        ("us America/New_York America/New_York America/Los_Angeles,"
                + "ca America/Toronto America/St_Johns America/Vancouver,"
                + "mx America/Mexico_City America/Cancun America/Tijuana,"
                + "br America/Sao_Paulo America/Sao_Paulo America/Manaus,"
                + "au Australia/Sydney Australia/Sydney Australia/Perth,"
                + "id Asia/Jakarta Asia/Jayapura Asia/Jakarta,"
                + "ru Europe/Moscow Asia/Vladivostok Europe/Kaliningrad")
            .split(",", -1)) {
      var words = line.split(" ", -1);
      var country = new WideCountry(ZoneId.of(words[1]), ZoneId.of(words[2]), ZoneId.of(words[3]));
      WIDE.put(words[0], country);
    }
    for (var domain : List.of("gov", "mil", "edu")) {
      WIDE.put(domain, Objects.requireNonNull(WIDE.get("us")));
    }
  }

  /**
   * A country with several zones.
   *
   * @param most where most of its publishers are
   */
  record WideCountry(ZoneId most, ZoneId east, ZoneId west) {}

  /** Languages that are written in one zone, nearly. */
  private static final Map<String, String> BY_LANGUAGE =
      Map.ofEntries(
          Map.entry("de", "de"),
          Map.entry("it", "it"),
          Map.entry("pl", "pl"),
          Map.entry("cs", "cz"),
          Map.entry("sk", "sk"),
          Map.entry("hu", "hu"),
          Map.entry("ro", "ro"),
          Map.entry("bg", "bg"),
          Map.entry("el", "gr"),
          Map.entry("tr", "tr"),
          Map.entry("uk", "ua"),
          Map.entry("sv", "se"),
          Map.entry("nb", "no"),
          Map.entry("no", "no"),
          Map.entry("da", "dk"),
          Map.entry("fi", "fi"),
          Map.entry("ja", "jp"),
          Map.entry("ko", "kr"),
          Map.entry("zh", "cn"),
          Map.entry("fa", "ir"),
          Map.entry("he", "il"),
          Map.entry("hi", "in"),
          Map.entry("vi", "vn"),
          Map.entry("th", "th"));

  static Locality of(Document page, Surround surround) {
    var language = language(page);
    var host = host(surround.url());
    int dot = host.lastIndexOf('.');
    var country = host.substring(dot + 1);
    var region = region(language);
    var zone = surround.zone();
    if (zone == null) {
      var name = ZONES.get(country);
      if (name == null && language != null) {
        var main = language.length() > 2 ? language.substring(0, 2) : language;
        name = ZONES.get(region.isEmpty() ? BY_LANGUAGE.getOrDefault(main, "") : region);
      }
      zone = name == null ? null : ZoneId.of(name);
    }
    // "en-US" is what many systems write that nobody set
    var wide = WIDE.getOrDefault(country, region.equals("us") ? null : WIDE.get(region));
    return new Locality(
        language,
        dayFirst(language, country),
        zone,
        surround.zone() == null,
        zone == null ? wide : null);
  }

  /** The country of Chinese, Portuguese and others that is not the language's first. */
  private static String region(@Nullable String language) {
    return language != null && language.length() == 5 ? language.substring(3) : "";
  }

  private static @Nullable String language(Document page) {
    var root = page.firstElementChild();
    var declared = "";
    if (root != null) {
      declared = root.attr("lang");
      if (declared.isBlank()) {
        declared = root.attr("xml:lang");
      }
    }
    declared = declared.strip().replace('_', '-').toLowerCase(Locale.ROOT);
    return declared.length() < 2 || declared.length() > 20 ? null : declared;
  }

  private static String host(@Nullable URI url) {
    return url == null || url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Boolean dayFirst(@Nullable String language, String country) {
    if (language == null || language.startsWith("en")) {
      return switch (country) {
        case "us", "gov", "mil", "edu" -> false;
        case "uk", "ie", "au", "nz", "in", "za", "ng", "ke", "my", "sg", "eu", "pk", "lk", "bd" ->
            true;
        case "de", "at", "ch", "fr", "it", "es", "nl", "be", "pl", "ru", "tr", "br", "ar" -> true;
        default -> {
          if (language == null) {
            yield null;
          }
          yield switch (language) {
            case "en-us", "en-ph" -> false;
            case "en-gb", "en-au", "en-nz", "en-ie", "en-in", "en-za" -> true;
            default -> null;
          };
        }
      };
    }
    return null;
  }
}
