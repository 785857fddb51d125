package org.unsaid.publish.digest;

import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.unsaid.core.Finding;
import org.unsaid.core.Watch;

/** Findings as an Atom feed (RFC 4287), for any reader of feeds. */
public final class FindingFeed {

  private static final int LONGEST_TITLE = 160;
  private static final String ID = "urn:unsaid:";

  private FindingFeed() {}

  /**
   * @param findings in the order of their finding; the feed shows the last one first
   */
  public static String atom(Watch watch, Collection<Finding> findings) {
    var feed = new Feed("atom_1.0");
    feed.setId(ID + "watch:" + Plain.of(watch.name()));
    feed.setTitle("What was found in " + xml(Plain.of(watch.name())));
    var author = new Person();
    author.setName("unsaid");
    feed.setAuthors(List.of(author));
    var entries = new ArrayList<Entry>();
    for (var finding : List.copyOf(findings).reversed()) {
      entries.add(entry(watch, finding));
    }
    feed.setEntries(entries);
    feed.setUpdated(entries.isEmpty() ? Date.from(Instant.EPOCH) : entries.getFirst().getUpdated());
    try {
      return new WireFeedOutput().outputString(feed, true);
    } catch (FeedException e) {
      throw new IllegalStateException("A feed of our own making cannot be written", e);
    }
  }

  private static Entry entry(Watch watch, Finding finding) {
    var entry = new Entry();
    entry.setId(ID + "finding:" + finding.id());
    entry.setTitle(xml(Plain.of(title(watch, finding), LONGEST_TITLE)));
    var found = Date.from(finding.found());
    entry.setPublished(found);
    entry.setUpdated(found);
    var content = new Content();
    content.setType("text");
    content.setValue(xml(Plain.of(finding.summary())));
    entry.setContents(List.of(content));
    var url = finding.url() == null ? "" : Plain.address(finding.url());
    if (!url.isEmpty()) {
      var link = new Link();
      link.setHref(xml(url));
      link.setRel("alternate");
      entry.setAlternateLinks(List.of(link));
    }
    return entry;
  }

  private static String title(Watch watch, Finding finding) {
    var institution =
        finding.institution() == null ? null : watch.institutions().get(finding.institution());
    var event =
        watch.events().stream()
            .filter(each -> each.id().equals(finding.event()))
            .map(each -> each.name())
            .findFirst()
            .orElse("");
    var who =
        institution != null
            ? institution.name()
            : finding.institution() == null ? "" : finding.institution();
    return "%s%s%s%s"
        .formatted(
            finding.kind().stored().replace('_', ' '),
            finding.ends() == null || finding.kind() == Finding.Kind.SILENCE_ENDED ? "" : ", over",
            who.isEmpty() ? "" : ": " + who,
            event.isEmpty() ? "" : " · " + event);
  }

  /** Without what XML 1.0 cannot hold. */
  private static String xml(String text) {
    return text.replaceAll(
        "[^\\x{9}\\x{A}\\x{D}\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]",
        "\uFFFD");
  }
}
