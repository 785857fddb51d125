package org.unsaid.publish.digest;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;

/** Words of a language, days and numbers by the customs of a country, times in one zone. */
final class Words {

  private static final String BUNDLE = "org.unsaid.publish.digest.words";

  private final ResourceBundle bundle;
  private final Locale locale;
  private final ZoneId zone;

  Words(Locale locale, ZoneId zone) {
    // English where a word is in no other: never in whatever language the machine speaks
    this.bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    this.locale = locale;
    this.zone = zone;
  }

  /** A sentence of that name, with what it speaks of. */
  String of(String name, Object... about) {
    return new MessageFormat(bundle.getString(name), locale).format(about);
  }

  /** To the minute. */
  String time(Instant instant) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(locale)
        .format(instant.atZone(zone));
  }

  /** To the day. */
  String day(Instant instant) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(locale)
        .format(instant.atZone(zone));
  }

  /** In which times are told, such as {@code Europe/Berlin (UTC+02:00)}. */
  String zone(Instant at) {
    var offset = zone.getRules().getOffset(at).getId();
    return zone.getId().equals("UTC")
        ? "UTC"
        : "%s (UTC%s)".formatted(zone.getId(), offset.equals("Z") ? "" : offset);
  }

  /** By whose customs days and numbers are written. */
  String customs() {
    var country = locale.getCountry();
    return locale.getDisplayLanguage(locale)
        + (country.isEmpty() ? "" : ", " + locale.getDisplayCountry(locale));
  }

  Locale locale() {
    return locale;
  }
}
