package org.unsaid.extract.date;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.chrono.HijrahDate;
import org.jspecify.annotations.Nullable;

/** The calendars that pages write in. */
enum Calendar {
  GREGORIAN {
    @Override
    @Nullable LocalDate date(int year, int month, int day) {
      return year >= 1900
              && year <= 2100
              && month >= 1
              && month <= 12
              && day >= 1
              && day <= java.time.YearMonth.of(year, month).lengthOfMonth()
          ? LocalDate.of(year, month, day)
          : null;
    }
  },

  /** Of Thailand: 2567 is 2024. */
  BUDDHIST {
    @Override
    @Nullable LocalDate date(int year, int month, int day) {
      return GREGORIAN.date(year - 543, month, day);
    }
  },

  /** Of Taiwan: 113 is 2024. */
  MINGUO {
    @Override
    @Nullable LocalDate date(int year, int month, int day) {
      return GREGORIAN.date(year + 1911, month, day);
    }
  },

  /**
   * Solar, of Iran and Afghanistan: 1403 begins on 20 March 2024. The rule of 33 years, which
   * agrees with the observed equinox for the years 1206 to 1498.
   */
  JALALI {
    @Override
    @Nullable LocalDate date(int year, int month, int day) {
      boolean leap = Math.floorMod(25 * year + 11, 33) < 8;
      int length = month <= 6 ? 31 : month <= 11 || leap ? 30 : 29;
      if (year < 1279 || year > 1478 || month < 1 || month > 12 || day < 1 || day > length) {
        return null;
      }
      int before = 365 * (year - 1) + (8 * year + 21) / 33;
      int inYear = month <= 7 ? 31 * (month - 1) : 30 * (month - 1) + 6;
      return LocalDate.ofEpochDay(JALALI_EPOCH + before + inYear + day - 1);
    }
  },

  /** Lunar, as Saudi Arabia's Umm al-Qura table counts it; elsewhere a day more or less. */
  HIJRI {
    @Override
    @Nullable LocalDate date(int year, int month, int day) {
      if (year < 1318 || year > 1500) {
        return null;
      }
      try {
        return LocalDate.from(HijrahDate.of(year, month, day));
      } catch (DateTimeException e) {
        return null;
      }
    }
  };

  /** Days from 1 Farvardin 1 to 1970-01-01, negative. */
  private static final long JALALI_EPOCH = 1_948_320 - 2_440_588;

  /** The day in our calendar; null: there is none, or not between 1900 and 2100. */
  abstract @Nullable LocalDate date(int year, int month, int day);
}
