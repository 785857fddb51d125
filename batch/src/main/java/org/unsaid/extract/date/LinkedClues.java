package org.unsaid.extract.date;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.unsaid.extract.date.DateCandidate.Role;
import org.unsaid.extract.date.DateCandidate.Source;

/** Weighs what linked data says: of this page, or of others that it points at. */
final class LinkedClues {

  private LinkedClues() {}

  static void read(
      List<LinkedData.Thing> things,
      List<String> titles,
      Surround surround,
      DateText.Habits habits,
      List<Clue> clues) {
    int articles = 0;
    boolean matched = false;
    for (var thing : things) {
      if (thing.article() && !thing.aside) {
        articles++;
        matched |= matches(thing, titles, surround);
      }
    }
    for (var thing : things) {
      boolean same = matches(thing, titles, surround);
      double weight;
      var role = Role.PUBLISHED;
      String why;
      if (thing.article()
          && (same || (!thing.aside && ((!matched && articles == 1) || articles == 1)))) {
        weight = Weights.LINKED_ARTICLE;
        why = same ? "linked data of this very article" : "linked data of the only article";
      } else if (thing.article() && !thing.aside && !matched && articles <= 2) {
        weight = Weights.LINKED_PAGE;
        why = "linked data of one of two articles";
      } else if (thing.page() && !thing.aside) {
        weight = Weights.LINKED_PAGE;
        why = "linked data of the page";
      } else if (thing.media() && !thing.aside) {
        weight = Weights.LINKED_MEDIA;
        why = "linked data of a recording";
      } else {
        weight = Weights.LINKED_OTHER;
        role = thing.article() ? Role.TEASER : Role.UNKNOWN;
        why = "linked data of something else";
      }
      var type = thing.types.isEmpty() ? "" : " of " + String.join(", ", thing.types);
      boolean changed = thing.published != null && thing.published.equals(thing.modified);
      add(
          clues,
          thing.published,
          role,
          changed ? weight * Weights.SAME_AS_CHANGE : weight,
          "datePublished" + type,
          changed ? why + ", though its change is the same" : why,
          habits);
      add(
          clues,
          thing.created,
          role,
          Math.min(weight, Weights.LINKED_CREATED),
          "dateCreated" + type,
          why,
          habits);
      add(
          clues,
          thing.uploaded,
          role,
          Math.min(weight, Weights.LINKED_MEDIA),
          "uploadDate" + type,
          why,
          habits);
      add(
          clues,
          thing.modified,
          role == Role.PUBLISHED ? Role.UPDATED : role,
          weight,
          "dateModified" + type,
          why,
          habits);
      add(clues, thing.starts, Role.ACT, weight, "startDate" + type, why, habits);
    }
  }

  private static void add(
      List<Clue> clues,
      @Nullable String value,
      Role role,
      double weight,
      String place,
      String why,
      DateText.Habits habits) {
    if (value == null || value.length() > 80) {
      return;
    }
    var time = MachineDates.value(value.strip());
    if (time.isPresent()) {
      clues.add(Clue.stated(time.get(), Source.JSON_LD, role, weight, place, value, why));
      return;
    }
    var found = DateText.find(value, habits);
    if (!found.isEmpty()) {
      var first = found.getFirst();
      clues.add(
          new Clue(
              first.time(),
              first.swapped(),
              DayOrder.of(first, value),
              Source.JSON_LD,
              role,
              weight,
              place,
              value,
              why));
    }
  }

  private static boolean matches(LinkedData.Thing thing, List<String> titles, Surround surround) {
    var url = surround.url();
    if (url != null && url.getPath() != null && url.getPath().length() > 8) {
      var path = url.getPath().toLowerCase(Locale.ROOT);
      int part = thing.url.indexOf('#');
      // a part of the page has its own address behind the page's, as in a live report
      if (part < 0 && thing.url.toLowerCase(Locale.ROOT).contains(path)) {
        return true;
      }
    }
    var headline = PageDates.plain(thing.headline);
    if (headline.length() < 4) {
      return false;
    }
    for (var title : titles) {
      if (title.contains(headline) || (headline.contains(title) && title.length() >= 10)) {
        return true;
      }
    }
    return false;
  }
}
